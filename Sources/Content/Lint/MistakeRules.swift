extension TopicRule {
    /// *Common mistakes*: three to six, each named and each with a way out.
    static let mistakeRules = [enoughMistakes, eachMistakeHasARemedy]

    static let enoughMistakes = TopicRule { topic, _ in
        guard let section = topic.value[.mistakes] else { return [] }
        let count = mistakes(in: section).count
        guard !(3...6).contains(count) else { return [] }
        return [topic.issue(section.line, "\(count) mistakes; write three to six, each under a ### heading")]
    }

    static let eachMistakeHasARemedy = TopicRule { topic, _ in
        guard let section = topic.value[.mistakes] else { return [] }
        return mistakes(in: section).filter { !$0.hasRemedy }.map { mistake in
            let message = "the mistake \"\(mistake.name)\" has no remedy; end it with **Instead:** and one sentence"
            return topic.issue(mistake.line, message)
        }
    }

    private struct Mistake {
        var name: String
        var line: Int
        var hasRemedy = false
    }

    private static func mistakes(in section: TopicSection) -> [Mistake] {
        var mistakes: [Mistake] = []
        for block in section.blocks {
            if case .heading(3, let name) = block.kind {
                mistakes.append(Mistake(name: name.plainText, line: block.line))
            } else if !mistakes.isEmpty, block.runs.contains(where: { holdsRemedy($0.inlines) }) {
                mistakes[mistakes.count - 1].hasRemedy = true
            }
        }
        return mistakes
    }

    /// `**Instead:**` with words after it.
    private static func holdsRemedy(_ inlines: [Inline]) -> Bool {
        guard let index = inlines.lastIndex(of: .strong([.text("Instead:")])) else { return false }
        return Array(inlines[(index + 1)...]).plainText.wordCount > 0
    }
}
