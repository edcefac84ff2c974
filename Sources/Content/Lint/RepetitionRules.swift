extension CorpusRule {
    static let repetitionRules = [sentencesStandOnce]

    /// Shorter sentences may coincide.
    static let fewestWords = 6

    /// *Further reading* is exempt: two topics may name one source in the same words.
    static let sentencesStandOnce = CorpusRule { index in
        var places: [String: (file: String, line: Int)] = [:]
        var issues: [ContentIssue] = []
        for topic in index.corpus.topics {
            for run in sentencesRuns(of: topic) {
                for sentence in Words.sentences(run.whole) {
                    let words = Words.of(String(sentence))
                    guard words.count >= fewestWords else { continue }
                    let key = words.joined(separator: " ").lowercased()
                    guard let place = places[key], place.file != topic.file else {
                        if places[key] == nil { places[key] = (topic.file, run.line) }
                        continue
                    }
                    let text = String(sentence).onOneLine.shortened(to: 60)
                    let message = "\"\(text)\" stands in \(place.file):\(place.line) too; let one own it and link to it"
                    let line = topic.source.line(holding: words.prefix(2).joined(separator: " "), from: run.line)
                    issues.append(topic.issue(line ?? run.line, message))
                }
            }
        }
        return issues
    }

    private static func sentencesRuns(of topic: Linted<Topic>) -> [ProseRun] {
        let summary = ProseRun(line: topic.source.line(ofKey: "summary") ?? 1, text: topic.value.header.summary)
        let body = topic.value.sections.filter { $0.part != .reading }.flatMap(\.blocks).flatMap(\.runs)
        return [summary] + body.map { ProseRun(line: $0.line, inlines: $0.inlines) }
    }
}
