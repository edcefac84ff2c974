@testable import Content

/// A corpus of the exemplar and what it needs around it, in which one thing can be broken at a time.
struct LintBench {
    static let glossary = "content/glossary.yml"
    static let planned = "content/planned.tsv"
    static let path = "content/paths/start.yml"
    static let tool = "content/tools/jq.md"
    static let reference = "content/reference/codes.md"

    private(set) var files: [String: String]
    var labs: Set<String> = ["idempotency"]

    init() throws {
        let exemplar = try Exemplar.text()
        files = [
            Exemplar.file: exemplar,
            "content/categories.yml": """
            - id: api-design
              title: API design
              summary: Contracts.
              elsewhere: The protocol is in HTTP.
            """,
            Self.glossary: """
            - id: intent
              term: intent
              definition: What a client wants done, however often it has to ask.
              topic: idempotency
            """,
            Self.path: """
            id: start
            title: Start
            audience: You can program.
            weeks: 2
            outcome: You can retry.
            stages:
              - title: Once
                topics: [idempotency, timeouts]
                labs: [idempotency]
            """,
            Self.tool: """
            ---
            id: jq
            title: jq
            summary: Cuts JSON to size.
            related: [timeouts]
            ---

            ## What it is for

            It filters JSON.

            ## When you reach for it

            - One.
            - Two.
            - Three.

            ## First commands

            \(String(repeating: "```sh\njq .\n```\n\n", count: 5))
            ## Limits

            It reads all of it.

            ## Instead

            Anything else, as in [[idempotency]].
            """,
            Self.reference: """
            ---
            id: codes
            title: Codes
            summary: What they say.
            related: [timeouts]
            ---

            | Code | Meaning |
            |---|---|
            | 200 | fine |
            """,
        ]
        let topic = TopicParser.read(exemplar, file: Exemplar.file).value
        let linked = topic.map { $0.linkedTopics.map(\.rawValue).sorted() } ?? []
        files[Self.planned] = "# to come\n" + linked.map { "topic\t\($0)\tTitle\n" }.joined()
    }

    mutating func replace(_ old: String, with new: String, in file: String = Exemplar.file) {
        files[file] = files[file]?.replacing(old, with: new, maxReplacements: 1)
    }

    mutating func append(_ text: String, to file: String) { files[file, default: ""] += text }

    mutating func write(_ text: String, to file: String) { files[file] = text }

    /// A second topic, as good as the first but for its words.
    mutating func addTopic(_ id: String, changing change: (inout String) -> Void = { _ in }) {
        var text = files[Exemplar.file] ?? ""
        text = text.replacing("id: idempotency", with: "id: \(id)")
            .replacing("title: Idempotency and safe retries", with: "title: The topic \(id)")
        change(&text)
        files["content/topics/api-design/\(id).md"] = text
    }

    mutating func remove(_ file: String) { files[file] = nil }

    var issues: [ContentIssue] { ContentLinter.issues(in: corpus) }

    /// As of a pack beside `base`.
    func issues(beside base: LintBench) -> [ContentIssue] {
        ContentLinter.issues(in: corpus, base: LintBase(base.corpus))
    }

    private var corpus: LintCorpus {
        var corpus = LintCorpus(labs: labs)
        for (file, text) in files.sorted(by: { $0.key < $1.key }) {
            guard let kind = SourceFile.kind(of: file) else { continue }
            corpus.add(text, as: kind, file: file)
        }
        return corpus
    }

    var messages: [String] { issues.map(\.description) }

    /// The line of the exemplar, as it stands now, that holds the words.
    func line(of words: String, in file: String = Exemplar.file) -> Int {
        SourceText(files[file] ?? "", file: file).line(holding: words) ?? 0
    }
}
