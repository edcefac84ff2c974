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
    private var rows: [[Token]] = [[]]

    /// The code's rows, without the line break at its end. Texts of a row's tokens, joined, are the row.
    static func rows(of text: String, language: String) -> [[Token]] {
        var characters = text.map { $0 == "\r\n" ? "\n" : $0 }
        if characters.last == "\n" { characters.removeLast() }
        guard let rules = SyntaxRules.named(language) else {
            let role = TextRole(kind: language == "diagram" ? .diagram : .codeBlock)
            return characters.split(separator: "\n", omittingEmptySubsequences: false).map { row in
                row.isEmpty ? [] : [Token(text: String(row), role: role)]
            }
        }
        var highlighter = SyntaxHighlighter(rules: rules, characters: characters)
        while highlighter.index < characters.count { highlighter.step() }
        return highlighter.rows
    }

    private init(rules: SyntaxRules, characters: [Character]) {
        self.rules = rules
        self.characters = characters
    }

    private mutating func step() {
        if rules.lineComment.contains(where: { starts(with: $0) }), !isWithinWord {
            take(until: { $0 == "\n" }, as: .comment)
        } else if let (open, close) = rules.blockComment, starts(with: open) {
            take(through: close, from: open.count, escape: nil, isMultiline: true, as: .comment)
        } else if let quote = rules.quotes.first(where: { starts(with: $0.mark) }), !isWithinWord {
            let length = quote.mark.count
            take(through: quote.mark, from: length, escape: quote.escape, isMultiline: quote.isMultiline, as: .string)
        } else if characters[index].isASCIIDigit, !isWithinWord {
            take(until: { !$0.isWord && $0 != "." }, as: .number)
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

    private mutating func takeWord() {
        if rules.hasKeys, beginsRow {
            // A key has hyphens within: `Retry-After`.
            let end = characters[index...].firstIndex { !$0.isWord && $0 != "-" } ?? characters.count
            if end < characters.count, characters[end] == ":" { return take(end - index, as: .keyword) }
        }
        let end = characters[index...].firstIndex { !$0.isWord } ?? characters.count
        let word = String(characters[index..<end])
        let isKeyword = rules.keywords.contains(rules.ignoresCase ? word.lowercased() : word)
        take(end - index, as: isKeyword ? .keyword : .codeBlock)
    }

    private var beginsRow: Bool {
        rows[rows.count - 1].allSatisfy { $0.text.allSatisfy { $0 == " " || $0 == "-" } }
    }

    private mutating func take(until isEnd: (Character) -> Bool, as kind: TextRole.Kind) {
        let end = characters[index...].firstIndex(where: isEnd) ?? characters.count
        take(end - index, as: kind)
    }

    /// Up to and with the closing mark; where it is missing, to the end of the row or of the code.
    private mutating func take(
        through close: String,
        from start: Int,
        escape: Character?,
        isMultiline: Bool,
        as kind: TextRole.Kind
    ) {
        let begin = index
        index += start
        while index < characters.count, !starts(with: close), isMultiline || characters[index] != "\n" {
            index +=
                characters[index] == escape && index + 1 < characters.count && characters[index + 1] != "\n" ? 2 : 1
        }
        let isClosed = index < characters.count && starts(with: close)
        let end = min(characters.count, index + (isClosed ? close.count : 0))
        index = begin
        take(end - begin, as: kind)
    }

    private mutating func take(_ count: Int, as kind: TextRole.Kind) {
        for character in characters[index..<index + count] {
            if character == "\n" {
                rows.append([])
            } else {
                append(character, as: TextRole(kind: kind))
            }
        }
        index += count
    }

    private mutating func append(_ character: Character, as role: TextRole) {
        let row = rows.count - 1
        if let last = rows[row].last, last.role == role {
            rows[row][rows[row].count - 1].text.append(character)
        } else {
            rows[row].append(Token(text: String(character), role: role))
        }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
    fileprivate var isWord: Bool { isLetter || isNumber || self == "_" }
}
