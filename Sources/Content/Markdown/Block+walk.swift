extension Block {
    /// A run of inlines and the line of the block or item that holds it.
    struct Run {
        var line: Int
        var inlines: [Inline]
    }

    /// The runs of text in reading order, those of nested blocks included; code blocks have none.
    var runs: [Run] {
        switch kind {
        case .heading(_, let inlines), .paragraph(let inlines): [Run(line: line, inlines: inlines)]
        case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.runs) }
        case .table(let table): ([table.header] + table.rows).flatMap { $0 }.map { Run(line: line, inlines: $0) }
        case .quote(let blocks): blocks.flatMap(\.runs)
        case .code, .rule: []
        }
    }

    /// The code blocks, those in lists and quotes included.
    var codeBlocks: [CodeBlock] {
        switch kind {
        case .code(let language, let text): [CodeBlock(line: line, language: language, text: text)]
        case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.codeBlocks) }
        case .quote(let blocks): blocks.flatMap(\.codeBlocks)
        case .heading, .paragraph, .table, .rule: []
        }
    }

    struct CodeBlock: Equatable {
        /// The fence's line.
        var line: Int
        var language: String
        var text: String
    }
}

extension Array where Element == Inline {
    /// The links to content, in reading order.
    var contentReferences: [ContentReference] {
        flatMap { inline -> [ContentReference] in
            switch inline {
            case .text, .code, .lineBreak: []
            case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines): inlines.contentReferences
            case .link(.content(let reference), let inlines): [reference] + inlines.contentReferences
            case .link(.url, let inlines): inlines.contentReferences
            }
        }
    }
}
