extension Rect {
    /// Parts side by side, one for each constraint, `spacing` columns apart.
    public func splitColumns(_ constraints: [Constraint], spacing: Int = 0) -> [Rect] {
        Self.spans(constraints, start: x, total: width, spacing: spacing).map { start, length in
            Rect(x: start, y: y, width: length, height: height)
        }
    }

    /// Parts below one another, one for each constraint, `spacing` rows apart.
    public func splitRows(_ constraints: [Constraint], spacing: Int = 0) -> [Rect] {
        Self.spans(constraints, start: y, total: height, spacing: spacing).map { start, length in
            Rect(x: x, y: start, width: width, height: length)
        }
    }

    private static func spans(
        _ constraints: [Constraint],
        start: Int,
        total: Int,
        spacing: Int
    ) -> [(start: Int, length: Int)] {
        let gaps = max(0, constraints.count - 1) * max(0, spacing)
        let end = start + total
        var position = start
        return Constraint.lengths(constraints, total: total - gaps).map { length in
            let begin = min(position, end)
            position += length + max(0, spacing)
            return (begin, min(length, end - begin))
        }
    }
}
