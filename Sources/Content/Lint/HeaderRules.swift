extension TopicRule {
    /// The front matter against the file's place and the other files.
    static let headerRules = [idIsFileName, categoryIsFolder, categoryIsKnown, namedContentIsKnown, hasAliases]

    static let idIsFileName = TopicRule { topic, _ in
        topic.source.issueUnlessNamed(topic.value.id.rawValue, extension: "md").map { [$0] } ?? []
    }

    static let categoryIsFolder = TopicRule { topic, _ in
        let category = topic.value.header.category
        let folder = topic.file.split(separator: "/").dropLast().last.map(String.init) ?? ""
        if folder == category { return [] }
        let message =
            "the category is \"\(category)\" but the folder is \"\(folder)\"; move the file or change the category"
        return [topic.issue(topic.source.line(ofKey: "category"), message)]
    }

    static let categoryIsKnown = TopicRule { topic, index in
        let category = topic.value.header.category
        let known = index.categoryIDs
        if known.contains(category) { return [] }
        let question = Suggestion.question(for: category, among: known)
        let remedy = question.isEmpty ? "; add it to \(ContentLibrary.categoriesFile)" : question
        return [topic.issue(topic.source.line(ofKey: "category"), "unknown category \"\(category)\"\(remedy)")]
    }

    static let namedContentIsKnown = TopicRule { topic, index in
        let header = topic.value.header
        let named: [(key: String, reference: ContentReference)] =
            header.requires.map { ("requires", .topic($0)) } + header.related.map { ("related", .topic($0)) }
            + header.labs.map { ("labs", .lab($0)) }
        return named.compactMap { key, reference in
            let line = topic.source.line(ofKey: key) ?? 1
            if reference == .topic(topic.value.id) {
                return topic.issue(line, "\"\(key)\" names the topic itself; take it out")
            }
            return index.complaint(about: reference).map {
                topic.issue(near: reference.id, from: line, "\(key): \($0)")
            }
        }
    }

    static let hasAliases = TopicRule { topic, _ in
        guard topic.value.header.aliases.isEmpty else { return [] }
        let message = "no aliases; list the other names that someone would type"
        return [topic.issue(topic.source.line(ofKey: "aliases") ?? 1, message)]
    }
}

extension SourceText {
    /// An issue where the file isn't named after the id in it.
    func issueUnlessNamed(_ id: String, extension suffix: String) -> ContentIssue? {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        guard name != "\(id).\(suffix)" else { return nil }
        let message = "the id is \"\(id)\" but the file is \(name); rename the file to \(id).\(suffix)"
        return ContentIssue(file: file, line: line(ofKey: "id"), message)
    }
}
