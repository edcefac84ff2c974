/// A Markdown text as a tree of values, with control characters already taken out.
public struct Document: Equatable, Sendable {
    public var blocks: [Block]

    public init(blocks: [Block]) { self.blocks = blocks }
}

/// One block of a document and the line of its file on which it begins (from 1).
public struct Block: Equatable, Sendable {
    public var line: Int
    public var kind: Kind

    public init(line: Int, kind: Kind) {
        self.line = line
        self.kind = kind
    }

    public indirect enum Kind: Equatable, Sendable {
        case heading(level: Int, [Inline])
        case paragraph([Inline])
        case list(List)
        /// A fenced or indented block; `language` is the fence's first word, empty where there is none.
        case code(language: String, text: String)
        case table(Table)
        case quote([Block])
        case rule
    }

    public struct List: Equatable, Sendable {
        /// The first number of an ordered list, nil for bullets.
        public var start: Int?
        public var items: [Item]

        public init(start: Int?, items: [Item]) {
            self.start = start
            self.items = items
        }
    }

    public struct Item: Equatable, Sendable {
        /// `[x]` true, `[ ]` false, nil for an ordinary item.
        public var isChecked: Bool?
        public var line: Int
        public var blocks: [Block]

        public init(isChecked: Bool? = nil, line: Int, blocks: [Block]) {
            self.isChecked = isChecked
            self.line = line
            self.blocks = blocks
        }
    }

    public struct Table: Equatable, Sendable {
        public enum Alignment: Equatable, Sendable { case leading, centre, trailing }

        public var alignments: [Alignment]
        public var header: [[Inline]]
        public var rows: [[[Inline]]]

        public init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
            self.alignments = alignments
            self.header = header
            self.rows = rows
        }
    }
}

public indirect enum Inline: Equatable, Sendable {
    case text(String)
    case code(String)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    case link(LinkTarget, [Inline])
    /// A line break that the author asked for. A soft break is a space.
    case lineBreak

    /// The words alone.
    public var plainText: String {
        switch self {
        case .text(let text), .code(let text): text
        case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .link(_, let inlines):
            inlines.plainText
        case .lineBreak: "\n"
        }
    }
}

extension Array where Element == Inline {
    /// The words alone.
    public var plainText: String { map(\.plainText).joined() }
}

public enum LinkTarget: Hashable, Sendable {
    /// `[[id]]`, `[[tool:id]]`.
    case content(ContentReference)
    /// An address outside.
    case url(String)
}
