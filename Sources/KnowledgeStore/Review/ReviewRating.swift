/// How well an answer went.
public enum ReviewRating: String, CaseIterable, Codable, Sendable {
    case again, hard, good, easy

    /// 1 for *again* to 4 for *easy*, the grade that the formulas of FSRS count with.
    var grade: Double {
        switch self {
        case .again: 1
        case .hard: 2
        case .good: 3
        case .easy: 4
        }
    }
}
