/// Tells the parts of code apart that are worth it on a page: comments, strings, keywords, numbers.
///
/// It reads characters, not grammar, and never fails: what it doesn't know is plain.
struct SyntaxHighlighter {
    struct Token: Equatable, Sendable {
        var text: String
        var role: TextRole
    }

    private let rules: SyntaxRules
    private let characters: [Character]
    private var index = 0
    private var result = TokenRows()

    /// The code's rows, without the line break at its end. Texts of a row's tokens, joined, are the row.
    static func rows(of text: String, language: String) -> [[Token]] {
        var characters = text.map { $0 == "\r\n" ? "\n" : $0 }
        if characters.last == "\n" { characters.removeLast() }
        if isShell(language) { return ShellHighlighter.rows(of: characters) }
        if language.lowercased() == "http" { return HTTPHighlighter.rows(of: characters) }
        guard let rules = SyntaxRules.named(language) else {
            let role = TextRole(kind: language == "diagram" ? .diagram : .codeBlock)
            return characters.split(separator: "\n", omittingEmptySubsequences: false).map { row in
                row.isEmpty ? [] : [Token(text: String(row), role: role)]
            }
        }
        var highlighter = SyntaxHighlighter(rules: rules, characters: characters)
        while highlighter.index < characters.count { highlighter.step() }
        return highlighter.result.rows
    }

    static func isShell(_ language: String) -> Bool {
        ["sh", "shell", "bash", "console", "zsh", "shell-session"].contains(language.lowercased())
    }

    private init(rules: SyntaxRules, characters: [Character]) {
        self.rules = rules
        self.characters = characters
    }

    private mutating func step() {
        if rules.lineComment.contains(where: { starts(with: $0) }), !isWithinWord {
            take(until: { $0 == "\n" }, as: .comment)
        } else if let (open, close) = rules.blockComment, starts(with: open) {
            let end = end(of: close, from: index + open.count, escape: nil, isMultiline: true)
            take(end - index, as: .comment)
        } else if !isWithinWord, let quote = rules.quotes.first(where: { starts(with: $0.mark) }) {
            takeQuote(quote)
        } else if characters[index].isASCIIDigit, !isWithinWord {
            takeNumber()
        } else if characters[index].isWord {
            takeWord()
        } else {
            take(1, as: .codeBlock)
        }
    }

    /// Whether what comes belongs to the word before: the `#` of `a#b`, the `'` of `don't`, the `2` of `v2`.
    private var isWithinWord: Bool { index > 0 && characters[index - 1].isWord }

    private func starts(with mark: String) -> Bool {
        var position = index
        for character in mark {
            guard position < characters.count, characters[position] == character else { return false }
            position += 1
        }
        return true
    }

    private mutating func takeQuote(_ quote: SyntaxRules.Quote) {
        let end = end(of: quote)
        // In JSON and YAML a string that a colon follows is a key.
        let after = characters[end...].first { $0 != " " }
        take(end - index, as: rules.hasKeys && after == ":" ? .keyword : .string)
    }

    /// Behind the closing mark; where that is missing, the end of the row or of the code.
    private func end(of quote: SyntaxRules.Quote) -> Int {
        end(of: quote.mark, from: index + quote.mark.count, escape: quote.escape, isMultiline: quote.isMultiline)
    }

    private mutating func takeNumber() {
        var end = index
        while end < characters.count {
            // `1..<5` is two numbers.
            let isPoint =
                characters[end] == "." && end + 1 < characters.count && characters[end + 1].isASCIIDigit
            guard characters[end].isWord || isPoint else { break }
            end += 1
        }
        take(end - index, as: .number)
    }

    private mutating func takeWord() {
        if rules.hasKeys, beginsRow {
            // A key has signs within: `retry-after`, `app.kubernetes.io/name`.
            let end = characters[index...].firstIndex { !$0.isWord && !"-./".contains($0) } ?? characters.count
            let isKey = end < characters.count && characters[end] == ":"
            let after = end + 1 < characters.count ? characters[end + 1] : " "
            if isKey, after.isWhitespace { return take(end - index, as: .keyword) }
        }
        let end = characters[index...].firstIndex { !$0.isWord } ?? characters.count
        let word = String(characters[index..<end])
        if rules.stringPrefixes.contains(word.lowercased()), end < characters.count,
            let quote = rules.quotes.first(where: { characters[end...].starts(with: $0.mark) })
        {
            take(end - index, as: .string)
            return takeQuote(quote)
        }
        take(end - index, as: rules.isKeyword(word) ? .keyword : .codeBlock)
    }

    private var beginsRow: Bool {
        result.current.allSatisfy { $0.text.allSatisfy { $0 == " " || $0 == "-" } }
    }

    private mutating func take(until isEnd: (Character) -> Bool, as kind: TextRole.Kind) {
        let end = characters[index...].firstIndex(where: isEnd) ?? characters.count
        take(end - index, as: kind)
    }

    /// Behind the closing mark, looked for from `start`; where it is missing, the end of the row or of the code.
    private func end(of close: String, from start: Int, escape: Character?, isMultiline: Bool) -> Int {
        var position = start
        while position < characters.count, isMultiline || characters[position] != "\n" {
            if characters[position...].starts(with: close) { return position + close.count }
            let isEscape =
                characters[position] == escape && position + 1 < characters.count && characters[position + 1] != "\n"
            position += isEscape ? 2 : 1
        }
        return min(position, characters.count)
    }

    private mutating func take(_ count: Int, as kind: TextRole.Kind) {
        result.append(characters[index..<index + count], as: kind)
        index += count
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
    fileprivate var isWord: Bool { isLetter || isNumber || self == "_" }
}
