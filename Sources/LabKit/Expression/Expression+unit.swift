/// What a quantity is measured in: so many powers of seconds and of bytes. Fractions and counts are plain numbers.
struct CompoundUnit: Equatable, Sendable {
    var seconds = 0
    var bytes = 0

    static let plain = CompoundUnit()

    init(seconds: Int = 0, bytes: Int = 0) {
        self.seconds = seconds
        self.bytes = bytes
    }

    /// What a control's values are kept in.
    init(_ unit: Control.Unit?) {
        switch unit {
        case nil, .percent: self.init()
        case .perSecond: self.init(seconds: -1)
        case .duration: self.init(seconds: 1)
        case .bytes: self.init(bytes: 1)
        case .bytesPerSecond: self.init(seconds: -1, bytes: 1)
        }
    }

    func times(_ other: CompoundUnit, to exponent: Int) -> CompoundUnit {
        CompoundUnit(seconds: seconds + exponent * other.seconds, bytes: bytes + exponent * other.bytes)
    }
}

extension Expression {
    /// A part's unit. A number that is written down has none of its own and takes that of what it is added to.
    private enum Measure {
        case written
        case of(CompoundUnit)

        var unit: CompoundUnit {
            if case .of(let unit) = self { unit } else { .plain }
        }
    }

    /// The unit of its value, told from the units of the controls in it; nil where the parts don't go together, or where
    /// it speaks of anything but these controls.
    func unit(among controls: [Control]) -> CompoundUnit? {
        Self.measure(root, controls)?.unit
    }

    private static func measure(_ node: Node, _ controls: [Control]) -> Measure? {
        switch node {
        case .number:
            return .written
        case .name(.control(let id)):
            return controls.first { $0.id == id }.map { .of(CompoundUnit($0.unit)) }
        case .name(.metric), .comparison:
            return nil
        case .negated(let inner):
            return measure(inner, controls)
        case .binary(let operation, let left, let right):
            guard let left = measure(left, controls), let right = measure(right, controls) else { return nil }
            return combined(operation, left, right)
        }
    }

    private static func combined(_ operation: Operator, _ left: Measure, _ right: Measure) -> Measure? {
        if case (.written, .written) = (left, right) { return .written }
        switch operation {
        case .multiply: return .of(left.unit.times(right.unit, to: 1))
        case .divide: return .of(left.unit.times(right.unit, to: -1))
        case .power: return left.unit == .plain && right.unit == .plain ? .of(.plain) : nil
        case .add, .subtract:
            switch (left, right) {
            case (.written, let other), (let other, .written): return other
            case (.of(let one), .of(let other)): return one == other ? left : nil
            }
        }
    }
}
