import TerminalUI

extension LaidOutLine {
    /// The part of the row that shows in `limit` columns when the reader has moved `shift` columns to the right. Where
    /// text is hidden at an edge, `mark` stands in the edge's column.
    func visibleSpans(columns limit: Int, shift: Int, mark: String) -> [LaidOutSpan] {
        let columns = columns
        guard let pan else {
            return columns <= limit ? spans : slice(0..<max(0, limit))
        }
        let shift = min(max(0, shift), max(0, pan.overflow))
        guard columns > limit || shift > 0 else { return spans }
        let fixed = min(pan.start, limit)
        let room = limit - fixed
        var start = pan.start + shift
        var end = min(columns, start + room)
        var shown: [LaidOutSpan] = []
        let markColumns = mark.columns
        let role = TextRole.dim
        if shift > 0, columns > pan.start, room > markColumns {
            shown.append(LaidOutSpan(mark, columns: markColumns, role: role))
            start += markColumns
        }
        let hidesEnd = columns > end && room > markColumns * 2
        if hidesEnd { end -= markColumns }
        if start < end { shown += slice(start..<end) }
        if hidesEnd { shown.append(LaidOutSpan(mark, columns: markColumns, role: role)) }
        return slice(0..<fixed) + shown
    }

    /// Where columns of the row stand when it is drawn shifted; nil where they are hidden.
    func visibleColumns(_ range: Range<Int>, columns limit: Int, shift: Int) -> Range<Int>? {
        guard let pan else { return range.clamped(to: 0..<max(0, limit)).nonEmpty }
        let shift = min(max(0, shift), max(0, pan.overflow))
        guard range.lowerBound >= pan.start else { return range.clamped(to: 0..<max(0, limit)).nonEmpty }
        let moved = range.lowerBound - shift..<range.upperBound - shift
        return moved.clamped(to: min(pan.start, limit)..<max(0, limit)).nonEmpty
    }

    /// The spans within a range of columns. Half of a wide character becomes a space.
    private func slice(_ range: Range<Int>) -> [LaidOutSpan] {
        var x = 0
        return spans.compactMap { span in
            defer { x += span.columns }
            let part = range.clamped(to: x..<x + span.columns)
            guard !part.isEmpty else { return nil }
            guard part.count < span.columns else { return span }
            return span.slice(part.lowerBound - x..<part.upperBound - x)
        }
    }
}

extension LaidOutSpan {
    fileprivate func slice(_ range: Range<Int>) -> LaidOutSpan {
        var part = self
        part.text = ""
        part.columns = range.count
        var x = 0
        for character in text {
            let width = CellWidth.columns(of: String(character))
            let end = x + width
            if x >= range.lowerBound, end <= range.upperBound {
                part.text.append(character)
            } else if x < range.upperBound, end > range.lowerBound {
                part.text += String(repeating: " ", count: min(end, range.upperBound) - max(x, range.lowerBound))
            }
            x = end
        }
        return part
    }
}

extension Range where Bound == Int {
    var nonEmpty: Range<Int>? { isEmpty ? nil : self }
}
