import Content

/// Markdown as lines that are read one after the other, by a person or a screen reader.
///
/// Nothing is said by position: a table is its rows, each cell with its column's name; code is announced and ended. A
/// link is its words with a number, by which it can be followed.
struct PlainText: Equatable {
    private(set) var lines: [String] = []
    /// What the numbers stand for: the first is `firstNumber`.
    private(set) var links: [ContentReference] = []
    let firstNumber: Int

    init(firstNumber: Int = 1) { self.firstNumber = firstNumber }

    init(_ blocks: [Block], firstNumber: Int = 1) {
        self.init(firstNumber: firstNumber)
        add(blocks)
    }

    mutating func add(_ blocks: [Block]) {
        for block in blocks {
            if !lines.isEmpty { lines.append("") }
            add(block, indent: "")
        }
    }

    private mutating func add(_ block: Block, indent: String) {
        switch block.kind {
        case .heading(_, let inlines): lines.append(indent + "Heading: " + text(inlines))
        case .paragraph(let inlines): append(text(inlines), indent: indent)
        case .list(let list): add(list, indent: indent)
        case .code(let language, let code): add(code: code, language: language, indent: indent)
        case .table(let table): add(table, indent: indent)
        case .quote(let blocks):
            lines.append(indent + "Quote:")
            for block in blocks { add(block, indent: indent + "  ") }
        case .rule: break
        }
    }

    private mutating func append(_ text: String, indent: String) {
        lines += text.split(separator: "\n", omittingEmptySubsequences: false).map { indent + $0 }
    }

    private mutating func add(_ list: Block.List, indent: String) {
        for (offset, item) in list.items.enumerated() {
            let mark = list.start.map { "\($0 + offset). " } ?? "- "
            let state = item.isChecked.map { $0 ? "done: " : "to do: " } ?? ""
            let first = lines.count
            for block in item.blocks { add(block, indent: indent + "  ") }
            guard first < lines.count else { continue }
            lines[first] = indent + mark + state + lines[first].dropFirst(indent.count + 2)
        }
    }

    private mutating func add(code: String, language: String, indent: String) {
        let isDrawing = language == "text" || language.isEmpty
        lines.append(indent + (isDrawing ? "Figure:" : "Code, \(language):"))
        lines += code.split(separator: "\n", omittingEmptySubsequences: false).map { indent + $0 }
        lines.append(indent + (isDrawing ? "End of figure." : "End of code."))
    }

    private mutating func add(_ table: Block.Table, indent: String) {
        let header = table.header.map(\.plainText)
        lines.append(indent + "Table, \(table.rows.count) \(table.rows.count == 1 ? "row" : "rows"):")
        for row in table.rows {
            let cells = row.enumerated().map { column, cell in
                let name = header.indices.contains(column) ? header[column] : ""
                return name.isEmpty ? text(cell) : "\(name): \(text(cell))"
            }
            lines.append(indent + "- " + cells.joined(separator: "; "))
        }
    }

    /// The words of inlines, with a number after each link.
    mutating func text(_ inlines: [Inline]) -> String {
        var words = ""
        for inline in inlines {
            switch inline {
            case .text(let text), .code(let text): words += text
            case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines): words += text(inlines)
            case .lineBreak: words += "\n"
            case .link(.content(let reference), let inlines): words += "\(text(inlines)) [\(number(of: reference))]"
            case .link(.url(let address), let inlines):
                let name = text(inlines)
                words += name == address ? address : "\(name) (\(address))"
            }
        }
        return words
    }

    /// One number for all links to one place.
    private mutating func number(of reference: ContentReference) -> Int {
        if let index = links.firstIndex(of: reference) { return firstNumber + index }
        links.append(reference)
        return firstNumber + links.count - 1
    }
}
