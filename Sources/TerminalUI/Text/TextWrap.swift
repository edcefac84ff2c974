/// Breaks lines to a width.
public enum TextWrap {
    /// The line as rows of at most so many columns, at least one row. It breaks at spaces, which vanish at the break, and
    /// beside wide characters, which need none; a word longer than a row is broken where it must be. Indentation at the
    /// start stays. A width below 1 counts as 1, where a wide character stands alone and is clipped when drawn.
    public static func wrap(_ line: Line, columns: Int) -> [Line] {
        let limit = max(1, columns)
        let cells = line.cells
        var rows: [Line] = []
        var start = 0
        repeat {
            let end = rowEnd(cells, from: start, limit: limit)
            rows.append(Line(cells: cells[start..<trimmedEnd(cells, from: start, to: end)]))
            start = end
            while start < cells.count, cells[start].isSpace {
                start += 1
            }
        } while start < cells.count
        return rows
    }

    /// Where the row that begins at `start` ends: after its last cell, and after the spaces that end it.
    private static func rowEnd(_ cells: [Cell], from start: Int, limit: Int) -> Int {
        var used = 0
        var lastBreak: Int?
        var index = start
        var hasText = false
        while index < cells.count {
            let cell = cells[index]
            if hasText, index > start, allowsBreak(between: cells[index - 1], and: cell) {
                lastBreak = index
            }
            if used + cell.columns > limit {
                // Spaces that stick out vanish; what follows them begins the next row.
                if cell.isSpace, hasText { return index }
                return lastBreak ?? max(index, start + 1)
            }
            hasText = hasText || !cell.isSpace
            used += cell.columns
            index += 1
        }
        return index
    }

    private static func allowsBreak(between left: Cell, and right: Cell) -> Bool {
        if left.isSpace != right.isSpace { return true }
        return (left.isWide || right.isWide) && !right.isClosing && !left.isOpening
    }

    private static func trimmedEnd(_ cells: [Cell], from start: Int, to end: Int) -> Int {
        // The last row keeps its trailing spaces: they are the text's, not a break's.
        guard end < cells.count else { return end }
        var end = end
        while end > start, cells[end - 1].isSpace {
            end -= 1
        }
        return end
    }
}

extension Cell {
    fileprivate var isSpace: Bool { base == " " }
    /// Punctuation that may not begin a row.
    fileprivate var isClosing: Bool { "、。，．・：；？！」』）］｝〉》】,.;:!?)]}".unicodeScalars.contains(base) }
    /// Punctuation that may not end one.
    fileprivate var isOpening: Bool { "「『（［｛〈《【([{".unicodeScalars.contains(base) }
}

extension Line {
    fileprivate var cells: [Cell] {
        spans.flatMap { span in
            CellSequence(span.text).map { cell in
                var styled = cell
                styled.style = span.style
                return styled
            }
        }
    }

    fileprivate init(cells: ArraySlice<Cell>) {
        var spans: [Span] = []
        for cell in cells {
            if let last = spans.last, last.style == cell.style {
                spans[spans.count - 1].text += cell.text
            } else {
                spans.append(Span(cell.text, style: cell.style))
            }
        }
        self.init(spans)
    }
}
