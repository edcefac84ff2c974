import LabKit
import NIOCore
import TestSupport
import Testing

@testable import LabEngine

/// The engine's pure parts under whatever may come, against simpler models of them.
struct EnginePropertyTests {
    // MARK: A client's call

    @Test func aCallSendsItsAttemptsInOrderAndEndsOnce() {
        var generator = SplitMix(seed: 31)
        let inputs: [RetryingCall.Input] = [
            .start, .timedOut, .connectionFailed, .waited, .answered(status: 503, retryAfter: nil),
            .answered(status: 409, retryAfter: 1), .answered(status: 201, retryAfter: nil),
            .answered(status: 404, retryAfter: nil),
        ]
        for _ in 0..<2_000 {
            let attempts = Int.random(in: 1...6, using: &generator)
            var call = RetryingCall(attempts: attempts, backoff: .init(base: 0.05, jitter: .full, fractions: [0, 0.9]))
            let actions = (0..<30).flatMap { _ in call.handle(inputs.randomElement(using: &generator) ?? .start) }
            let sent = actions.compactMap { if case .send(let attempt) = $0 { attempt } else { nil } }
            #expect(sent == Array(1..<1 + sent.count))
            #expect(sent.count <= attempts)
            let ends = actions.indices.filter { if case .end = actions[$0] { true } else { false } }
            #expect(ends.isEmpty || ends == [actions.count - 1])
            for (action, next) in zip(actions, actions.dropFirst()) {
                if case .wait(let seconds) = action {
                    #expect(seconds >= 0)
                    guard case .send = next else { return #expect(Bool(false), "\(next) after a wait") }
                }
            }
        }
    }

    @Test(arguments: 1...40)
    func aJitteredWaitIsBelowTheOneWithoutJitter(attempt: Int) {
        let fractions = [0.0, 0.25, 0.999]
        let jittered = RetryingCall.Backoff(base: 0.05, jitter: .full, fractions: fractions).wait(after: attempt)
        let exact = RetryingCall.Backoff(base: 0.05, jitter: .none, fractions: fractions).wait(after: attempt)
        #expect(jittered == exact * fractions[(attempt - 1) % 3])
        #expect(jittered <= exact)
    }

    // MARK: A server's line

    @Test func theLineIsFirstComeFirstServedWhateverTheNumberOfWorkers() {
        var generator = SplitMix(seed: 5)
        var queue = WorkerQueue<Int>(bound: 20)
        var waiting: [Int] = []
        var busy = 0
        for job in 0..<20_000 {
            let workers = Int.random(in: 1...4, using: &generator)
            if Bool.random(using: &generator) || busy == 0 {
                switch queue.admit(job, workers: workers) {
                case .start:
                    #expect(waiting.isEmpty && busy < workers)
                    busy += 1
                case .wait:
                    #expect(waiting.count < 20 && (busy >= workers || !waiting.isEmpty))
                    waiting.append(job)
                case .refuse:
                    #expect(waiting.count == 20)
                }
            } else {
                let started = queue.finish(workers: workers)
                busy -= 1
                let expected = waiting.prefix(max(0, workers - busy))
                #expect(started == Array(expected))
                waiting.removeFirst(expected.count)
                busy += expected.count
            }
            #expect(queue.queued == waiting.count)
            #expect(queue.busy == busy)
        }
    }

    // MARK: A link

    /// However the bytes are cut: what passes is exactly the messages that weren't lost, each to the byte.
    @Test func aLinkPassesWholeMessagesAndLosesWholeMessages() {
        var generator = SplitMix(seed: 77)
        for _ in 0..<200 {
            let count = Int.random(in: 1...8, using: &generator)
            let lostRequests = Set((1...count).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 })
            let lostAnswers = Set((1...count).filter { _ in Int.random(in: 0..<3, using: &generator) == 0 })
            let requests = (1...count).map { Self.message("POST /p HTTP/1.1\r\nBacklab-Work: 1/\($0)/1", &generator) }
            let loses: LinkExchange.Loss = { work, direction in
                guard case .order(let number) = work.unit else { return false }
                return (direction == .request ? lostRequests : lostAnswers).contains(number)
            }
            var exchange = LinkExchange()
            let sent = Self.cut(requests.joined(), &generator).flatMap {
                exchange.request($0, work: Self.work, loses: loses)
            }
            let arrived = (1...count).filter { !lostRequests.contains($0) }
            #expect(Self.passed(sent) == arrived.map { requests[$0 - 1] }.joined())
            let answers = arrived.map { Self.message("HTTP/1.1 201 Created\r\nX: \($0)", &generator) }
            let returned = Self.cut(answers.joined(), &generator).flatMap { exchange.answer($0, loses: loses) }
            let heard = zip(arrived, answers).filter { !lostAnswers.contains($0.0) }.map(\.1)
            #expect(Self.passed(returned) == heard.joined())
            #expect(Self.notes(sent) == (1...count).map { lostRequests.contains($0) ? .lostRequest : .passedRequest })
            #expect(Self.notes(returned) == arrived.map { lostAnswers.contains($0) ? .lostAnswer : .passedAnswer })
        }
    }

    private static func message(_ head: String, _ generator: inout SplitMix) -> String {
        let body = String(repeating: "b", count: Int.random(in: 0...9, using: &generator))
        guard Bool.random(using: &generator) else { return "\(head)\r\nContent-Length: \(body.count)\r\n\r\n\(body)" }
        let chunk = body.isEmpty ? "" : "\(body.count)\r\n\(body)\r\n"
        return "\(head)\r\nTransfer-Encoding: chunked\r\n\r\n\(chunk)0\r\n\r\n"
    }

    private static func cut(_ text: String, _ generator: inout SplitMix) -> [ByteBuffer] {
        var rest = Array(text.utf8)[...]
        var pieces: [ByteBuffer] = []
        while !rest.isEmpty {
            let length = Int.random(in: 1...min(60, rest.count), using: &generator)
            pieces.append(ByteBuffer(bytes: rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return pieces
    }

    private static func work(_ header: String?) -> Work {
        let identity = header.flatMap(WorkIdentity.init(header:))
        return Work(
            identity: identity ?? WorkIdentity(unit: .outsider(1), window: 0, attempt: 1),
            settings: LabSettings()
        )
    }

    private static func passed(_ actions: [LinkExchange.Action]) -> String {
        actions.map { if case .pass(let bytes) = $0 { String(buffer: bytes) } else { "" } }.joined()
    }

    private static func notes(_ actions: [LinkExchange.Action]) -> [LinkExchange.Note] {
        actions.compactMap { if case .note(let note, _) = $0 { note } else { nil } }
    }
}
