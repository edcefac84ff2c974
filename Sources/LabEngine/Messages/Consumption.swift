/// Decides what a consumer does: ask for messages, work on them one after the other at its pace, acknowledge each, and
/// take over what nobody has acknowledged. Knows no socket and no clock; times are seconds of lab time.
struct Consumption: Equatable {
    enum Input: Equatable {
        case start
        /// The group is there, or was before.
        case joined
        /// What `read` or `claim` brought; nothing, where nothing came in time.
        case received([Message])
        /// The work on the message in hand is done.
        case worked
        /// It is time to look for messages that somebody was given and never acknowledged. Done once there is nothing
        /// in hand.
        case look
        /// Those that were given long enough ago.
        case found([Abandoned])
        /// The queue gave an error, or nothing at all.
        case failed
        /// The pause is over.
        case waited
        /// What is begun ends, and nothing more is asked for.
        case stop
    }

    enum Action: Equatable {
        /// Call back with `.joined`.
        case join
        /// Call back with `.received`.
        case read
        /// Call back with `.worked` at that time.
        case work(Delivery, until: Double)
        case acknowledge(Delivery)
        /// Call back with `.found`.
        case find
        /// Take over what was found. Call back with `.received`.
        case claim
        /// The message goes to the dead letters: it was delivered as often as it may be.
        case bury(id: String)
        /// Call back with `.waited`.
        case pause
    }

    struct Delivery: Equatable {
        var message: Message
        /// It was delivered before.
        var isAgain: Bool
    }

    struct Abandoned: Equatable {
        var id: String
        /// How often it was delivered.
        var deliveries: Int
    }

    private enum State: Equatable {
        case idle
        case joining
        case reading
        case finding
        case claiming
        case working(Delivery)
        case pausing
        case stopped
    }

    /// Messages each second.
    var rate: Double
    /// Deliveries at most.
    var mostDeliveries: Int
    /// Messages that it asks for at once.
    var batch: Int
    private var state = State.idle
    private var inHand: [Delivery] = []
    private var isJoined = false
    private var wantsToLook = false
    private var isEnding = false
    /// When the work before was to end. Whoever wakes late doesn't fall behind its rate, and idle time isn't saved up.
    private var lastDue = 0.0
    /// The last read brought as many messages as were asked for: there was no idle time before it.
    private var isBehind = false

    /// Seconds that it makes up for at most.
    private static let mostCatchingUp = 1.0

    init(rate: Double, mostDeliveries: Int, batch: Int) {
        self.rate = rate
        self.mostDeliveries = mostDeliveries
        self.batch = batch
    }

    /// Messages that it was given and hasn't worked on to the end.
    var holding: Int {
        if case .working = state { inHand.count + 1 } else { inHand.count }
    }

    var isStopped: Bool { state == .stopped }

    mutating func handle(_ input: Input, now: Double) -> [Action] {
        switch (input, state) {
        case (.start, .idle):
            state = .joining
            return [.join]
        case (.joined, .joining):
            isJoined = true
            return proceed(now)
        case (.received(let messages), .reading), (.received(let messages), .claiming):
            let isAgain = state == .claiming
            isBehind = messages.count >= batch
            inHand += messages.map { Delivery(message: $0, isAgain: isAgain) }
            return proceed(now)
        case (.worked, .working(let delivery)):
            return [.acknowledge(delivery)] + proceed(now)
        case (.found(let abandoned), .finding):
            return take(abandoned, now)
        case (.waited, .pausing):
            guard !isJoined else { return proceed(now) }
            state = .joining
            return [.join]
        case (.failed, .joining), (.failed, .reading), (.failed, .finding), (.failed, .claiming):
            state = isEnding ? .stopped : .pausing
            return isEnding ? [] : [.pause]
        case (.look, _):
            wantsToLook = true
            return []
        case (.stop, _):
            stop()
            return []
        default:
            // An answer that comes after the end changes nothing.
            return []
        }
    }

    private mutating func take(_ abandoned: [Abandoned], _ now: Double) -> [Action] {
        let dead = abandoned.filter { $0.deliveries >= mostDeliveries }
        let burials = dead.map { Action.bury(id: $0.id) }
        guard dead.count < abandoned.count, !isEnding else { return burials + proceed(now) }
        state = .claiming
        return burials + [.claim]
    }

    /// The next message in hand; else those that were left behind; else more of them.
    private mutating func proceed(_ now: Double) -> [Action] {
        guard !isEnding else {
            state = .stopped
            return []
        }
        if !inHand.isEmpty {
            let delivery = inHand.removeFirst()
            state = .working(delivery)
            let late = isBehind ? max(1 / rate, Self.mostCatchingUp) : 1 / rate
            lastDue = max(lastDue, now - late) + 1 / rate
            return [.work(delivery, until: max(now, lastDue))]
        }
        if wantsToLook {
            wantsToLook = false
            state = .finding
            return [.find]
        }
        state = .reading
        return [.read]
    }

    /// What it holds and hasn't begun stays with the group, for whoever looks for it later.
    private mutating func stop() {
        isEnding = true
        inHand = []
        switch state {
        case .idle, .pausing: state = .stopped
        case .joining, .reading, .finding, .claiming, .working, .stopped: break
        }
    }
}
