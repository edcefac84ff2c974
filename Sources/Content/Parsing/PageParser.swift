/// Reads `content/tools/<id>.md` and `content/reference/<id>.md`.
public enum PageParser {
    static let keys = ["id", "title", "summary", "aliases", "related"]

    /// The page, or the first error in the file. A file in a folder `tools` is a tool, any other a quick reference.
    public static func parse(_ text: String, file: String) throws(ContentIssue) -> Page {
        try read(text, file: file).get()
    }

    static func read(_ text: String, file: String) -> Reading<Page> {
        Reading(file: file) { issues throws(ContentIssue) in
            let (yaml, body, bodyLine) = try FrontMatter.split(text, file: file)
            let node = try YAMLNode.parse(yaml, file: file, firstLine: 2)
            return YAMLFields.read(node, file: file, place: "the front matter", allowed: keys, issues: &issues) {
                fields in
                let id = fields.identifier("id")
                let title = fields.text("title")
                let summary = fields.text("summary")
                let aliases = fields.texts("aliases")
                let related = fields.topicIDs("related")
                guard let id, let title, let summary else { return nil }
                return Page(
                    reference: ContentReference(kind: kind(of: file), id: id),
                    title: title,
                    summary: summary,
                    aliases: aliases,
                    related: related,
                    document: MarkdownParser.parse(body, firstLine: bodyLine)
                )
            }
        }
    }

    private static func kind(of file: String) -> ContentKind {
        file.split(separator: "/").dropLast().last == "tools" ? .tool : .reference
    }
}
