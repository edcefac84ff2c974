import LabKit
import NIOCore

/// What waits in one direction of a connection through a link, in order. It knows no socket and no clock.
struct LinkLane {
    /// Why nothing passes.
    enum Obstacle: Equatable {
        case time(until: Double)
        case hold
        case pause
    }

    struct Message {
        var subject: LinkSubject
        var fate: LinkFate
        /// Among all messages of the lab.
        var number: Int
        /// Not before, in seconds of lab time.
        var due = 0.0
        /// 100 Continue and its like are part of the answer that they come before.
        var isInterim = false
        fileprivate var passed = 0

        init(subject: LinkSubject, fate: LinkFate, number: Int, isInterim: Bool = false) {
            self.subject = subject
            self.fate = fate
            self.number = number
            self.isInterim = isInterim
        }
    }

    private enum Piece {
        case begin(Message)
        /// Came at this time.
        case bytes(ByteBuffer, Double)
        case finish
        case end
        case close
    }

    /// Bytes that may wait before nothing more should be read.
    static let mostBytes = 64 * 1_024
    /// What a message counts for beside its bytes, so that empty ones are bounded too.
    static let overhead = 64
    /// Seconds of bandwidth that one piece takes at most, so that bytes trickle.
    static let slice = 0.01

    let direction: LinkSpec.Direction
    private var queue = CircularBuffer<Piece>()
    private var open: Message?
    private var lastDue = 0.0
    /// What is under way through the link: so many bytes, until then.
    private var passage: (bytes: Int, until: Double)?
    /// When the next bytes of the open message could go, as far as time decides that.
    private var ready = 0.0
    /// A step lets one message go on, whatever time and holds say.
    private var isGranted = false
    private var begun = 0
    private var finished = 0
    /// Bytes that wait, and what their messages count for.
    private(set) var size = 0
    private(set) var bytes = 0
    private(set) var obstacle: Obstacle?

    init(_ direction: LinkSpec.Direction) { self.direction = direction }

    /// Whether there is something to hand on; that the sender has left is nothing to somebody who was never there.
    var needsReceiver: Bool {
        switch queue.first {
        case .close, nil: false
        case .begin, .bytes, .finish, .end: true
        }
    }

    var isFull: Bool { size >= LinkLane.mostBytes }

    /// Messages that wait.
    var messages: Int { begun + (open != nil && !queue.isEmpty ? 1 : 0) }

    /// Those of them that a hold or a pause keeps.
    var held: Int {
        switch obstacle {
        case .hold, .pause: messages
        case .time, nil: 0
        }
    }

    /// When it has something to do next, in seconds of lab time; nil where that isn't for time to say.
    var nextDue: Double? {
        if case .time(let moment) = obstacle { moment } else { nil }
    }

    // MARK: What comes

    mutating func begin(_ message: Message, now: Double) {
        var message = message
        message.due = max(lastDue, now + message.fate.delay)
        lastDue = message.due
        queue.append(.begin(message))
        begun += 1
        size += LinkLane.overhead
    }

    mutating func append(_ more: ByteBuffer, now: Double) {
        queue.append(.bytes(more, now))
        bytes += more.readableBytes
        size += more.readableBytes
    }

    mutating func finish() {
        queue.append(.finish)
        finished += 1
    }

    mutating func end() { queue.append(.end) }

    mutating func close() { queue.append(.close) }

    mutating func removeAll() { self = LinkLane(direction) }

    // MARK: What goes

    /// Everything that may go on now. Afterwards `obstacle` says why the rest may not.
    mutating func proceed(_ judge: some LinkJudge, _ actions: inout [LinkAction]) {
        let wasStopped = obstacle == .hold || obstacle == .pause
        obstacle = nil
        while let piece = queue.first {
            switch piece {
            case .begin(let message):
                obstacle = obstacle(to: message, judge)
                guard obstacle == nil else { return }
                take(message, wasStopped: wasStopped, judge.now)
                guard message.fate.end != .resets else {
                    removeAll()
                    actions += [.note(.reset(direction), message.subject.work?.identity), .reset]
                    return
                }
            case .bytes(let bytes, let arrival):
                obstacle = judge.isPaused && !isGranted ? .pause : nil
                guard obstacle == nil, let next = part(of: bytes, arrival, judge) else { return }
                actions.append(.pass(next, direction))
            case .finish:
                queue.removeFirst()
                finished -= 1
                isGranted = false
                if let message = open, !message.isInterim {
                    let note: LinkAction.Note =
                        message.fate.end == .isLost ? .lost(direction) : .passed(direction, bytes: message.passed)
                    actions.append(.note(note, message.subject.work?.identity))
                }
                open = nil
            case .end:
                queue.removeFirst()
                actions.append(.end(direction))
            case .close:
                queue.removeFirst()
                actions.append(.close(direction))
            }
        }
    }

    private func obstacle(to message: Message, _ judge: some LinkJudge) -> Obstacle? {
        if isGranted { return nil }
        // What isn't due yet gets a timer even while time stands still: a step moves time to it.
        if message.due > judge.now { return .time(until: message.due) }
        if message.fate.isHeld, judge.isHolding(direction) { return .hold }
        return judge.isPaused ? .pause : nil
    }

    private mutating func take(_ message: Message, wasStopped: Bool, _ now: Double) {
        queue.removeFirst()
        begun -= 1
        size -= LinkLane.overhead
        open = message
        // A timer that comes late makes nothing slower.
        ready = wasStopped ? now : message.due
    }

    /// The next bytes that may go; nil where they have to wait.
    private mutating func part(of bytes: ByteBuffer, _ arrival: Double, _ judge: some LinkJudge) -> ByteBuffer? {
        var bytes = bytes
        var length = bytes.readableBytes
        if let rate = open?.fate.rate, !isGranted {
            let (reserved, until) =
                passage ?? reserve(min(length, max(1, Int(rate * LinkLane.slice))), rate, arrival, judge)
            passage = (reserved, until)
            guard until <= judge.now else {
                obstacle = .time(until: until)
                return nil
            }
            ready = until
            length = reserved
        }
        passage = nil
        guard let part = bytes.readSlice(length: length) else { return nil }
        if bytes.readableBytes == 0 { queue.removeFirst() } else { queue[queue.startIndex] = .bytes(bytes, arrival) }
        size -= length
        self.bytes -= length
        open?.passed += length
        return part
    }

    private func reserve(_ length: Int, _ rate: Double, _ arrival: Double, _ judge: some LinkJudge) -> (Int, Double) {
        (length, judge.passage(of: length, rate: rate, from: max(ready, arrival), direction))
    }

    // MARK: Stepping

    /// The number of the message that a step would let go on: the first, where it is due and here whole, or as much of
    /// it as there is room for.
    func steppable(now: Double) -> Int? {
        guard finished > 0 || isFull, passage.map({ $0.until <= now }) ?? true else { return nil }
        switch queue.first {
        case .begin(let message): return message.due <= now ? message.number : nil
        case .bytes, .finish: return open?.number
        case .end, .close, nil: return nil
        }
    }

    /// The first message goes on with the next `proceed`.
    mutating func grant() { isGranted = true }
}
