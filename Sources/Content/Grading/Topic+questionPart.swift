extension Topic {
    /// The part that a question is about: of the first five, the one that shares most of the words of the question and its
    /// explanation, where a word counts for less the more parts have it. Nil where none shares any.
    public func part(about question: Question) -> Part? {
        let parts = sections.filter { $0.part.number <= Part.tradeOffs.number }
        let vocabularies = parts.map { Self.words(Document(blocks: $0.blocks).plainText) }
        let asked = Self.words(question.prompt.plainText + "\n" + Document(blocks: question.explanation).plainText)
        var best: (part: Part, score: Double)?
        for (section, words) in zip(parts, vocabularies) {
            let score = asked.intersection(words).reduce(0) { sum, word in
                sum + 1 / Double(vocabularies.count { $0.contains(word) })
            }
            if score > best?.score ?? 0 { best = (section.part, score) }
        }
        return best?.part
    }

    /// Short words stand everywhere and tell nothing.
    private static func words(_ text: String) -> Set<String> {
        Set(Words.of(text.lowercased()).filter { $0.count > 3 })
    }
}
