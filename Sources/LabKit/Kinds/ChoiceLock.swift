/// A control's choice that can't be had while somebody's own server stands in for a component.
public struct ChoiceLock: Equatable, Sendable {
    /// The control's id.
    public var control: String
    public var choice: String
    /// One clause, such as `Redis adds every message that it is sent`.
    public var reason: String

    public init(control: String, choice: String, reason: String) {
        self.control = control
        self.choice = choice
        self.reason = reason
    }

    /// `overflow can't be "block" here: Redis reads from every publisher`
    public var refusal: String { "\(control) can't be \"\(choice)\" here: \(reason)" }
}

extension LabManifest {
    /// What is locked while these components are somebody else's.
    public func locks(engines: [String: EngineAddress]) -> [ChoiceLock] {
        components.flatMap { component -> [ChoiceLock] in
            guard engines[component.id] != nil, case .queue(let spec) = component.kind,
                case .control(let control) = spec.overflow
            else { return [] }
            return QueueSpec.Overflow.allCases.compactMap { overflow in
                overflow.lackOfRedis.map { ChoiceLock(control: control, choice: overflow.rawValue, reason: $0) }
            }
        }
    }
}

extension [ChoiceLock] {
    /// The first of these settings that is locked.
    public func first(in settings: [String: ControlValue]) -> ChoiceLock? {
        first { settings[$0.control] == .choice($0.choice) }
    }
}
