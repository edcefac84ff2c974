extension CorpusRule {
    static let glossaryRules = [termsBelongToATopic, definitionsAreOneSentence]

    static let termsBelongToATopic = CorpusRule { index in
        let glossary = index.corpus.glossary
        return glossary.value.compactMap { term in
            index.complaint(about: .topic(term.topic)).map { complaint in
                let entry = glossary.source.line(ofEntry: term.id) ?? 1
                return glossary.issue(near: "topic: \(term.topic)", from: entry, complaint)
            }
        }
    }

    static let definitionsAreOneSentence = CorpusRule { index in
        let glossary = index.corpus.glossary
        return glossary.value.compactMap { term in
            let line = glossary.source.line(ofEntry: term.id)
            let count = Words.sentences(term.definition).count
            if count > 1 {
                return glossary.issue(line, "the definition of \"\(term.term)\" has \(count) sentences; write one")
            }
            if term.definition.hasSuffix(".") { return nil }
            return glossary.issue(line, "the definition of \"\(term.term)\" isn't a sentence; end it with a full stop")
        }
    }
}
