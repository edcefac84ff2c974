/// A topic, lab or tool that is still to be written: a line of `content/planned.tsv`.
public struct PlannedItem: Hashable, Sendable {
    public var kind: ContentKind
    public var id: String
    public var title: String

    public init(kind: ContentKind, id: String, title: String) {
        self.kind = kind
        self.id = id
        self.title = title
    }

    public var reference: ContentReference { ContentReference(kind: kind, id: id) }
}

/// Reads `content/planned.tsv`: kind, id and title, set apart by tabs; a line that begins with `#` is a comment.
public enum PlannedParser {
    /// The items, or the first error in the file.
    public static func parse(_ text: String, file: String) throws(ContentIssue) -> [PlannedItem] {
        try read(text, file: file).get()
    }

    static func read(_ text: String, file: String) -> Reading<[PlannedItem]> {
        Reading(file: file) { issues throws(ContentIssue) in
            var items: [PlannedItem] = []
            let lines = text.withoutControlCharactersButTabs.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() where !line.hasPrefix("#") {
                if line.allSatisfy(\.isWhitespace) { continue }
                do throws(ContentIssue) {
                    items.append(try item(line, file: file, number: index + 1))
                } catch {
                    issues.append(error)
                }
            }
            return items
        }
    }

    private static func item(_ line: Substring, file: String, number: Int) throws(ContentIssue) -> PlannedItem {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0).onOneLine }
        guard fields.count == 3 else {
            let message = "\(fields.count) fields; write kind, id and title with a tab between each"
            throw ContentIssue(file: file, line: number, message)
        }
        guard let kind = ContentKind(rawValue: fields[0]) else {
            let allowed = ContentKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ContentIssue(file: file, line: number, "unknown kind \"\(fields[0])\"; one of: \(allowed)")
        }
        guard fields[1].isContentID, !fields[2].isEmpty else {
            let message = "\"\(fields[1])\" needs an id of lower-case letters, digits and hyphens, and a title"
            throw ContentIssue(file: file, line: number, message)
        }
        return PlannedItem(kind: kind, id: fields[1], title: fields[2])
    }
}
