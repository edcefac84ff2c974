/// Cells that are on the screen already, with the address to which they lead from now on; nil for none any more.
public struct LinkedRun: Hashable, Sendable {
    public var run: CellRun
    public var url: String?

    public init(run: CellRun, url: String?) {
        self.run = run
        self.url = url
    }
}

extension Frame {
    /// One row's part of a link.
    struct LinkPart: Hashable {
        var columns: Range<Int>
        var url: String
    }

    /// The parts of all links by row, clipped to the frame. Where links overlap, a part may hold cells of another.
    var linkParts: [Int: [LinkPart]] {
        var parts: [Int: [LinkPart]] = [:]
        for link in links {
            for area in link.areas {
                let area = area.intersection(buffer.area)
                guard !area.isEmpty else { continue }
                for y in area.y..<area.maxY {
                    parts[y, default: []].append(LinkPart(columns: area.x..<area.maxX, url: link.url))
                }
            }
        }
        return parts
    }

    /// What is to be drawn once more so that exactly this frame's links lead anywhere.
    ///
    /// A row is taken whole: between two changed cells a back end may write the unchanged ones again, since that can
    /// be shorter than moving the cursor, and with them their link is lost.
    /// - Parameters:
    ///   - shown: the parts that led somewhere until now.
    ///   - drawn: the rows of which cells were drawn anew.
    func linkedRuns(after shown: [Int: [LinkPart]], drawn: Set<Int>) -> [LinkedRun] {
        let parts = linkParts
        return Set(shown.keys).union(parts.keys).sorted().flatMap { y -> [LinkedRun] in
            let old = shown[y] ?? []
            let new = parts[y] ?? []
            guard old != new || drawn.contains(y) else { return [] }
            let gone = Set(old).subtracting(new).sorted { $0.columns.lowerBound < $1.columns.lowerBound }
            // First what leads nowhere any more, since another link may stand in the same cells.
            return gone.compactMap { part in buffer.run(part.columns, y: y).map { LinkedRun(run: $0, url: nil) } }
                + new.compactMap { part in buffer.run(part.columns, y: y).map { LinkedRun(run: $0, url: part.url) } }
        }
    }
}

extension Buffer {
    /// The cells of some columns, without the half of a wide character at either end; nil where none are left.
    fileprivate func run(_ columns: Range<Int>, y: Int) -> CellRun? {
        var columns = columns.clamped(to: 0..<width)
        while let first = columns.first, self[first, y].isContinuation { columns = columns.dropFirst() }
        while let last = columns.last, self[last, y].isWide { columns = columns.dropLast() }
        guard !columns.isEmpty, y >= 0, y < height else { return nil }
        return CellRun(x: columns.lowerBound, y: y, cells: columns.map { self[$0, y] })
    }
}
