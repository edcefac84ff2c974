extension Document {
    /// The words alone, a block to a line: what search indexes. Code is among them; a table is its cells with points
    /// between them, a row to a line.
    public var plainText: String { blocks.plainText }
}

extension Block {
    /// The words alone.
    public var plainText: String {
        switch kind {
        case .heading(_, let inlines), .paragraph(let inlines): inlines.plainText
        case .list(let list): list.items.map(\.blocks.plainText).joined(separator: "\n")
        case .code(_, let text): text
        case .table(let table):
            ([table.header] + table.rows)
                .map { row in row.map(\.plainText).filter { !$0.isEmpty }.joined(separator: " · ") }
                .joined(separator: "\n")
        case .quote(let blocks): blocks.plainText
        case .rule: ""
        }
    }
}

extension Array where Element == Block {
    /// The words alone, a block to a line.
    public var plainText: String { map(\.plainText).filter { !$0.isEmpty }.joined(separator: "\n") }
}
