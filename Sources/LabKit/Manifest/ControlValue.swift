/// What a control is set to, in base units: seconds, a fraction, bytes, a count, or each second.
public enum ControlValue: Hashable, Sendable {
    case number(Double)
    case choice(String)

    public var number: Double? {
        if case .number(let number) = self { number } else { nil }
    }

    public var choice: String? {
        if case .choice(let choice) = self { choice } else { nil }
    }
}

extension ControlValue: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // A JSON number is never a choice, so what isn't a number has to be one.
        if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else {
            self = .choice(try container.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .choice(let choice): try container.encode(choice)
        }
    }
}
