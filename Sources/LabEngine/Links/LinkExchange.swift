import LabKit
import NIOCore

/// Decides, for one connection through a link, which messages pass. What it is told are pieces of requests and
/// answers in order; what it returns is what to hand on and what to note.
struct LinkExchange {
    enum Action: Equatable {
        case pass(ByteBuffer)
        case note(Note, WorkIdentity)
    }

    enum Note: Equatable { case passedRequest, lostRequest, passedAnswer, lostAnswer }

    /// Whose requests are awaiting answers, the oldest first; an answer belongs to the oldest (RFC 9112, section
    /// 9.3.2).
    private struct Awaited {
        var work: Work
        var method: String
    }

    private struct Message {
        var work: Work
        var isLost: Bool
        /// 100 Continue and its like come before the answer, which is still awaited.
        var isInterim = false
    }

    /// Whether a message is lost.
    typealias Loss = (Work, LinkSpec.Direction) -> Bool

    private var requests = MessageSplitter()
    private var answers = MessageSplitter()
    private var awaited: [Awaited] = []
    private var request: Message?
    private var answer: Message?

    /// - Parameters:
    ///   - work: whose work a request is, by the identity that it carries.
    ///   - loses: whether a message is to be lost.
    mutating func request(_ bytes: ByteBuffer, work: (String?) -> Work, loses: Loss) -> [Action] {
        var actions: [Action] = []
        for piece in requests.consume(bytes) {
            switch piece {
            case .head(let head, let bytes):
                let work = work(head[WorkIdentity.headerName])
                let message = Message(work: work, isLost: loses(work, .request))
                request = message
                if !message.isLost {
                    awaited.append(Awaited(work: work, method: head.firstWord))
                    actions.append(.pass(bytes))
                }
            case .body(let bytes):
                if request?.isLost != true { actions.append(.pass(bytes)) }
            case .end:
                guard let message = request else { break }
                actions.append(.note(message.isLost ? .lostRequest : .passedRequest, message.work.identity))
                request = nil
            case .opaque(let bytes):
                actions.append(.pass(bytes))
            }
        }
        return actions
    }

    mutating func answer(_ bytes: ByteBuffer, loses: Loss) -> [Action] {
        var actions: [Action] = []
        let oldest = awaited
        var seen = 0
        // The splitter may find several answers in one read, so each head asks for the next request's method.
        let pieces = answers.consume(bytes) { head in
            let method = seen < oldest.count ? oldest[seen].method : ""
            if !LinkExchange.isInterim(head) { seen += 1 }
            return method
        }
        for piece in pieces {
            switch piece {
            case .head(let head, let bytes):
                answer = begin(head, loses)
                if answer?.isLost != true { actions.append(.pass(bytes)) }
            case .body(let bytes):
                if answer?.isLost != true { actions.append(.pass(bytes)) }
            case .end:
                guard let message = answer else { break }
                if !message.isInterim {
                    actions.append(.note(message.isLost ? .lostAnswer : .passedAnswer, message.work.identity))
                }
                answer = nil
            case .opaque(let bytes):
                actions.append(.pass(bytes))
            }
        }
        return actions
    }

    private mutating func begin(_ head: MessageHead, _ loses: Loss) -> Message? {
        // An answer that nobody asked for, such as 408 before closing, just passes.
        guard let first = awaited.first else { return nil }
        let isInterim = LinkExchange.isInterim(head)
        if !isInterim { awaited.removeFirst() }
        return Message(work: first.work, isLost: loses(first.work, .response), isInterim: isInterim)
    }

    private static func isInterim(_ head: MessageHead) -> Bool {
        head.status.map { (100..<200).contains($0) } ?? false
    }
}
