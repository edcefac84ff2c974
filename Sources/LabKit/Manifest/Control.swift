/// Something of a lab that the learner turns while it runs.
public struct Control: Equatable, Sendable {
    public enum Unit: String, CaseIterable, Equatable, Sendable {
        /// Kept as a fraction: 20 % is 0.2.
        case percent
        case perSecond = "per second"
        /// Kept in seconds; written with a unit, such as `40ms`.
        case duration
        /// Written with a unit, such as `64 KiB`.
        case bytes
        /// Written with a unit, such as `100 KiB/s`.
        case bytesPerSecond = "bytes per second"
    }

    public enum Domain: Equatable, Sendable {
        /// In base units; `next` and `previous` move by `step`.
        case range(ClosedRange<Double>, step: Double)
        case choices([String])
    }

    public var id: String
    public var label: String
    /// Nil for choices and plain numbers.
    public var unit: Unit?
    public var domain: Domain
    public var defaultValue: ControlValue
    /// The line of `lab.yml` on which it stands, from 1.
    public var line: Int

    public init(
        id: String,
        label: String,
        unit: Unit? = nil,
        domain: Domain,
        defaultValue: ControlValue,
        line: Int = 1
    ) {
        self.id = id
        self.label = label
        self.unit = unit
        self.domain = domain
        self.defaultValue = defaultValue
        self.line = line
    }

    /// A value that isn't one of this control's.
    public struct ValueError: Error, Equatable, CustomStringConvertible {
        public var description: String
    }

    /// Reads what a person wrote: `40ms`, `20 %` or `20`, `per order`.
    ///
    /// - Throws: `timeout: "40" isn't a duration with its unit, such as 40ms or 2s`, or what is allowed.
    public func parse(_ text: String) throws(ValueError) -> ControlValue {
        switch domain {
        case .choices(let choices):
            let wanted = String(text.trimmingSpaces())
            guard choices.contains(wanted) else {
                throw ValueError(
                    description: "\(id): unknown choice \"\(wanted)\"; one of: \(choices.joined(separator: ", "))"
                )
            }
            return .choice(wanted)
        case .range(let range, _):
            guard let number = Quantity.parse(text, as: dimension) else {
                throw ValueError(description: "\(id): \"\(text)\" isn't \(dimension.example)")
            }
            guard range.contains(number) else {
                throw ValueError(description: "\(id): \(format(.number(number))) is out of range; \(allowed)")
            }
            return .number(number)
        }
    }

    /// The value for people, in the form that `parse` reads: `40 ms`, `20 %`, `50 /s`, `per order`.
    public func format(_ value: ControlValue) -> String {
        switch value {
        case .choice(let choice): choice
        case .number(let number): Quantity.format(number, as: dimension)
        }
    }

    /// What is allowed, for people: `from 20 ms to 1 s`, `one of: none, per order`.
    public var allowed: String {
        switch domain {
        case .choices(let choices): "one of: " + choices.joined(separator: ", ")
        case .range(let range, _): "from \(format(.number(range.lowerBound))) to \(format(.number(range.upperBound)))"
        }
    }

    /// Whether the value is one that this control can take.
    public func accepts(_ value: ControlValue) -> Bool {
        switch (domain, value) {
        case (.range(let range, _), .number(let number)): range.contains(number)
        case (.choices(let choices), .choice(let choice)): choices.contains(choice)
        default: false
        }
    }

    var dimension: Quantity.Dimension { Control.dimension(of: unit) }

    static func dimension(of unit: Unit?) -> Quantity.Dimension {
        switch unit {
        case .percent: .percent
        case .perSecond: .rate
        case .duration: .duration
        case .bytes: .bytes
        case .bytesPerSecond: .byteRate
        case nil: .count
        }
    }
}
