/// A field of a component: written out in `lab.yml`, or following a control (`$rate`).
public enum Parameter<Value: ParameterValue>: Equatable, Sendable {
    case literal(Value)
    case control(String)

    /// The value under these settings.
    ///
    /// The manifest's parser has made sure that the control exists and that all its values are of this type, and
    /// settings are made from a manifest's own controls.
    public func value(in settings: LabSettings) -> Value {
        switch self {
        case .literal(let value): return value
        case .control(let id):
            guard let value = settings[id].flatMap(Value.init(controlValue:)) else {
                // Only settings that were made for another lab can get here: a mistake in this program, not in a file.
                preconditionFailure("settings without a value for $\(id)")
            }
            return value
        }
    }
}

/// What a parameter can hold.
public protocol ParameterValue: Equatable, Sendable {
    /// Nil where the control's value isn't of this type.
    init?(controlValue: ControlValue)
}

extension Double: ParameterValue {
    public init?(controlValue: ControlValue) {
        guard let number = controlValue.number else { return nil }
        self = number
    }
}

extension Int: ParameterValue {
    public init?(controlValue: ControlValue) {
        guard let number = controlValue.number, let whole = Int(exactly: number.rounded()) else { return nil }
        self = whole
    }
}

/// A parameter that is one of a few words.
public protocol ParameterChoice: ParameterValue, RawRepresentable, CaseIterable where RawValue == String {}

extension ParameterChoice {
    public init?(controlValue: ControlValue) {
        guard let choice = controlValue.choice else { return nil }
        self.init(rawValue: choice)
    }

    /// The words that are allowed, for people.
    static var allowed: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
