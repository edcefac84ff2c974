/// Where text stands in a field wider than itself.
public enum TextAlignment: Hashable, Sendable {
    case leading, centre, trailing

    /// The columns left free before the text, of so many that it doesn't fill.
    func indent(of missing: Int) -> Int {
        switch self {
        case .leading: 0
        case .centre: missing / 2
        case .trailing: missing
        }
    }
}

extension String {
    /// Columns that the text takes on a terminal.
    public var columns: Int { CellWidth.columns(of: self) }

    /// The text if it fits, else as much of it as fits together with the ellipsis. A wide character is never halved, so
    /// the result may be a column short. Where even the ellipsis doesn't fit, the result is as much of that as does.
    public func truncated(toColumns limit: Int, ellipsis: String = "…") -> String {
        guard columns > limit else { return self }
        let room = limit - ellipsis.columns
        guard room >= 0 else { return ellipsis.prefix(columns: limit) }
        return prefix(columns: room) + ellipsis
    }

    /// As many whole characters from the start as take at most so many columns.
    public func prefix(columns limit: Int) -> String {
        var used = 0
        var result = ""
        for cell in CellSequence(self) {
            used += cell.columns
            if used > limit { break }
            result += cell.text
        }
        return result
    }

    /// The text with spaces added until it takes so many columns; longer text stays as it is.
    public func padded(toColumns total: Int, alignment: TextAlignment = .leading) -> String {
        let missing = max(0, total - columns)
        guard missing > 0 else { return self }
        let before = alignment.indent(of: missing)
        // An escape sequence without its end would take the spaces behind it in.
        return String(repeating: " ", count: before) + printable + String(repeating: " ", count: missing - before)
    }
}
