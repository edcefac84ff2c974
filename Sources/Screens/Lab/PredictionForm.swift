import LabKit

/// A prediction that is being asked: a choice or a number, not yet given.
struct PredictionForm: Equatable, Sendable {
    static let longestNumber = 12

    let kind: Prediction.Kind
    /// What is typed of a number.
    private(set) var draft = ""
    /// The choice that the keys are on; none at first, so that none is suggested.
    private(set) var selected: Int?

    init(_ prediction: Prediction) { kind = prediction.kind }

    var choices: [String] {
        if case .choice(let choices, _) = kind { choices } else { [] }
    }

    /// Nil until a choice is selected or the draft is a number.
    var answer: PredictionAnswer? {
        switch kind {
        case .number:
            guard let number = Double(draft), number.isFinite else { return nil }
            return .number(number)
        case .choice(let choices, _):
            return selected.map { .choice(choices[$0]) }
        }
    }

    /// What to do while there is no answer.
    var demand: String {
        switch kind {
        case .number: "Type a number first, or press s to skip the question."
        case .choice: "Choose an answer first, or press s to skip the question."
        }
    }

    static func isPartOfNumber(_ character: Character) -> Bool {
        "0123456789.,-".contains(character)
    }

    mutating func type(_ character: Character) {
        guard case .number = kind, Self.isPartOfNumber(character), draft.count < Self.longestNumber else { return }
        draft.append(character == "," ? "." : character)
    }

    mutating func erase() { draft = String(draft.dropLast()) }

    mutating func select(_ movement: Movement) {
        guard !choices.isEmpty else { return }
        guard let selected else {
            self.selected = movement == .up ? choices.count - 1 : 0
            return
        }
        self.selected = movement.index(from: selected, count: choices.count, page: choices.count)
    }

    mutating func select(_ index: Int) {
        if choices.indices.contains(index) { selected = index }
    }
}
