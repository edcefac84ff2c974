internal import CNcurses
internal import TerminalUI

/// Draws cells through curses. It may be used on the terminal's own thread only.
struct NcursesScreen: Backend {
    private let mapping: ColourMapping
    private let usesUnicode: Bool
    private let pairLimit: Int
    private let hasLinks: Bool
    private var pairs: [ColourMapping.Pair: Int32] = [.standard: 0]
    private var paints: [Style: Paint] = [:]
    private var cursor: Point?

    /// - Parameter hasLinks: whether the terminal may be sent OSC 8.
    init(colours: Int, pairLimit: Int, usesUnicode: Bool, hasLinks: Bool) {
        self.hasLinks = hasLinks
        mapping = ColourMapping(colours: colours)
        self.pairLimit = pairLimit
        self.usesUnicode = usesUnicode
    }

    var size: Size {
        var width: Int32 = 0
        var height: Int32 = 0
        terminal_size(&width, &height)
        return Size(width: Int(width), height: Int(height))
    }

    mutating func draw(_ runs: [CellRun]) {
        for run in runs {
            // Neighbours mostly share a style.
            var style: Style?
            var paint = Paint(attributes: 0, pair: 0)
            for (offset, cell) in run.cells.enumerated() where !cell.isContinuation {
                if cell.style != style {
                    style = cell.style
                    paint = self.paint(for: cell.style)
                }
                put(cell, x: Int32(run.x + offset), y: Int32(run.y), paint)
            }
        }
    }

    mutating func setCursor(_ point: Point?) {
        cursor = point
    }

    mutating func clear() {
        terminal_clear()
    }

    mutating func flush() {
        terminal_flush(Int32(cursor?.x ?? -1), Int32(cursor?.y ?? 0))
    }

    mutating func link(_ runs: [LinkedRun]) {
        guard hasLinks else { return }
        let sequence = Hyperlink.sequence(runs, mapping: mapping, usesUnicode: usesUnicode)
        let bytes = Array(sequence.utf8CString.dropLast())
        terminal_send(bytes, bytes.count)
    }

    private struct Paint {
        var attributes: UInt32
        var pair: Int32
    }

    private func put(_ cell: Cell, x: Int32, y: Int32, _ paint: Paint) {
        guard usesUnicode else {
            // Column for column, since the frame is laid out already.
            var scalar = ASCIIText.scalar(for: cell.base).value
            for column in 0..<Int32(cell.columns) {
                terminal_put(x + column, y, &scalar, 1, paint.attributes, paint.pair)
            }
            return
        }
        let marks = cell.marks
        if marks.isEmpty {
            var scalar = cell.base.value
            terminal_put(x, y, &scalar, 1, paint.attributes, paint.pair)
        } else {
            let scalars = [cell.base.value] + marks.map(\.value)
            terminal_put(x, y, scalars, Int32(scalars.count), paint.attributes, paint.pair)
        }
    }

    /// Worked out once for each style: with few colours it takes a search.
    private mutating func paint(for style: Style) -> Paint {
        if let known = paints[style] { return known }
        let (colours, isBold) = mapping.pair(for: style)
        let attributes = isBold ? style.attributes.union(.bold) : style.attributes
        // The bits of `Attributes` are those of `terminal_attribute`.
        let paint = Paint(attributes: UInt32(attributes.rawValue), pair: pair(for: colours))
        paints[style] = paint
        return paint
    }

    /// The number of a pair, made when it is first needed. When the terminal's are used up, its own colours stand in.
    private mutating func pair(for colours: ColourMapping.Pair) -> Int32 {
        if let known = pairs[colours] { return known }
        let number = Int32(pairs.count)
        guard Int(number) < pairLimit,
            terminal_define_pair(number, Int32(colours.foreground), Int32(colours.background))
        else { return 0 }
        pairs[colours] = number
        return number
    }
}
