/// The rows of a piece of code, filled token by token.
struct TokenRows {
    private(set) var rows: [[SyntaxHighlighter.Token]] = [[]]

    /// The row that is being filled.
    var current: [SyntaxHighlighter.Token] { rows[rows.count - 1] }

    /// A line break in it begins the next row.
    mutating func append(_ characters: some Sequence<Character>, as kind: TextRole.Kind) {
        for character in characters {
            if character == "\n" {
                rows.append([])
            } else {
                append(character, as: TextRole(kind: kind))
            }
        }
    }

    /// Takes over rows that were made elsewhere.
    mutating func append(_ others: [[SyntaxHighlighter.Token]]) {
        for (index, row) in others.enumerated() {
            if index > 0 { rows.append([]) }
            rows[rows.count - 1] += row
        }
    }

    private mutating func append(_ character: Character, as role: TextRole) {
        let row = rows.count - 1
        if let last = rows[row].last, last.role == role {
            rows[row][rows[row].count - 1].text.append(character)
        } else {
            rows[row].append(SyntaxHighlighter.Token(text: String(character), role: role))
        }
    }
}
