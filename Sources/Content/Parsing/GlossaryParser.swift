/// Reads `content/glossary.yml`: a list of terms.
public enum GlossaryParser {
    private static let keys = ["id", "term", "definition", "topic", "aliases"]

    /// The terms, or the first error in the file.
    public static func parse(_ text: String, file: String) throws(ContentIssue) -> [GlossaryTerm] {
        try read(text, file: file).get()
    }

    static func read(_ text: String, file: String) -> Reading<[GlossaryTerm]> {
        Reading(file: file) { issues throws(ContentIssue) in
            try YAMLNode.parseList(text, file: file).compactMap { node in
                YAMLFields.read(node, file: file, place: "the term", allowed: keys, issues: &issues) { fields in
                    let id = fields.identifier("id")
                    let term = fields.text("term")
                    let definition = fields.text("definition")
                    let topic = fields.text("topic")
                    let aliases = fields.texts("aliases")
                    guard let id, let term, let definition, let topic else { return nil }
                    return GlossaryTerm(
                        id: id,
                        term: term,
                        definition: definition,
                        topic: TopicID(topic),
                        aliases: aliases
                    )
                }
            }
        }
    }
}
