/// A topic's file with the five parts, a question and a source, each as short as can be.
public struct SampleTopic: Sendable {
    public var id: String
    public var title: String
    public var category: String
    public var level: Int
    public var summary: String
    public var aliases: [String]
    public var requires: [String]
    public var labs: [String]
    /// The text of *Core concept*, *Why it exists*, *How it works*, *Common mistakes* and *Real-world trade-offs*; what
    /// isn't given gets a sentence.
    public var parts: [String]
    /// What *Check yourself* asks.
    public var questions: [String]

    public init(
        _ id: String,
        title: String,
        category: String,
        level: Int = 1,
        summary: String = "A topic of the sample.",
        aliases: [String] = [],
        requires: [String] = [],
        labs: [String] = [],
        parts: [String] = [],
        questions: [String] = [Self.question]
    ) {
        self.id = id
        self.title = title
        self.category = category
        self.level = level
        self.summary = summary
        self.aliases = aliases
        self.requires = requires
        self.labs = labs
        self.parts = parts
        self.questions = questions
    }

    /// Asked where a topic brings no questions of its own.
    public static let question = """
        ### Does an answer that was lost tell the client anything?
        - [ ] Yes
        - [x] No
        > Silence has many causes.
        """

    /// Under the content root.
    public var path: String { "content/topics/\(category)/\(id).md" }

    public var text: String {
        let headings = ["Core concept", "Why it exists", "How it works", "Common mistakes", "Real-world trade-offs"]
        let body = headings.enumerated().map { index, heading in
            "## \(heading)\n\n\(index < parts.count ? parts[index] : "Nothing more is said here.")\n"
        }
        return """
            ---
            id: \(id)
            title: "\(title)"
            category: \(category)
            level: \(level)
            summary: \(summary)
            aliases: [\(aliases.joined(separator: ", "))]
            requires: [\(requires.joined(separator: ", "))]
            labs: [\(labs.joined(separator: ", "))]
            ---

            \(body.joined(separator: "\n"))
            ## Check yourself

            \(questions.joined(separator: "\n\n"))

            ## Further reading

            - RFC 9110, *HTTP Semantics*.

            """
    }
}
