extension Buffer {
    /// Writes text in one row from column `x` on and returns the columns that it took, counting those that fell outside
    /// the left edge. Control characters and escape sequences aren't written. A wide character that doesn't fit leaves a
    /// space.
    /// - Parameter maxColumns: the room, counted from `x`; nil is up to the buffer's right edge.
    @discardableResult
    public mutating func write(
        _ text: String,
        x: Int,
        y: Int,
        style: Style = .plain,
        maxColumns: Int? = nil
    ) -> Int {
        guard y >= 0, y < size.height else { return 0 }
        let limit = maxColumns.map { min(size.width, x + max(0, $0)) } ?? size.width
        let row = y * size.width
        var column = x
        for var cell in CellSequence(text) {
            guard column < limit else { break }
            cell.style = style
            if column >= 0 {
                put(cell, x: column, index: row + column, limit: limit)
            } else if column + cell.columns > 0 {
                put(Cell(" ", style: style), x: 0, index: row, limit: limit)
            }
            column += cell.columns
        }
        return max(0, min(column, limit) - x)
    }

    /// Writes a line's spans one after the other; see `write(_:x:y:style:maxColumns:)`.
    @discardableResult
    public mutating func write(_ line: Line, x: Int, y: Int, maxColumns: Int? = nil) -> Int {
        var used = 0
        for span in line.spans {
            let room = maxColumns.map { $0 - used } ?? (size.width - x - used)
            guard room > 0 else { break }
            used += write(span.text, x: x + used, y: y, style: span.style, maxColumns: room)
        }
        return used
    }
}
