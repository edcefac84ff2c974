/// Decides what a run does next. It opens no socket and knows no time: what carries its actions out tells it what
/// came of them.
public struct LabStateMachine: Equatable, Sendable {
    public enum Input: Equatable, Sendable {
        case start
        /// Everything listens.
        case listening
        case command(LabCommand)
        /// The arrivals' time is up.
        case durationElapsed
        /// Nothing is under way any more, or its deadlines have passed.
        case drained
        /// Nothing is left of the run.
        case closed
        case failed(String)
        case cancelled
    }

    public enum Action: Equatable, Sendable {
        case listen
        case openWindow(Int, LabSettings)
        case startLoad
        case stopLoad
        case holdTime
        case releaseTime
        /// One held message goes on, or else time moves to the next moment at which something happens.
        case step
        case setSpeed(Double)
        /// Call back with `.drained`.
        case awaitDrain
        case readChecks
        /// Call back with `.closed`.
        case close
        /// The state is another one now.
        case tell(LabState)
        /// The run was cancelled and nothing is left of it: it ends without another word.
        case endCancelled
        /// A command that can't be carried out, and why.
        case refuse(String)
    }

    public private(set) var state: LabState = .idle
    /// The open window, from 1; 0 before the first.
    public private(set) var window = 0
    public private(set) var settings: LabSettings
    private let controls: [Control]
    private let locks: [ChoiceLock]
    private var outcome = Outcome.finished

    /// What it comes to once everything is closed.
    private enum Outcome: Equatable, Sendable {
        case finished
        case failed(String)
        case cancelled
    }

    public init(controls: [Control], settings: LabSettings, locks: [ChoiceLock] = []) {
        self.controls = controls
        self.locks = locks
        self.settings = settings
    }

    public mutating func handle(_ input: Input) -> [Action] {
        switch (input, state) {
        case (.start, .idle):
            return [enter(.starting), .listen]
        case (.listening, .starting):
            return [enter(.running), openWindow(settings), .startLoad]
        case (.durationElapsed, .running):
            return drain()
        case (.durationElapsed, .paused):
            // Somebody stepped that far.
            return [.releaseTime] + drain()
        case (.drained, .draining):
            return [.readChecks, enter(.stopping), .close]
        case (.closed, .stopping):
            return end()
        case (.failed(let message), .starting), (.failed(let message), .running), (.failed(let message), .paused),
            (.failed(let message), .draining):
            return stop(.failed(message))
        case (.cancelled, .idle), (.cancelled, .starting), (.cancelled, .running), (.cancelled, .paused),
            (.cancelled, .draining):
            return stop(.cancelled)
        case (.cancelled, .stopping):
            // Nobody listens any more to what it came to.
            outcome = .cancelled
            return []
        case (.command(let command), _):
            return handle(command)
        default:
            // A late report, such as the time being up while the lab is closing, changes nothing.
            return []
        }
    }

    private mutating func handle(_ command: LabCommand) -> [Action] {
        switch (command, state) {
        case (.set(let id, let value), .running), (.set(let id, let value), .paused):
            guard settings[id] != value else { return [] }
            return turn([id: value])
        case (.apply(let changes), .running), (.apply(let changes), .paused):
            return turn(changes)
        case (.pause, .running):
            return [.holdTime, enter(.paused)]
        case (.resume, .paused):
            return [enter(.running), .releaseTime]
        case (.step, .paused):
            return [.step]
        case (.speed(let speed), .running), (.speed(let speed), .paused), (.speed(let speed), .draining):
            return [.setSpeed(speed)]
        case (.finish, .running):
            return drain()
        case (.finish, .paused):
            return [.releaseTime] + drain()
        default:
            return []
        }
    }

    private mutating func turn(_ changes: [String: ControlValue]) -> [Action] {
        for (id, value) in changes.sorted(by: { $0.key < $1.key }) {
            guard let control = controls.first(where: { $0.id == id }) else {
                return [.refuse("no control \"\(id)\"; one of: \(controls.map(\.id).joined(separator: ", "))")]
            }
            guard control.accepts(value) else {
                return [.refuse("\(id) can't be \(control.format(value)); \(control.allowed)")]
            }
        }
        if let lock = locks.first(in: changes) { return [.refuse(lock.refusal)] }
        return [openWindow(settings.applying(changes))]
    }

    private mutating func openWindow(_ settings: LabSettings) -> Action {
        window += 1
        self.settings = settings
        return .openWindow(window, settings)
    }

    private mutating func drain() -> [Action] { [.stopLoad, enter(.draining), .awaitDrain] }

    private mutating func stop(_ outcome: Outcome) -> [Action] {
        self.outcome = outcome
        return [.stopLoad, enter(.stopping), .close]
    }

    private mutating func end() -> [Action] {
        switch outcome {
        case .finished: return [enter(.finished)]
        case .failed(let message): return [enter(.failed(message))]
        case .cancelled:
            state = .finished
            return [.endCancelled]
        }
    }

    private mutating func enter(_ state: LabState) -> Action {
        self.state = state
        return .tell(state)
    }
}
