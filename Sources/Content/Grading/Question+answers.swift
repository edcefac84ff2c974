extension Question {
    /// The choices; none where the answer is a number.
    public var choices: [Choice] {
        if case .choices(let choices) = answer { choices } else { [] }
    }

    /// More than one choice is right, so that choosing takes more than a key.
    public var hasSeveralAnswers: Bool { choices.count(where: \.isRight) > 1 }

    /// Words that have to be read before it can be answered.
    public var wordCount: Int {
        let choices = choices.map(\.text.plainText).joined(separator: "\n")
        return (prompt.plainText + "\n" + Document(blocks: body).plainText + "\n" + choices).wordCount
    }

    /// A, B … Z, then AA.
    public static func letter(of index: Int) -> String {
        let letter = String(Character(Unicode.Scalar(UInt8(65 + index % 26))))
        return index < 26 ? letter : Self.letter(of: index / 26 - 1) + letter
    }

    /// `B`, `A and C`, `A, C and D`.
    public static func letters(of indices: [Int]) -> String {
        let letters = indices.map { letter(of: $0) }
        guard let last = letters.last, letters.count > 1 else { return letters.first ?? "" }
        return letters.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The right answer in short: `B`, `A and C`, `1.25`, `13.5 ± 0.5`.
    public var rightAnswer: String {
        switch answer {
        case .choices(let choices): Self.letters(of: choices.indices.filter { choices[$0].isRight })
        case .number(let value, let tolerance):
            value.written + (tolerance == 0 ? "" : " ± \(tolerance.written)")
        }
    }

    /// What a verdict says: `Right.`, `Wrong. It is B; you chose C.`, `Wrong. Missed: A. Not right: B.`
    public func verdict(_ grade: Grade, on given: GivenAnswer) -> String {
        if grade.isRight {
            guard case .number = answer else { return "Right." }
            return "Right: \(rightAnswer)."
        }
        switch given {
        case .number(let text): return "Wrong. It is \(rightAnswer); you answered \(text)."
        case .choices(let chosen):
            guard hasSeveralAnswers else {
                return "Wrong. It is \(rightAnswer); you chose \(Self.letters(of: chosen.sorted()))."
            }
            let missed = grade.missed.isEmpty ? "" : " Missed: \(Self.letters(of: grade.missed))."
            let wrong = grade.wrong.isEmpty ? "" : " Not right: \(Self.letters(of: grade.wrong))."
            return "Wrong." + missed + wrong
        }
    }
}

extension Double {
    /// Without a fraction where there is none: `20`, `1.25`.
    public var written: String {
        let text = description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
