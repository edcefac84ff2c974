/// The corpus with what several rules need to know of it.
struct LintIndex: Sendable {
    enum Standing { case written, planned, unknown }

    let corpus: LintCorpus
    /// Of a pack, what it stands beside.
    let base: LintBase?
    /// By id; of two with one id, the first.
    let topics: [TopicID: Linted<Topic>]
    /// How many other topics link to each: from their bodies, `requires` and `related`.
    let linksTo: [TopicID: Int]
    /// The topics to which a path or a quick reference leads.
    let onAWay: Set<TopicID>
    private let written: [ContentKind: Set<String>]
    private let planned: Set<ContentReference>

    init(_ corpus: LintCorpus, base: LintBase? = nil) {
        self.corpus = corpus
        self.base = base
        topics = Dictionary(corpus.topics.map { ($0.value.id, $0) }) { first, _ in first }
        linksTo = topics.values.reduce(into: [:]) { counts, topic in
            for id in topic.value.linkedTopics { counts[id, default: 0] += 1 }
        }
        let staged = corpus.paths.flatMap { $0.value.stages.flatMap(\.topics) }
        let references = corpus.pages.filter { $0.value.reference.kind == .reference }
        onAWay = Set(staged + references.flatMap(\.value.linkedTopics))
        var written: [ContentKind: Set<String>] = [:]
        written[.topic] = Set(corpus.topics.map(\.value.id.rawValue))
        written[.lab] = corpus.labs
        written[.path] = Set(corpus.paths.map(\.value.id))
        written[.term] = Set(corpus.glossary.value.map(\.id))
        for page in corpus.pages { written[page.value.reference.kind, default: []].insert(page.value.reference.id) }
        self.written = written
        planned = Set(corpus.planned.value.map(\.reference))
    }

    var hasPlannedTopics: Bool { planned.contains { $0.kind == .topic } }

    func standing(of reference: ContentReference) -> Standing {
        if written[reference.kind]?.contains(reference.id) == true { return .written }
        if planned.contains(reference) { return .planned }
        return base?.index.standing(of: reference) ?? .unknown
    }

    /// Everything of a kind that a link may name.
    private func ids(of kind: ContentKind) -> Set<String> {
        (written[kind] ?? []).union(planned.filter { $0.kind == kind }.map(\.id))
            .union(base?.index.ids(of: kind) ?? [])
    }

    /// The pack's own and the base's.
    var categoryIDs: [String] { corpus.categories.value.map(\.id) + (base?.index.categoryIDs ?? []) }

    /// Nil for what exists or is planned; otherwise what is wrong with it and what to do.
    func complaint(about reference: ContentReference) -> String? {
        guard standing(of: reference) == .unknown else { return nil }
        let question = Suggestion.question(for: reference.id, among: ids(of: reference.kind))
        let remedy = question.isEmpty ? "; name one that is written, or plan it in content/planned.tsv" : question
        return "unknown \(reference.kind.rawValue) \"\(reference.id)\"\(remedy)"
    }
}

/// The base that a pack is checked against.
final class LintBase: Sendable {
    let index: LintIndex

    init(_ corpus: LintCorpus) { index = LintIndex(corpus) }
}
