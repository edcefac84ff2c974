import LabKit

/// Messages on their way between a lab's components. It moves with the lab's own time and with nothing else.
struct LabScene: Equatable, Sendable {
    struct Message: Equatable, Sendable {
        /// Indices of components.
        var from: Int
        var to: Int
        /// In lab time.
        var departure: Double
        var isLost: Bool
        var isOutsider: Bool

        var goesRight: Bool { from < to }
    }

    /// What came of someone's own requests.
    struct Outsider: Equatable, Sendable {
        /// Index of the component that was asked last.
        var component: Int
        /// That were answered.
        var requests: Int
        /// What came of the last one; empty while the first is under way.
        var text: String
        /// When something was last heard of them, in lab time.
        var time: Double
    }

    /// The name that events give to whoever asks from outside.
    static let outsiderName = "you"

    static let mostMessages = 48
    /// Where a message stands that a step moved.
    static let stepShare = 0.6
    /// How long a message takes from one component to the next, in seconds of real time: long enough for an eye.
    static let travel = 0.4
    /// How long a lost one stays to be seen, in travels.
    static let lostStay = 2.5
    /// How long someone's own request stays lit, in travels.
    static let outsiderStay = 8.0

    private let components: [String]
    private(set) var messages: [Message] = []
    private(set) var outsider: Outsider?
    /// In lab time.
    private(set) var now = 0.0
    /// Whether time goes on by single steps: what the last one moved stands still to be seen.
    private(set) var isStepping = false
    /// 1 is real time. Slow motion slows the lab, so a journey takes less of its time.
    var speed = 1.0

    init(components: [Component]) { self.components = components.map(\.id) }

    mutating func advance(to time: Double) {
        guard time.isFinite, time > now else { return }
        now = time
        guard !isStepping else { return }
        messages = messages.filter { progress(of: $0) < ($0.isLost ? Self.lostStay : 1) }
    }

    /// What the step before moved has arrived.
    mutating func beginStep() {
        isStepping = true
        messages = []
    }

    mutating func endSteps() { isStepping = false }

    mutating func take(_ event: LabEvent) {
        advance(to: event.time)
        switch event.kind {
        case .message(Self.outsiderName, let to): hear(of: to, text: nil)
        case .message(let from, let to): send(from, to, event, isLost: false)
        case .lost(let from, let to): send(from, to, event, isLost: true)
        case .outsider: hear(of: event.component ?? "", text: event.text)
        default: break
        }
    }

    /// Someone's own request came in at a component, or was answered with what `text` tells.
    private mutating func hear(of component: String, text: String?) {
        outsider = Outsider(
            component: components.firstIndex(of: component) ?? outsider?.component ?? 0,
            requests: (outsider?.requests ?? 0) + (text == nil ? 0 : 1),
            text: text ?? outsider?.text ?? "",
            time: now
        )
    }

    private mutating func send(_ from: String, _ to: String, _ event: LabEvent, isLost: Bool) {
        guard let start = components.firstIndex(of: from), let end = components.firstIndex(of: to), start != end else {
            return
        }
        messages.append(
            Message(
                from: start,
                to: end,
                departure: now,
                isLost: isLost,
                isOutsider: event.unit?.isOutsider ?? false
            )
        )
        if messages.count > Self.mostMessages { messages.removeFirst(messages.count - Self.mostMessages) }
    }

    /// 0 at its departure, 1 when it arrives; goes on beyond.
    func progress(of message: Message) -> Double {
        isStepping ? Self.stepShare : (now - message.departure) / (Self.travel * max(0.001, speed))
    }

    /// Whether someone's own request was answered just now.
    var isOutsiderLit: Bool {
        guard let outsider else { return false }
        return now - outsider.time < Self.travel * Self.outsiderStay * max(0.001, speed)
    }
}
