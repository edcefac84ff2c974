extension Question {
    /// Judges an answer. A number that can't be read, and one in a unit that the question can't mean, get a sentence and
    /// no verdict; so does a set of choices that is empty.
    public func grade(_ given: GivenAnswer) -> Grading {
        switch (answer, given) {
        case (.choices(let choices), .choices(let chosen)):
            guard !chosen.isEmpty else { return .unreadable("Nothing is chosen yet.") }
            return .graded(Self.grade(chosen, among: choices))
        case (.number(let value, let tolerance), .number(let text)):
            return grade(text, value: value, tolerance: tolerance)
        case (.choices(let choices), .number(let text)):
            let last = Self.letter(of: choices.count - 1)
            return .unreadable("“\(text.shortened(to: 24))” is no choice; answer with A to \(last).")
        case (.number, .choices):
            return .unreadable("The answer is a number.")
        }
    }

    private static func grade(_ chosen: Set<Int>, among choices: [Choice]) -> Grade {
        let missed = choices.indices.filter { choices[$0].isRight && !chosen.contains($0) }
        let wrong = chosen.sorted().filter { !choices.indices.contains($0) || !choices[$0].isRight }
        return Grade(isRight: missed.isEmpty && wrong.isEmpty, missed: missed, wrong: wrong)
    }

    private func grade(_ text: String, value: Double, tolerance: Double) -> Grading {
        guard let typed = TypedNumber(text) else {
            return .unreadable(
                text.allSatisfy(\.isWhitespace)
                    ? "Type a number, such as 1.25, 1,600, 20 % or 1e3."
                    : "“\(text.shortened(to: 24))” isn't a number; write it as 1.25, 1,600, 20 % or 1e3."
            )
        }
        let asked = MeasureUnit.asked(in: prompt.plainText)
        if let asked, let unit = typed.unit, asked.dimension != unit.dimension {
            return .unreadable("The question asks for \(asked.kind), and “\(text.shortened(to: 24))” is \(unit.kind).")
        }
        // Decimal fractions have no exact binary form: 0.1 + 0.2 must still be 0.3.
        let slack = max(tolerance, value.magnitude * 1e-9, 1e-12)
        let isRight = typed.values(asked: asked).contains { ($0 - value).magnitude <= slack * (1 + 1e-9) }
        return .graded(Grade(isRight: isRight))
    }
}

extension TypedNumber {
    /// What the number can mean as an answer: in the unit that was asked for, where both are known; and 20 % is 20 to a
    /// question that counts in hundreds and 0.2 to one that doesn't.
    fileprivate func values(asked: MeasureUnit?) -> [Double] {
        guard let unit else { return [value] }
        if let asked { return [value * unit.size / asked.size] }
        return unit.dimension == .percentage ? [value, value * unit.size] : [value]
    }
}
