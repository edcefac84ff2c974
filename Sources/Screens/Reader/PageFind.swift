/// What is looked for in the page.
struct PageFind: Equatable, Sendable {
    var field = TextField()
    /// The words are still being typed.
    var isTyping = true
    var matches: [TextMatch] = []
    /// An index into `matches`; nil where there is none.
    var current: Int?
    /// The row that was on top when the search began.
    let origin: Int

    init(origin: Int) { self.origin = origin }

    var currentMatch: TextMatch? { current.map { matches[$0] } }

    /// `3 of 12`; empty before anything is typed.
    var count: String {
        if field.text.allSatisfy(\.isWhitespace) { return "" }
        return current.map { "\($0 + 1) of \(matches.count)" } ?? "not found"
    }

    /// Looks anew, and goes to the first match from the row `line` on.
    mutating func look(in lines: [LaidOutLine], from line: Int) {
        matches = TextFinder.matches(of: field.text, in: lines)
        current = matches.firstIndex { $0.line >= line } ?? matches.indices.first
    }

    /// The page is set anew: the same match is elsewhere now.
    mutating func follow(_ lines: [LaidOutLine]) {
        matches = TextFinder.matches(of: field.text, in: lines)
        current = matches.isEmpty ? nil : min(current ?? 0, matches.count - 1)
    }

    /// The next match, or the one before; from the last to the first.
    mutating func step(_ direction: Int) {
        guard let current, !matches.isEmpty else { return }
        self.current = (current + direction + matches.count) % matches.count
    }
}
