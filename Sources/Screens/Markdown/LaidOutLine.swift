/// One row of a laid-out text.
struct LaidOutLine: Equatable, Sendable {
    /// How a row that may be wider than the page moves sideways.
    struct Pan: Equatable, Sendable {
        /// Columns at the start that stay where they are.
        var start: Int
        /// By how many columns the widest row of the same block exceeds the page.
        var overflow: Int
    }

    var spans: [LaidOutSpan]
    /// Where the row begins; rows are in ascending order of it.
    var anchor: TextAnchor
    /// Nil for rows that fit.
    var pan: Pan?

    var columns: Int { spans.reduce(0) { $0 + $1.columns } }
    var text: String { spans.map(\.text).joined() }
    var isNote: Bool { spans.first?.role.kind == .noteBar }
    var isBlank: Bool { spans.allSatisfy { [.margin, .quoteBar, .noteBar].contains($0.role.kind) } }
}

/// A piece of a row in one role.
struct LaidOutSpan: Equatable, Sendable {
    var text: String
    /// What `text` takes on the terminal, measured once.
    var columns: Int
    var role: TextRole
    /// An index into the layout's links.
    var link: Int?
    /// Where its text stands in its run; nil for what the layout added: bullets, margins, padding.
    var source: TextAnchor?

    init(_ text: String, columns: Int, role: TextRole, link: Int? = nil, source: TextAnchor? = nil) {
        self.text = text
        self.columns = columns
        self.role = role
        self.link = link
        self.source = source
    }

    static func blank(_ columns: Int) -> LaidOutSpan {
        LaidOutSpan(String(repeating: " ", count: columns), columns: columns, role: .margin)
    }
}
