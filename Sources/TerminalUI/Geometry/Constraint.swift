/// What one part of a split asks for, in cells along the split's direction.
public enum Constraint: Hashable, Sendable {
    /// Exactly so many cells.
    case fixed(Int)
    /// A share of what the others leave, by weight.
    case fill(Int)
    /// So many hundredths of the whole, spacing excluded.
    case percent(Int)
    /// So many cells, and then a share of what is left, by the weight `fill`.
    case atLeast(Int, fill: Int)

    /// One share of what is left.
    public static let rest = Constraint.fill(1)

    /// Lengths for a run of `total` cells. They add up to `total` when a constraint fills, and never to more; where
    /// they can't all be met, the first ones are.
    public static func lengths(_ constraints: [Constraint], total: Int) -> [Int] {
        var left = max(0, total)
        var lengths = constraints.map { constraint in
            let length = min(left, constraint.minimum(of: total))
            left -= length
            return length
        }
        var weight = constraints.reduce(0) { $0 + $1.weight }
        // Each takes its share of what remains, so that the rounding never loses or invents a cell.
        for (index, constraint) in constraints.enumerated() where constraint.weight > 0 {
            let share = left * constraint.weight / weight
            lengths[index] += share
            left -= share
            weight -= constraint.weight
        }
        return lengths
    }

    private func minimum(of total: Int) -> Int {
        switch self {
        case .fixed(let length), .atLeast(let length, fill: _): max(0, length)
        case .percent(let hundredths): max(0, total) * max(0, hundredths) / 100
        case .fill: 0
        }
    }

    private var weight: Int {
        switch self {
        case .fill(let weight), .atLeast(_, fill: let weight): max(0, weight)
        case .fixed, .percent: 0
        }
    }
}
