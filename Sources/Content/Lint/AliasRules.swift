extension CorpusRule {
    static let aliasRules = [namesAreDistinct]

    /// A name that leads to two topics leads search astray.
    static let namesAreDistinct = CorpusRule { index in
        var owners: [String: TopicID] = [:]
        for topic in index.base?.index.corpus.topics ?? [] {
            let header = topic.value.header
            for name in [header.title] + header.aliases { owners[name.lowercased()] = header.id }
        }
        for topic in index.corpus.topics {
            let title = topic.value.header.title.lowercased()
            owners[title] = owners[title] ?? topic.value.id
        }
        var issues: [ContentIssue] = []
        for topic in index.corpus.topics {
            let header = topic.value.header
            let title = header.title.lowercased()
            let line = topic.source.line(ofKey: "aliases") ?? 1
            if let owner = owners[title], owner != header.id {
                let message = "the title \"\(header.title)\" is that of \"\(owner)\" too; tell them apart"
                issues.append(topic.issue(topic.source.line(ofKey: "title"), message, severity: .warning))
            }
            var own: Set<String> = []
            for alias in header.aliases {
                let name = alias.lowercased()
                if name == title {
                    issues.append(
                        topic.issue(line, "the alias \"\(alias)\" is the title; take it out", severity: .warning)
                    )
                } else if !own.insert(name).inserted {
                    issues.append(
                        topic.issue(line, "the alias \"\(alias)\" stands twice; keep one", severity: .warning)
                    )
                } else if let owner = owners[name], owner != header.id {
                    let message = "the alias \"\(alias)\" names \"\(owner)\" too; keep it where a reader expects it"
                    issues.append(topic.issue(line, message, severity: .warning))
                } else {
                    owners[name] = header.id
                }
            }
        }
        return issues
    }
}
