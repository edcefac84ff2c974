extension CorpusRule {
    /// Ids are for ever, and unique within a kind.
    static let identityRules = [idsAreUnique, formerIdsAreFree, filesAreNamedAfterIDs]

    static let idsAreUnique = CorpusRule { index in
        let corpus = index.corpus
        let single: [(ContentReference, SourceText, Int?)] =
            corpus.topics.map { (.topic($0.value.id), $0.source, $0.source.line(ofKey: "id")) }
            + corpus.pages.map { ($0.value.reference, $0.source, $0.source.line(ofKey: "id")) }
            + corpus.paths.map {
                (ContentReference(kind: .path, id: $0.value.id), $0.source, $0.source.line(ofKey: "id"))
            }
        let terms = corpus.glossary.value.map { ContentReference(kind: .term, id: $0.id) }
        let listed = terms.map { ($0, corpus.glossary.source, corpus.glossary.source.line(ofEntry: $0.id)) }
        var files: [ContentReference: String] = [:]
        return (single + listed).compactMap { reference, source, line in
            if let base = index.base, base.index.standing(of: reference) != .unknown {
                return takenByBase(reference, source, line)
            }
            guard let file = files[reference] else {
                files[reference] = source.file
                return nil
            }
            let name = "\(reference.kind.rawValue) \"\(reference.id)\""
            return ContentIssue(file: source.file, line: line, "the \(name) is in \(file) already; choose another id")
        } + repeatedCategories(corpus.categories, base: index.base)
    }

    private static func takenByBase(_ reference: ContentReference, _ source: SourceText, _ line: Int?) -> ContentIssue {
        let name = "\(reference.kind.rawValue) \"\(reference.id)\""
        let message =
            "the knowledge base has the \(name) already, or plans it; a pack can't take its place, so choose another id"
        return ContentIssue(file: source.file, line: line, message)
    }

    private static func repeatedCategories(_ categories: Linted<[Category]>, base: LintBase?) -> [ContentIssue] {
        var seen: Set<String> = []
        let taken = Set(base?.index.categoryIDs ?? [])
        let ofBase = categories.value.filter { taken.contains($0.id) }.map { category in
            let line = categories.source.line(ofEntry: category.id)
            return categories.issue(
                line,
                "the knowledge base has the category \"\(category.id)\" already; take it out and use that one"
            )
        }
        return ofBase
            + categories.value.filter { !seen.insert($0.id).inserted }.map { category in
                let line = categories.source.line(ofEntry: category.id)
                return categories.issue(line, "the category \"\(category.id)\" stands twice; keep one")
            }
    }

    /// A former id leads readers' progress to its topic, so it can lead to one only.
    static let formerIdsAreFree = CorpusRule { index in
        var owners: [TopicID: TopicID] = [:]
        var issues: [ContentIssue] = []
        for topic in index.corpus.topics {
            let line = topic.source.line(ofKey: "formerly")
            for former in topic.value.header.formerly {
                if index.standing(of: .topic(former)) != .unknown {
                    let message = "formerly: \"\(former)\" is a topic of its own; take it out"
                    issues.append(topic.issue(line, message))
                } else if let owner = owners[former] {
                    let message = "formerly: \"\(former)\" is claimed by \"\(owner)\" too; let one have it"
                    issues.append(topic.issue(line, message))
                } else {
                    owners[former] = topic.value.id
                }
            }
        }
        return issues
    }

    /// Topics have a rule of their own.
    static let filesAreNamedAfterIDs = CorpusRule { index in
        index.corpus.pages.compactMap { $0.source.issueUnlessNamed($0.value.reference.id, extension: "md") }
            + index.corpus.paths.compactMap { $0.source.issueUnlessNamed($0.value.id, extension: "yml") }
    }
}
