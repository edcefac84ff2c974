/// Reads `content/categories.yml`: a list, in the order in which categories are shown.
public enum CategoriesParser {
    private static let keys = ["id", "title", "summary", "elsewhere"]

    /// The categories, or the first error in the file.
    public static func parse(_ text: String, file: String) throws(ContentIssue) -> [Category] {
        try read(text, file: file).get()
    }

    static func read(_ text: String, file: String) -> Reading<[Category]> {
        Reading(file: file) { issues throws(ContentIssue) in
            try YAMLNode.parseList(text, file: file).compactMap { node in
                YAMLFields.read(node, file: file, place: "the category", allowed: keys, issues: &issues) { fields in
                    let id = fields.identifier("id")
                    let title = fields.text("title")
                    let summary = fields.text("summary")
                    let elsewhere = fields.text("elsewhere")
                    guard let id, let title, let summary, let elsewhere else { return nil }
                    return Category(id: id, title: title, summary: summary, elsewhere: elsewhere)
                }
            }
        }
    }
}
