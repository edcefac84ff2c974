import Content
import TerminalUI

/// Sets text row by row: blocks, headings, and what a page puts between them.
struct MarkdownComposer {
    let columns: Int
    let widest: Int
    /// What links can lead to; nil is everything.
    let written: Set<ContentReference>?
    private(set) var lines: [LaidOutLine] = []
    private(set) var links: [LaidOutLink] = []
    private(set) var codes: [LaidOutCode] = []
    private var nextRun = 0
    /// What each row begins with: the indents of the lists and the bars of the quotes that it stands in.
    private var margin: [LaidOutSpan] = []
    /// What the next row begins with instead, where that is a list item's first.
    private var marker: [LaidOutSpan]?

    init(columns: Int, widest: Int, written: Set<ContentReference>?) {
        self.columns = max(MarkdownLayout.narrowest, columns)
        self.widest = max(self.columns, widest)
        self.written = written
    }

    /// Columns that the margin takes of each row.
    var indent: Int { margin.columns }
    /// Columns that are taken of the next row.
    var firstIndent: Int { (marker ?? margin).columns }

    /// Numbers the run that is set next.
    mutating func takeRun() -> Int {
        defer { nextRun += 1 }
        return nextRun
    }

    mutating func add(link: LaidOutLink) -> Int {
        links.append(link)
        return links.count - 1
    }

    mutating func add(code: LaidOutCode) { codes.append(code) }

    mutating func addRow(_ spans: [LaidOutSpan], anchor: TextAnchor, pan: LaidOutLine.Pan? = nil) {
        lines.append(LaidOutLine(spans: (marker ?? margin) + spans, anchor: anchor, pan: pan))
        marker = nil
    }

    /// Sees to it that so many blank rows, or more, stand above what comes next; none at the top of the page, nor
    /// between a list's marker and its item.
    mutating func separate(by count: Int = 1) {
        guard !lines.isEmpty, marker == nil else { return }
        var wanted = count
        var present = 0
        while let last = lines.last, last.isBlank {
            lines.removeLast()
            present += 1
        }
        wanted = max(wanted, present)
        for offset in stride(from: -wanted, to: 0, by: 1) {
            lines.append(LaidOutLine(spans: margin, anchor: TextAnchor(run: nextRun, offset: offset)))
        }
    }

    /// Sets what `body` adds to the right of `added`; its first row begins with `first` in place of that.
    mutating func within(
        _ added: [LaidOutSpan],
        first: [LaidOutSpan]? = nil,
        _ body: (inout MarkdownComposer) -> Void
    ) {
        let outer = margin
        if let first { marker = (marker ?? margin) + first }
        // Deep nesting stops moving in before no room for words is left.
        if indent + added.columns <= columns / 2 { margin += added }
        body(&self)
        // An empty item still shows its marker.
        if first != nil, marker != nil { addRow([], anchor: TextAnchor(run: takeRun(), offset: 0)) }
        margin = outer
    }

    /// Sets what `body` adds as something that may come and go: the runs after it are numbered as if it weren't there,
    /// and places in it lie within the run before it. Of more rows than `limit` the rest is left out.
    /// - Returns: how many rows were left out.
    mutating func apart(limit: Int, _ body: (inout MarkdownComposer) -> Void) -> Int {
        let next = nextRun
        let start = lines.count
        nextRun = Self.apartRun
        body(&self)
        nextRun = next
        let end = min(lines.count, start + limit)
        let rest = lines.count - end
        lines.removeSubrange(end...)
        codes.removeAll { $0.lines.upperBound > end }
        for index in start..<end {
            let anchor = lines[index].anchor
            // No note has as many characters as a run has room for here.
            let offset = (anchor.run - Self.apartRun + 1) << 17 + anchor.offset
            lines[index].anchor = TextAnchor(run: next - 1, offset: offset)
        }
        return rest
    }

    /// Far from the runs of any page.
    private static let apartRun = 1 << 30

    /// Counts the runs that `body` adds without showing them, so that the numbers after them stay what they are when
    /// they do show.
    mutating func hiding(_ body: (inout MarkdownComposer) -> Void) {
        var copy = self
        body(&copy)
        nextRun = copy.nextRun
    }
}

extension [LaidOutSpan] {
    var columns: Int { reduce(0) { $0 + $1.columns } }
}
