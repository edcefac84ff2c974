/// Tells the parts of HTTP messages apart: start lines, names of fields, a body in JSON.
///
/// `>` and `<` before a row, as `curl -v` has them, are passed over.
struct HTTPHighlighter {
    private enum State {
        /// A start line is due, or a field of a message whose start line was left out.
        case head
        case body
    }

    private var state = State.head
    private var result = TokenRows()

    static func rows(of characters: [Character]) -> [[SyntaxHighlighter.Token]] {
        var highlighter = HTTPHighlighter()
        let rows = characters.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, row) in rows.enumerated() {
            if index > 0 { highlighter.result.append("\n", as: .codeBlock) }
            highlighter.take(String(row))
        }
        return highlighter.result.rows
    }

    private mutating func take(_ row: String) {
        var rest = row[...]
        if let mark = rest.first, mark == ">" || mark == "<", rest.dropFirst().first.map({ $0 == " " }) ?? true {
            result.append(rest.prefix(2), as: .comment)
            rest = rest.dropFirst(2)
        }
        if rest.allSatisfy(\.isWhitespace) {
            result.append(rest, as: .codeBlock)
            state = .body
        } else if takeStartLine(rest) {
            state = .head
        } else if state == .head, takeField(rest) {
            return
        } else if state == .body {
            result.append(SyntaxHighlighter.rows(of: String(rest), language: "json"))
        } else {
            result.append(rest, as: .codeBlock)
        }
    }

    /// `POST /payments HTTP/1.1`, `HTTP/1.1 409 Conflict`.
    private mutating func takeStartLine(_ row: Substring) -> Bool {
        let words = row.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count > 1 else { return false }
        if words[0].hasPrefix("HTTP/") {
            result.append(words[0], as: .comment)
            result.append(" ", as: .codeBlock)
            result.append(row.dropFirst(words[0].count + 1), as: .number)
            return true
        }
        guard Self.methods.contains(words[0]) else { return false }
        result.append(words[0], as: .keyword)
        var rest = row.dropFirst(words[0].count)
        let version = words[words.count - 1].hasPrefix("HTTP/") ? words[words.count - 1].count : 0
        result.append(rest.dropLast(version), as: .codeBlock)
        rest = rest.suffix(version)
        result.append(rest, as: .comment)
        return true
    }

    /// `Retry-After: 120`.
    private mutating func takeField(_ row: Substring) -> Bool {
        guard let colon = row.firstIndex(of: ":"), colon > row.startIndex,
            row[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
        else { return false }
        result.append(row[..<colon], as: .keyword)
        result.append(row[colon...], as: .codeBlock)
        return true
    }

    /// RFC 9110, section 9, and RFC 5789.
    private static let methods: Set<Substring> = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE", "QUERY",
    ]
}
