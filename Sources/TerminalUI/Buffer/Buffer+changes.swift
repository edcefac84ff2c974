extension Buffer {
    /// The cells that differ from `old`, as runs from top to bottom and left to right. Of a buffer with another size,
    /// everything differs.
    public func changes(from old: Buffer) -> [CellRun] {
        guard old.size == size else {
            return (0..<size.height).compactMap { y in
                size.width > 0 ? CellRun(x: 0, y: y, cells: Array(cells[y * size.width..<(y + 1) * size.width])) : nil
            }
        }
        var runs: [CellRun] = []
        cells.withUnsafeBufferPointer { new in
            old.cells.withUnsafeBufferPointer { old in
                for y in 0..<size.height {
                    Self.appendChanges(in: y, width: size.width, new: new, old: old, to: &runs)
                }
            }
        }
        return runs
    }

    /// Puts a run's cells in place.
    public mutating func apply(_ run: CellRun) {
        guard run.y >= 0, run.y < size.height else { return }
        for (offset, cell) in run.cells.enumerated() where !cell.isContinuation {
            self[run.x + offset, run.y] = cell
        }
    }

    private static func appendChanges(
        in y: Int,
        width: Int,
        new: UnsafeBufferPointer<Cell>,
        old: UnsafeBufferPointer<Cell>,
        to runs: inout [CellRun]
    ) {
        let row = y * width
        var x = 0
        while x < width {
            guard new[row + x] != old[row + x] else {
                x += 1
                continue
            }
            // Never a continuation: where the halves' first is the same, so is the second.
            let start = x
            while x < width, new[row + x] != old[row + x] {
                x += 1
            }
            // Of two wide characters in one style, the second halves are the same.
            if new[row + x - 1].isWide {
                x += 1
            }
            runs.append(CellRun(x: start, y: y, cells: Array(new[row + start..<row + x])))
        }
    }
}
