extension Buffer {
    /// The rows as text, joined by newlines, without the blanks at each row's end: for snapshots.
    /// - Parameter styled: adds a second picture after an empty line, with a letter for each style where the text has
    ///   its character, and a legend below. Plain cells are dots, and rows end after their last styled cell.
    public func text(styled: Bool = false) -> String {
        let picture = (0..<size.height).map { trimmed(row: $0) { $0.text } }.joined(separator: "\n")
        return styled ? picture + "\n\n" + stylePicture : picture
    }

    /// One row as text, without the blanks at its end.
    public func text(row: Int) -> String {
        row >= 0 && row < size.height ? trimmed(row: row) { $0.text } : ""
    }

    private var stylePicture: String {
        var legend: [Style] = []
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let rows = (0..<size.height).map { y in
            trimmed(row: y, blank: ".") { cell in
                guard cell.style != .plain else { return "." }
                let index = legend.firstIndex(of: cell.style) ?? legend.endIndex
                if index == legend.endIndex {
                    legend.append(cell.style)
                }
                return String(letters[index % letters.count])
            }
        }
        let key = legend.enumerated().map { "\(letters[$0.offset % letters.count]) \($0.element.summary)" }
        return (rows + key).joined(separator: "\n")
    }

    private func trimmed(
        row: Int,
        blank: Character = " ",
        _ show: (Cell) -> String
    ) -> String {
        var text = cells[row * size.width..<(row + 1) * size.width].map(show).joined()
        while text.last == blank {
            text.removeLast()
        }
        return text
    }
}

extension Style {
    /// The style in few words: `fg 3 bg p240 bold`.
    var summary: String {
        var words: [String] = []
        if foreground != .standard { words.append("fg \(foreground.summary)") }
        if background != .standard { words.append("bg \(background.summary)") }
        let names: [(Attributes, String)] = [
            (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"),
        ]
        words += names.filter { attributes.contains($0.0) }.map(\.1)
        return words.isEmpty ? "plain" : words.joined(separator: " ")
    }
}

extension Color {
    fileprivate var summary: String {
        switch self {
        case .standard: "standard"
        case .ansi(let index): "\(index)"
        case .palette(let index): "p\(index)"
        }
    }
}
