/// How wide a table's columns become.
enum TableColumns {
    /// Widths for the columns within `room`, or each column's longest word where not even those fit.
    ///
    /// Columns are as wide as their longest cell if the table fits so. Otherwise the widest are cut to a common width
    /// first, so that a column of short words next to one of sentences isn't broken for nothing.
    /// - Parameters:
    ///   - natural: what each column's longest cell takes in one row.
    ///   - minimum: what each column's longest word takes.
    static func widths(natural: [Int], minimum: [Int], room: Int) -> [Int] {
        guard natural.reduce(0, +) > room else { return natural }
        guard minimum.reduce(0, +) <= room else { return minimum }
        func cut(to limit: Int) -> [Int] {
            zip(natural, minimum).map { natural, minimum in min(natural, max(limit, minimum)) }
        }
        var low = 0
        var high = room
        while low < high {
            let middle = (low + high + 1) / 2
            if cut(to: middle).reduce(0, +) <= room {
                low = middle
            } else {
                high = middle - 1
            }
        }
        var widths = cut(to: low)
        // What the rounding left goes to the first columns that can use it.
        var left = room - widths.reduce(0, +)
        for index in widths.indices where left > 0 && widths[index] == low && natural[index] > low {
            widths[index] += 1
            left -= 1
        }
        return widths
    }
}
