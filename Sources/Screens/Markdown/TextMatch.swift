/// A place where a text has what was looked for. It may run over the end of a row.
struct TextMatch: Equatable, Sendable {
    struct Fragment: Equatable, Sendable {
        var line: Int
        var columns: Range<Int>
    }

    /// In reading order, at least one.
    var fragments: [Fragment]

    var line: Int { fragments[0].line }
}
