import NIOCore

/// What is spoken through a link: where requests and answers begin and end, and which answers belong together with
/// requests.
enum LinkTalk {
    case http(requests: MessageSplitter, answers: MessageSplitter)
    case resp(requests: RESPCommandSplitter, replies: RESPReplySplitter, isPaired: Bool)

    static let http = LinkTalk.http(requests: MessageSplitter(), answers: MessageSplitter())

    /// - Parameter ownName: what the lab's own connections call themselves.
    static func resp(ownName: String?) -> LinkTalk {
        .resp(requests: RESPCommandSplitter(ownName: ownName), replies: RESPReplySplitter(), isPaired: true)
    }

    enum Piece: Equatable {
        /// Whether an answer to it will come, or else nothing that could be told as its answer.
        case request(LinkRequest, method: String, isPaired: Bool)
        case answer(isInterim: Bool)
        /// A message to the caller that is no answer.
        case unasked
        case bytes(ByteBuffer)
        case end
        /// Bytes that belong to no message that we know of.
        case opaque(ByteBuffer)
    }

    /// Whether only their order says which answer belongs to which request, for clients too: without one of them all
    /// that follow are misunderstood. Over HTTP/1 a client sends the next request after the answer.
    var isPairedByOrder: Bool {
        if case .resp = self { true } else { false }
    }

    mutating func requestPieces(_ bytes: ByteBuffer) -> [Piece] {
        switch self {
        case .http(var requests, let answers):
            // Taken out meanwhile, so that nothing is copied.
            self = .http(requests: MessageSplitter(), answers: answers)
            var pieces: [Piece] = []
            for piece in requests.consume(bytes) {
                LinkTalk.append(piece, to: &pieces) { head in
                    let request = LinkRequest.http(identity: head[WorkIdentity.headerName])
                    return .request(request, method: head.firstWord, isPaired: true)
                }
            }
            self = .http(requests: requests, answers: answers)
            return pieces
        case .resp(var commands, let replies, var isPaired):
            self = .resp(requests: RESPCommandSplitter(ownName: nil), replies: replies, isPaired: isPaired)
            var pieces: [Piece] = []
            for piece in commands.consume(bytes) {
                switch piece {
                case .command(let command, let bytes):
                    if command.endsPairing { isPaired = false }
                    pieces.append(.request(.command(command), method: "", isPaired: isPaired))
                    pieces.append(.bytes(bytes))
                    pieces.append(.end)
                case .opaque(let bytes):
                    isPaired = false
                    pieces.append(.opaque(bytes))
                }
            }
            self = .resp(requests: commands, replies: replies, isPaired: isPaired)
            return pieces
        }
    }

    mutating func answerPieces(_ bytes: ByteBuffer, awaited: CircularBuffer<LinkExchange.Awaited>) -> [Piece] {
        switch self {
        case .http(let requests, var answers):
            self = .http(requests: requests, answers: MessageSplitter())
            var seen = 0
            // The splitter may find several answers in one read, so each head asks for the next request's method.
            let found = answers.consume(bytes) { head in
                let method = seen < awaited.count ? awaited[offset: seen].method : ""
                if !head.isInterim { seen += 1 }
                return method
            }
            self = .http(requests: requests, answers: answers)
            var pieces: [Piece] = []
            for piece in found { LinkTalk.append(piece, to: &pieces) { .answer(isInterim: $0.isInterim) } }
            return pieces
        case .resp(let commands, var replies, let isPaired):
            self = .resp(requests: commands, replies: RESPReplySplitter(), isPaired: isPaired)
            let pieces = replies.consume(bytes).map { piece -> Piece in
                switch piece {
                case .begin(let isPush): isPush || !isPaired && awaited.isEmpty ? .unasked : .answer(isInterim: false)
                case .bytes(let bytes): .bytes(bytes)
                case .end: .end
                case .opaque(let bytes): .opaque(bytes)
                }
            }
            self = .resp(requests: commands, replies: replies, isPaired: isPaired)
            return pieces
        }
    }

    private static func append(
        _ piece: MessageSplitter.Piece,
        to pieces: inout [Piece],
        begin: (MessageHead) -> Piece
    ) {
        switch piece {
        case .head(let head, let bytes):
            pieces.append(begin(head))
            pieces.append(.bytes(bytes))
        case .body(let bytes): pieces.append(.bytes(bytes))
        case .end: pieces.append(.end)
        case .opaque(let bytes): pieces.append(.opaque(bytes))
        }
    }
}

extension MessageHead {
    /// 100 Continue and its like come before the answer, which is still awaited.
    fileprivate var isInterim: Bool { status.map { (100..<200).contains($0) } ?? false }
}
