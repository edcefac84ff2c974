extension Expression {
    /// The value; nil where a name has none yet, or a result isn't a number: a division by zero, an overflow.
    public func evaluate(_ lookup: (Name) -> Double?) -> Value? {
        if case .comparison(let comparison, let left, let right) = root {
            guard let left = Expression.number(left, lookup), let right = Expression.number(right, lookup) else {
                return nil
            }
            return .truth(comparison.holds(left, right))
        }
        return Expression.number(root, lookup).map(Value.number)
    }

    /// The number of an expression that isn't a comparison; nil as with `evaluate`.
    public func number(_ lookup: (Name) -> Double?) -> Double? {
        if case .number(let number) = evaluate(lookup) { number } else { nil }
    }

    /// Whether a comparison holds; nil while it can't be told.
    public func holds(_ lookup: (Name) -> Double?) -> Bool? {
        if case .truth(let truth) = evaluate(lookup) { truth } else { nil }
    }

    /// A law's value under these settings; nil where it speaks of anything but controls that are numbers.
    public func number(in settings: LabSettings) -> Double? {
        number { name in
            if case .control(let id) = name { settings[id]?.number } else { nil }
        }
    }

    private static func number(_ node: Node, _ lookup: (Name) -> Double?) -> Double? {
        let result: Double
        switch node {
        case .number(let number): result = number
        case .name(let name):
            guard let value = lookup(name) else { return nil }
            result = value
        case .negated(let inner):
            guard let value = number(inner, lookup) else { return nil }
            result = -value
        case .binary(let operation, let left, let right):
            guard let left = number(left, lookup), let right = number(right, lookup) else { return nil }
            result = operation.apply(left, right)
        case .comparison:
            return nil
        }
        return result.isFinite ? result : nil
    }
}

extension Expression.Operator {
    func apply(_ left: Double, _ right: Double) -> Double {
        switch self {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        case .power: CMath.power(left, right)
        }
    }
}

extension Expression.Comparison {
    func holds(_ left: Double, _ right: Double) -> Bool {
        switch self {
        case .equal: left == right
        case .unequal: left != right
        case .atMost: left <= right
        case .atLeast: left >= right
        case .less: left < right
        case .greater: left > right
        }
    }
}
