/// What each of a lab's controls is set to.
public struct LabSettings: Equatable, Sendable, Codable {
    /// By the control's id, in base units.
    public private(set) var values: [String: ControlValue]

    public init(_ values: [String: ControlValue] = [:]) { self.values = values }

    public subscript(control: String) -> ControlValue? { values[control] }

    /// These settings with some values replaced.
    public func applying(_ changes: [String: ControlValue]) -> LabSettings {
        LabSettings(values.merging(changes) { $1 })
    }

    public func applying(_ other: LabSettings) -> LabSettings { applying(other.values) }

    public init(from decoder: any Decoder) throws {
        values = try decoder.singleValueContainer().decode([String: ControlValue].self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values)
    }
}
