import Content

/// A text set in rows for a width: what a reader scrolls through. It knows no theme, no glyphs and no position.
struct MarkdownLayout: Equatable, Sendable {
    /// The measure of running text. Narrower than this is set this wide, and clipped when it is drawn.
    static let narrowest = 16

    /// In columns.
    let columns: Int
    /// Columns that code and tables may take before they are clipped.
    let widest: Int
    let lines: [LaidOutLine]
    let links: [LaidOutLink]
    let codes: [LaidOutCode]

    /// Sets blocks by themselves.
    /// - Parameters:
    ///   - widest: what code and tables may take; nil is as much as text.
    ///   - written: the content that links can lead to, the rest being planned; nil is all.
    init(blocks: [Block], columns: Int, widest: Int? = nil, written: Set<ContentReference>? = nil) {
        var composer = MarkdownComposer(columns: columns, widest: widest ?? columns, written: written)
        composer.add(blocks)
        self.init(composer)
    }

    init(_ composer: MarkdownComposer) {
        columns = composer.columns
        widest = composer.widest
        lines = composer.lines
        codes = composer.codes
        links = Self.located(composer.links, in: composer.lines)
    }

    /// The row in which an anchor stands: the last that doesn't begin after it.
    func line(at anchor: TextAnchor) -> Int {
        lines.lastIndex { $0.anchor <= anchor } ?? 0
    }

    /// The links that have a fragment in these rows, in reading order.
    func links(in rows: Range<Int>) -> [Int] {
        links.indices.filter { links[$0].fragments.contains { rows.contains($0.line) } }
    }

    /// The link at a column of a row.
    func link(line: Int, column: Int) -> Int? {
        links.firstIndex { $0.fragments.contains { $0.line == line && $0.columns.contains(column) } }
    }

    /// By how many columns the widest of these rows can be moved.
    func overflow(in rows: Range<Int>) -> Int {
        lines[rows.clamped(to: lines.indices)].reduce(0) { max($0, $1.pan?.overflow ?? 0) }
    }

    private static func located(_ links: [LaidOutLink], in lines: [LaidOutLine]) -> [LaidOutLink] {
        var links = links
        for (index, line) in lines.enumerated() {
            var x = 0
            for span in line.spans {
                if let link = span.link {
                    links[link].add(LaidOutLink.Fragment(line: index, columns: x..<x + span.columns))
                }
                x += span.columns
            }
        }
        return links
    }
}

extension LaidOutLink {
    /// Spans of one link that touch are one fragment.
    fileprivate mutating func add(_ fragment: Fragment) {
        if let last = fragments.last, last.line == fragment.line, last.columns.upperBound == fragment.columns.lowerBound
        {
            fragments[fragments.count - 1].columns = last.columns.lowerBound..<fragment.columns.upperBound
        } else {
            fragments.append(fragment)
        }
    }
}
