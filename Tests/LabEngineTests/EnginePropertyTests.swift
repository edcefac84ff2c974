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
        var queue = WorkerQueue<Int>()
        var waiting: [Int] = []
        var busy = 0
        for job in 0..<20_000 {
            let workers = Int.random(in: 1...4, using: &generator)
            if Bool.random(using: &generator) || busy == 0 {
                switch queue.admit(job, workers: workers, bound: 20) {
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
            let judge = TestJudge()
            judge.lose(Array(lostRequests), .request)
            judge.lose(Array(lostAnswers), .response)
            var exchange = LinkExchange(.http, isConnected: true)
            let sent = Self.told(&exchange, requests.joined(), .request, judge, &generator)
            let arrived = (1...count).filter { !lostRequests.contains($0) }
            #expect(sent.requests == arrived.map { requests[$0 - 1] }.joined())
            let answers = arrived.map { Self.message("HTTP/1.1 201 Created\r\nX: \($0)", &generator) }
            let back = Self.told(&exchange, answers.joined(), .response, judge, &generator)
            let heard = zip(arrived, answers).filter { !lostAnswers.contains($0.0) }
            #expect(back.answers == heard.map(\.1).joined())
            let requestNotes = (1...count).map { number in
                lostRequests.contains(number)
                    ? "lost request: \(number)" : "request of \(requests[number - 1].utf8.count): \(number)"
            }
            #expect(sent.notes == requestNotes)
            let answerNotes = zip(arrived, answers).map { number, answer in
                lostAnswers.contains(number)
                    ? "lost response: \(number)" : "response of \(answer.utf8.count): \(number)"
            }
            #expect(back.notes == answerNotes)
        }
    }

    /// Whatever delays, jitter, bandwidth and holds: each side receives what was sent, in order, to the byte, nothing of
    /// it before its time, and in the end all of it.
    @Test func timeAndHoldsChangeNoOrder() {
        var generator = SplitMix(seed: 78)
        for _ in 0..<200 {
            let judge = TestJudge()
            let delays = (0..<9).map { _ in Double.random(in: 0...2, using: &generator) }
            let rates = (0..<9).map { _ in Bool.random(using: &generator) ? nil : 400.0 }
            judge.fates = { subject, direction in
                guard case .order(let number)? = subject.work?.unit else { return LinkFate() }
                let isHeld = direction == .request && number % 4 == 0
                return LinkFate(delay: delays[number], rate: rates[number], isHeld: isHeld)
            }
            let count = Int.random(in: 1...8, using: &generator)
            let requests = (1...count).map { Self.message("POST /p HTTP/1.1\r\nBacklab-Work: 1/\($0)/1", &generator) }
            let answers = (1...count).map { Self.message("HTTP/1.1 201 Created\r\nX: \($0)", &generator) }
            var exchange = LinkExchange(.http, isConnected: true)
            var told = LinkTold()
            judge.holding = [.request]
            var pieces =
                Self.cut(requests.joined(), &generator).map { ($0, LinkSpec.Direction.request) }
                + Self.cut(answers.joined(), &generator).map { ($0, .response) }
            while !pieces.isEmpty || exchange.messages > 0 {
                if !pieces.isEmpty, Bool.random(using: &generator) {
                    let (bytes, direction) = pieces.removeFirst()
                    exchange.read(bytes, direction, judge)
                } else if let due = exchange.nextDue, due > judge.now, Bool.random(using: &generator) {
                    judge.now = due
                } else {
                    judge.now += Double.random(in: 0...0.3, using: &generator)
                }
                if pieces.isEmpty { judge.holding = [] }
                for action in exchange.proceed(judge) { told.take(action) }
                #expect(requests.joined().utf8.starts(with: told.requests.utf8))
                #expect(answers.joined().utf8.starts(with: told.answers.utf8))
                if let due = exchange.nextDue { #expect(due > judge.now) }
            }
            #expect(told.requests == requests.joined())
            #expect(told.answers == answers.joined())
            #expect(exchange.bytes == 0 && exchange.held == 0 && exchange.nextDue == nil)
            #expect(judge.now >= (delays[1...count].max() ?? 0))
        }
    }

    private static func told(
        _ exchange: inout LinkExchange,
        _ text: String,
        _ direction: LinkSpec.Direction,
        _ judge: TestJudge,
        _ generator: inout SplitMix
    ) -> LinkTold {
        var told = LinkTold()
        for piece in cut(text, &generator) {
            exchange.read(piece, direction, judge)
            for action in exchange.proceed(judge) { told.take(action) }
        }
        return told
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
}
