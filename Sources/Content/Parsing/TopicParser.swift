/// Reads `content/topics/<category>/<id>.md`.
public struct TopicParser {
    /// The topic, or the first error in the file.
    public static func parse(_ text: String, file: String) throws(ContentIssue) -> Topic {
        try read(text, file: file).get()
    }

    /// All that is wrong, in the order of the file, and the topic as far as it could be read; nil only where its front
    /// matter is unusable. What an issue speaks of isn't in the topic: a broken question, the text before the first
    /// heading.
    public static func parseCollectingIssues(_ text: String, file: String) -> (Topic?, [ContentIssue]) {
        let reading = read(text, file: file)
        return (reading.value, reading.issues)
    }

    static func read(_ text: String, file: String) -> Reading<Topic> {
        var parser = TopicParser(file: file)
        let topic = parser.topic(text)
        return Reading(value: topic, issues: parser.issues, file: file)
    }

    static let keys = [
        "id", "title", "category", "level", "summary", "aliases", "requires", "related", "labs", "formerly",
    ]

    private let file: String
    private var issues: [ContentIssue] = []

    private init(file: String) { self.file = file }

    private mutating func topic(_ text: String) -> Topic? {
        do throws(ContentIssue) {
            let (yaml, body, bodyLine) = try FrontMatter.split(text, file: file)
            let header = header(try YAMLNode.parse(yaml, file: file, firstLine: 2))
            let sections = sections(MarkdownParser.parse(body, firstLine: bodyLine))
            let asked = sections.filter { $0.part == .questions }.flatMap(\.blocks)
            let questions = QuestionParser.questions(in: asked, file: file, issues: &issues)
            return header.map { Topic(header: $0, sections: sections, questions: questions) }
        } catch {
            issues.append(error)
            return nil
        }
    }

    private mutating func header(_ node: YAMLNode) -> TopicHeader? {
        YAMLFields.read(node, file: file, place: "the front matter", allowed: Self.keys, issues: &issues) { fields in
            let id = fields.identifier("id")
            let title = fields.text("title")
            let category = fields.text("category")
            let level = fields.integer("level", in: 1...3)
            let summary = fields.text("summary")
            let aliases = fields.texts("aliases")
            let requires = fields.topicIDs("requires")
            let related = fields.topicIDs("related")
            let labs = fields.texts("labs")
            let formerly = fields.topicIDs("formerly")
            guard let id, let title, let category, let level, let summary else { return nil }
            return TopicHeader(
                id: TopicID(id),
                title: title,
                category: category,
                level: level,
                summary: summary,
                aliases: aliases,
                requires: requires,
                related: related,
                labs: labs,
                formerly: formerly
            )
        }
    }

    /// Cuts the body at its level-2 headings. What stands under an unknown one joins the part before it.
    private mutating func sections(_ document: Document) -> [TopicSection] {
        var sections: [TopicSection] = []
        var isUnderHeading = false
        for block in document.blocks {
            if case .heading(2, let words) = block.kind {
                isUnderHeading = true
                if let section = section(headed: words.plainText, line: block.line, among: sections) {
                    sections.append(section)
                }
            } else if !isUnderHeading {
                report("text stands before the first heading; put it under \"## Core concept\"", at: block.line)
                isUnderHeading = true
            } else if !sections.isEmpty {
                sections[sections.count - 1].blocks.append(block)
            }
        }
        return sections
    }

    private mutating func section(headed words: String, line: Int, among earlier: [TopicSection]) -> TopicSection? {
        guard let part = Part.allCases.first(where: { $0.heading == words }) else {
            let allowed = Part.allCases.map(\.heading).joined(separator: ", ")
            report("unknown heading \"\(words)\"; level-2 headings are \(allowed)", at: line)
            return nil
        }
        if earlier.contains(where: { $0.part == part }) {
            report("the heading \"\(words)\" stands twice; join the two", at: line)
        }
        return TopicSection(part: part, line: line, blocks: [])
    }

    private mutating func report(_ message: String, at line: Int) {
        issues.append(ContentIssue(file: file, line: line, message))
    }
}
