import Content

/// A link of a text and where it stands, once it is set.
struct LaidOutLink: Equatable, Sendable {
    /// The part of a link that is in one row.
    struct Fragment: Equatable, Sendable {
        var line: Int
        var columns: Range<Int>
    }

    var target: LinkTarget
    /// It leads to what isn't written yet.
    var isPlanned: Bool
    var words: String
    /// In reading order; empty for a link without words on the page.
    var fragments: [Fragment] = []

    /// The rows that it stands in; empty at 0 where it has no words.
    var lines: Range<Int> {
        guard let first = fragments.first, let last = fragments.last else { return 0..<0 }
        return first.line..<last.line + 1
    }
}
