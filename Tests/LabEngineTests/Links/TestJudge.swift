import LabKit
import NIOCore

@testable import LabEngine

/// Says about each message what a test wants, at a time that the test sets.
final class TestJudge: LinkJudge {
    var now = 0.0
    var isPaused = false
    var holding: Set<LinkSpec.Direction> = []
    var fates: (LinkSubject, LinkSpec.Direction) -> LinkFate = { _, _ in LinkFate() }
    private var number = 0
    private var outsiders = 0
    private var busyUntil: [LinkSpec.Direction: Double] = [:]

    func subject(of request: LinkRequest) -> LinkSubject {
        switch request {
        case .http(let header): return subject(header)
        case .command(let command): return command.setsUp ? LinkSubject() : subject(command.identity)
        }
    }

    private func subject(_ header: String?) -> LinkSubject {
        outsiders += 1
        let identity =
            header.flatMap(WorkIdentity.init(header:))
            ?? WorkIdentity(unit: .outsider(outsiders), window: 0, attempt: 1)
        return LinkSubject(work: Work(identity: identity, settings: LabSettings()))
    }

    func fate(of subject: LinkSubject, _ direction: LinkSpec.Direction) -> LinkFate { fates(subject, direction) }

    func isHolding(_ direction: LinkSpec.Direction) -> Bool { holding.contains(direction) }

    func passage(of bytes: Int, rate: Double, from start: Double, _ direction: LinkSpec.Direction) -> Double {
        let until = max(start, busyUntil[direction] ?? 0) + Double(bytes) / rate
        busyUntil[direction] = until
        return until
    }

    func nextNumber() -> Int {
        number += 1
        return number
    }

    /// Gives these orders' messages this fate, in one direction or in both.
    func meet(_ orders: [Int], _ direction: LinkSpec.Direction? = nil, with fate: LinkFate) {
        let before = fates
        fates = { subject, asked in
            let isMeant = direction == nil || direction == asked
            guard isMeant, let unit = subject.work?.unit, orders.contains(where: { unit == .order($0) }) else {
                return before(subject, asked)
            }
            return fate
        }
    }

    func lose(_ orders: [Int], _ direction: LinkSpec.Direction) {
        meet(orders, direction, with: LinkFate(end: .isLost))
    }
}

/// What an exchange did, as text.
struct LinkTold: Equatable {
    /// Towards the callee and towards the caller.
    var requests = ""
    var answers = ""
    var notes: [String] = []
    /// Everything else.
    var rest: [LinkAction] = []

    init(_ actions: [LinkAction] = []) { for action in actions { take(action) } }

    mutating func take(_ action: LinkAction) {
        switch action {
        case .pass(let bytes, .request): requests += String(buffer: bytes)
        case .pass(let bytes, .response): answers += String(buffer: bytes)
        case .note(let note, let work):
            let words =
                switch note {
                case .passed(let direction, let bytes): "\(direction) of \(bytes)"
                case .lost(let direction): "lost \(direction)"
                case .reset(let direction): "reset by \(direction)"
                case .delayed: "delayed"
                case .vanished: "vanished"
                }
            notes.append(work.map { "\(words): \($0.unit)" } ?? words)
        case .connect, .end, .close, .reset: rest.append(action)
        }
    }
}

extension LinkExchange {
    /// Reads a text, all at once, and says what came of it.
    mutating func tell(_ text: String, _ direction: LinkSpec.Direction, _ judge: TestJudge) -> LinkTold {
        read(ByteBuffer(string: text), direction, judge)
        return LinkTold(proceed(judge))
    }

    /// What goes on at a later time.
    mutating func wait(until now: Double, _ judge: TestJudge) -> LinkTold {
        judge.now = now
        return LinkTold(proceed(judge))
    }
}
