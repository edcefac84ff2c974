import TerminalUI

/// A room in two parts, with a line between them that can be moved.
struct DividedRoom: Equatable, Sendable {
    enum Direction: Equatable, Sendable {
        case sideBySide
        case stacked
    }

    let before: Rect
    let after: Rect
    /// The line.
    let rule: Rect
    /// Where a press takes hold of the line.
    let grip: Rect
    private let direction: Direction
    /// Where the first part begins, in cells along the direction.
    private let start: Int
    /// What both parts have together, in cells.
    private let total: Int
    private let gap: Int
    private let length: Int
    /// The lengths that the first part may have.
    private let bounds: ClosedRange<Int>

    /// - Parameters:
    ///   - share: hundredths of the room for the first part; nil is `usual`.
    ///   - usual: the first part's cells as long as nobody has moved the line.
    ///   - gap: the cells between the parts, of which the middle one is the line.
    ///   - least: what each part keeps at least, where there is as much.
    init(_ room: Rect, _ direction: Direction, share: Int?, usual: (Int) -> Int, gap: Int, least: Int) {
        let isBeside = direction == .sideBySide
        let total = max(0, (isBeside ? room.width : room.height) - gap)
        let least = min(least, total / 2)
        self.direction = direction
        self.total = total
        self.gap = gap
        start = isBeside ? room.x : room.y
        bounds = least...(total - least)
        let wanted = share.map { (total * $0 + 50) / 100 } ?? usual(total)
        length = min(bounds.upperBound, max(bounds.lowerBound, wanted))
        func part(_ offset: Int, _ cells: Int) -> Rect {
            isBeside
                ? Rect(x: room.x + offset, y: room.y, width: cells, height: room.height)
                : Rect(x: room.x, y: room.y + offset, width: room.width, height: cells)
        }
        before = part(0, length)
        grip = part(length, gap)
        rule = part(length + gap / 2, 1)
        after = part(length + gap, total - length)
    }

    /// The share of the first part with the line at this place, as far as it may go.
    func share(at point: Point) -> Int {
        share(of: (direction == .sideBySide ? point.x : point.y) - start - gap / 2)
    }

    /// The share with the line moved by so many hundredths from where it is.
    func share(movedBy hundredths: Int) -> Int {
        let moved = share(of: length) + hundredths
        return min(share(of: bounds.upperBound), max(share(of: bounds.lowerBound), moved))
    }

    private func share(of cells: Int) -> Int {
        guard total > 0 else { return 50 }
        let cells = min(bounds.upperBound, max(bounds.lowerBound, cells))
        return (cells * 100 + total / 2) / total
    }

    /// The line, which shows when it is held.
    func render(into buffer: inout Buffer, area: Rect, isHeld: Bool, context: ViewContext) {
        let rule = rule.moved(by: area)
        let style = isHeld ? context.theme.accent : context.theme.dim
        switch direction {
        case .stacked:
            HorizontalRule(style: style, glyphs: context.glyphs).render(into: &buffer, area: rule)
        case .sideBySide:
            for y in rule.y..<rule.maxY {
                buffer.write(context.glyphs.vertical, x: rule.x, y: y, style: style, maxColumns: 1)
            }
        }
    }
}
