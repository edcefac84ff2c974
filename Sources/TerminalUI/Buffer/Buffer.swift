/// A picture of cells. Drawing outside it is clipped.
///
/// The two halves of a wide character are never apart: whatever overwrites one turns the other into a space.
public struct Buffer: Hashable, Sendable {
    public let size: Size
    /// Row after row.
    var cells: [Cell]

    public init(size: Size, filledWith cell: Cell = .blank) {
        self.size = size
        cells = Array(repeating: cell.columns == 1 ? cell : .blank, count: size.area)
    }

    public var width: Int { size.width }
    public var height: Int { size.height }
    /// The whole buffer.
    public var area: Rect { Rect(size) }

    /// The cell at a place; a blank outside the buffer, where setting does nothing. A wide cell takes the place to its
    /// right as well, and becomes a space in the last column. A continuation can't be set by itself: it becomes a space.
    public subscript(x: Int, y: Int) -> Cell {
        get {
            contains(x, y) ? cells[y * size.width + x] : .blank
        }
        set {
            guard contains(x, y) else { return }
            put(newValue, x: x, index: y * size.width + x, limit: size.width)
        }
    }

    /// Fills the part of the rectangle that is inside the buffer. A wide cell is repeated every second column.
    public mutating func fill(_ rect: Rect, with cell: Cell = .blank) {
        let rect = rect.intersection(area)
        guard !rect.isEmpty else { return }
        let step = max(1, cell.columns)
        for y in rect.y..<rect.maxY {
            for x in stride(from: rect.x, to: rect.maxX, by: step) {
                put(cell, x: x, index: y * size.width + x, limit: rect.maxX)
            }
        }
    }

    /// Lays the style over that of every cell in the rectangle. A wide character takes it when its first half is inside.
    public mutating func setStyle(_ style: Style, in rect: Rect) {
        let rect = rect.intersection(area)
        guard !rect.isEmpty else { return }
        for y in rect.y..<rect.maxY {
            for x in rect.x..<rect.maxX {
                let index = y * size.width + x
                guard !cells[index].isContinuation else { continue }
                cells[index].style = cells[index].style.patched(by: style)
                if cells[index].isWide {
                    cells[index + 1].style = cells[index].style
                }
            }
        }
    }

    func contains(_ x: Int, _ y: Int) -> Bool {
        x >= 0 && y >= 0 && x < size.width && y < size.height
    }

    /// Puts a cell into column `x`, whose place in `cells` is `index`; nothing is drawn from column `limit` on.
    mutating func put(_ cell: Cell, x: Int, index: Int, limit: Int) {
        separateHalves(at: index)
        switch cell.columns {
        case 1:
            cells[index] = cell
        case 2 where x + 1 < limit:
            separateHalves(at: index + 1)
            cells[index] = cell
            cells[index + 1] = cell.continuation
        default:
            cells[index] = Cell(" ", style: cell.style)
        }
    }

    /// The cell at `index` is about to be overwritten: where it is half of a wide character, the other half becomes a
    /// space in its style.
    private mutating func separateHalves(at index: Int) {
        let cell = cells[index]
        if cell.isWide {
            cells[index + 1] = Cell(" ", style: cell.style)
        } else if cell.isContinuation {
            cells[index - 1] = Cell(" ", style: cell.style)
        }
    }
}

extension Buffer {
    /// Gives what has the terminal's own foreground or background these instead.
    public mutating func paintStandard(foreground: Color, background: Color) {
        guard foreground != .standard || background != .standard else { return }
        for index in cells.indices {
            if cells[index].style.foreground == .standard { cells[index].style.foreground = foreground }
            if cells[index].style.background == .standard { cells[index].style.background = background }
        }
    }
}
