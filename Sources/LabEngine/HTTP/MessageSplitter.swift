import NIOCore

/// Finds where HTTP/1 messages begin and end in a stream of bytes, without changing one of them.
///
/// What isn't HTTP/1, or can't be framed for certain, is opaque from there on: bytes pass, and no message is seen.
struct MessageSplitter {
    enum Piece: Equatable {
        /// A message begins; the bytes are its first line, headers and the empty line.
        case head(MessageHead, ByteBuffer)
        /// More bytes of the message.
        case body(ByteBuffer)
        /// The message is over.
        case end
        /// Bytes that belong to no message that we know of.
        case opaque(ByteBuffer)
    }

    private enum State: Equatable {
        case head
        case length(Int)
        case chunkSize
        /// The chunk's bytes and the line end after them.
        case chunk(Int)
        case trailers
        case untilClose
        case opaque
    }

    /// Bytes of a head, and of a chunk's first line or a trailer, beyond which it is no longer believed.
    static let longestHead = 64 * 1_024
    static let longestLine = 4 * 1_024

    private var state = State.head
    /// Bytes that no piece has taken yet.
    private var pending = ByteBuffer()
    /// Up to where `pending` was searched for the end of a head.
    private var searched = 0

    /// - Parameter method: asked, for each answer's head, for the method of the request that it answers; nil for
    ///   requests.
    mutating func consume(_ bytes: ByteBuffer, answerTo method: (MessageHead) -> String? = { _ in nil }) -> [Piece] {
        var bytes = bytes
        pending.writeBuffer(&bytes)
        var pieces: [Piece] = []
        while pending.readableBytes > 0, step(&pieces, method) {}
        if pending.readableBytes == 0 { pending.clear() }
        return pieces
    }

    /// One step; false where more bytes are needed.
    private mutating func step(_ pieces: inout [Piece], _ method: (MessageHead) -> String?) -> Bool {
        switch state {
        case .head: return readHead(&pieces, method)
        case .length(let left): return readBody(left, &pieces) { .length($0) }
        case .chunk(let left): return readBody(left, &pieces) { $0 == 0 ? .chunkSize : .chunk($0) }
        case .chunkSize: return readChunkSize(&pieces)
        case .trailers: return readTrailer(&pieces)
        case .untilClose:
            pieces.append(.body(takeAll()))
            return true
        case .opaque:
            pieces.append(.opaque(takeAll()))
            return true
        }
    }

    private mutating func readHead(_ pieces: inout [Piece], _ method: (MessageHead) -> String?) -> Bool {
        // RFC 9112, section 2.2: empty lines before a request are passed over.
        guard let end = endOfHead() else {
            guard pending.readableBytes > MessageSplitter.longestHead else { return false }
            state = .opaque
            return true
        }
        searched = 0
        guard let head = pending.getString(at: pending.readerIndex, length: end).flatMap(MessageHead.init) else {
            state = .opaque
            return true
        }
        let framing = head.framing(answerTo: method(head))
        guard framing != .unclear, head.status != 101, head.firstWord != "CONNECT" else {
            state = .opaque
            return true
        }
        pieces.append(.head(head, take(end)))
        switch framing {
        case .none, .length(0):
            pieces.append(.end)
        case .length(let length): state = .length(length)
        case .chunked: state = .chunkSize
        case .untilClose: state = .untilClose
        case .unclear: state = .opaque
        }
        return true
    }

    /// The length of the head with its empty line; nil where it isn't there yet. A bare line feed ends a line too.
    private mutating func endOfHead() -> Int? {
        let view = pending.readableBytesView
        // Line ends before the first line aren't the empty line that ends a head.
        let begin = view.firstIndex { $0 != 13 && $0 != 10 } ?? view.endIndex
        var index = max(begin, view.startIndex + max(0, searched - 3))
        while let feed = view[index...].firstIndex(of: 10) {
            var next = feed + 1
            if next < view.endIndex, view[next] == 13 { next += 1 }
            if next < view.endIndex, view[next] == 10 { return next + 1 - view.startIndex }
            index = feed + 1
        }
        searched = view.count
        return nil
    }

    private mutating func readBody(_ left: Int, _ pieces: inout [Piece], _ next: (Int) -> State) -> Bool {
        let length = min(left, pending.readableBytes)
        pieces.append(.body(take(length)))
        if case .length(0) = next(left - length) {
            pieces.append(.end)
            state = .head
        } else {
            state = next(left - length)
        }
        return true
    }

    private mutating func readChunkSize(_ pieces: inout [Piece]) -> Bool {
        guard let line = line(&pieces) else { return state == .opaque }
        let content = line.utf8.dropLast(line.utf8.suffix(2).first == 13 ? 2 : 1)
        guard let size = HTTPSyntax.chunkSize(content) else {
            state = .opaque
            return true
        }
        // After the chunk's bytes come CR and LF.
        pieces.append(.body(take(line.utf8.count)))
        state = size == 0 ? .trailers : .chunk(size + 2)
        return true
    }

    private mutating func readTrailer(_ pieces: inout [Piece]) -> Bool {
        guard let line = line(&pieces) else { return state == .opaque }
        pieces.append(.body(take(line.utf8.count)))
        if line == "\r\n" || line == "\n" {
            pieces.append(.end)
            state = .head
        }
        return true
    }

    /// The next line with its end; nil where it isn't whole. A line that is too long makes the rest opaque.
    private mutating func line(_ pieces: inout [Piece]) -> String? {
        guard let feed = pending.readableBytesView.firstIndex(of: 10) else {
            if pending.readableBytes > MessageSplitter.longestLine { state = .opaque }
            return nil
        }
        let length = feed + 1 - pending.readerIndex
        guard let line = pending.getString(at: pending.readerIndex, length: length), line.utf8.count == length else {
            state = .opaque
            return nil
        }
        return line
    }

    private mutating func take(_ length: Int) -> ByteBuffer {
        pending.readSlice(length: length) ?? ByteBuffer()
    }

    private mutating func takeAll() -> ByteBuffer { take(pending.readableBytes) }
}
