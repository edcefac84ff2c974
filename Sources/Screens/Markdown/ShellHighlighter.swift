/// Tells the parts of shell code apart: commands, options, variables, quotes, here documents, comments.
///
/// Where rows begin with the prompt `$ `, the others are what the commands wrote, and stay plain.
struct ShellHighlighter {
    private let characters: [Character]
    private let prompts: ShellPrompts
    private var index = 0
    private var result = TokenRows()
    /// The next word is a command's name.
    private var expectsCommand = true
    /// A `for` or `case` stands before, so that `in` is a word of the shell's.
    private var expectsIn = false
    /// The words that end the here documents which begin with the next row.
    private var documents: [String] = []

    static func rows(of characters: [Character]) -> [[SyntaxHighlighter.Token]] {
        var highlighter = ShellHighlighter(characters: characters)
        while highlighter.index < characters.count { highlighter.step() }
        return highlighter.result.rows
    }

    private init(characters: [Character]) {
        self.characters = characters
        prompts = ShellPrompts(characters)
    }

    private mutating func step() {
        if beginsRow, takePromptOrOutput() { return }
        let character = characters[index]
        switch character {
        case "\n": endRow()
        case "#" where !isWithinWord: take(end { $0 == "\n" } - index, as: .comment)
        case "'": takeQuote("'", escape: nil)
        case "\"": takeQuote("\"", escape: "\\")
        case "\\": take(2, as: .codeBlock)
        case "$": takeVariable()
        case "<" where starts(with: "<<") && !starts(with: "<<<"): takeDocumentMark()
        case "<", ">":
            // `2>&1` and `<<<` name no command.
            take(end { !"<>&".contains($0) } - index, as: .codeBlock)
        case "|", "&", ";", "(", "`", "{", "!":
            take(1, as: .codeBlock)
            expectsCommand = true
        case _ where character.isShellWord: takeWord()
        default: take(1, as: .codeBlock)
        }
    }

    private var beginsRow: Bool { index == 0 || characters[index - 1] == "\n" }

    /// Whether what comes belongs to the word before: the `#` of `a#b`.
    private var isWithinWord: Bool { index > 0 && !characters[index - 1].isWhitespace && characters[index - 1] != ";" }

    private func starts(with mark: String) -> Bool { characters[index...].starts(with: mark) }

    private func end(_ isEnd: (Character) -> Bool) -> Int {
        characters[index...].firstIndex(where: isEnd) ?? characters.count
    }

    private mutating func take(_ count: Int, as kind: TextRole.Kind) {
        let end = min(characters.count, index + count)
        result.append(characters[index..<end], as: kind)
        index = end
    }

    /// False where the row is to be read as shell.
    private mutating func takePromptOrOutput() -> Bool {
        switch prompts.row(at: index) {
        case .prompt:
            take(ShellPrompts.mark.count, as: .comment)
            expectsCommand = true
            return true
        case .output:
            take(end { $0 == "\n" } - index, as: .codeBlock)
            // An empty row still has its end.
            if index < characters.count { take(1, as: .codeBlock) }
            return true
        case .code:
            return false
        }
    }

    private mutating func endRow() {
        // A row that ends in a backslash never comes here.
        take(1, as: .codeBlock)
        expectsCommand = true
        expectsIn = false
        while !documents.isEmpty, index < characters.count {
            let row = String(characters[index..<end { $0 == "\n" }])
            let isEnd = row.drop { $0 == "\t" } == documents[0]
            take(row.count, as: isEnd ? .codeBlock : .string)
            if isEnd { documents.removeFirst() }
            if index < characters.count { take(1, as: .codeBlock) }
        }
    }

    private mutating func takeQuote(_ mark: Character, escape: Character?) {
        var position = index + 1
        while position < characters.count, characters[position] != mark {
            position += characters[position] == escape ? 2 : 1
        }
        let isValue = index > 0 && characters[index - 1] == "="
        take(min(characters.count, position + 1) - index, as: .string)
        if !isValue { expectsCommand = false }
    }

    /// `$NAME`, `${NAME:-x}`, `$1`, `$?`. What `$(` begins is shell again.
    private mutating func takeVariable() {
        let start = index + 1
        guard start < characters.count, characters[start] != "(" else { return take(1, as: .codeBlock) }
        if characters[start] == "{" {
            let close = characters[start...].firstIndex { $0 == "}" || $0 == "\n" } ?? characters.count - 1
            return take(close - index + (characters[close] == "}" ? 1 : 0), as: .option)
        }
        let name = characters[start...].firstIndex { !($0.isLetter || $0.isNumber || $0 == "_") } ?? characters.count
        if name > start { return take(name - index, as: .option) }
        let isSpecial = "?#@*!$".contains(characters[start])
        take(isSpecial ? 2 : 1, as: isSpecial ? .option : .codeBlock)
    }

    /// `<<EOF`, `<<-'EOF'`.
    private mutating func takeDocumentMark() {
        take(2, as: .codeBlock)
        if index < characters.count, characters[index] == "-" { take(1, as: .codeBlock) }
        let word = characters[index..<end { $0.isWhitespace || "|&;<>()".contains($0) }]
        let name = String(word.filter { !"'\"\\".contains($0) })
        take(word.count, as: .string)
        if !name.isEmpty { documents.append(name) }
    }

    private mutating func takeWord() {
        let word = String(characters[index..<end { !$0.isShellWord }])
        if expectsCommand {
            takeCommand(word)
        } else if word == "in", expectsIn {
            expectsIn = false
            take(2, as: .keyword)
        } else if word.first == "-", word.count > 1, !isWithinWord {
            take(
                word.firstIndex(of: "=").map { word.distance(from: word.startIndex, to: $0) } ?? word.count,
                as: .option
            )
        } else {
            // The 2 of `2>&1` counts nothing.
            let next = index + word.count < characters.count ? characters[index + word.count] : " "
            let isNumber = word.allSatisfy { $0.isASCII && $0.isNumber } && !isWithinWord && !"<>".contains(next)
            take(word.count, as: isNumber ? .number : .codeBlock)
        }
    }

    private mutating func takeCommand(_ word: String) {
        if let sign = word.firstIndex(of: "="), word[..<sign].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) {
            // `NAME=value` goes before a command.
            return take(word.count, as: .codeBlock)
        }
        take(word.count, as: .keyword)
        expectsCommand = Self.beforeCommands.contains(word)
        expectsIn = word == "for" || word == "case"
    }

    private static let beforeCommands: Set<String> = [
        "if", "then", "elif", "else", "while", "until", "do", "sudo", "exec", "time", "nohup", "command",
    ]
}

extension Character {
    /// Part of a word: neither a space nor a sign that means something to the shell.
    fileprivate var isShellWord: Bool { !isWhitespace && !"|&;()<>\"'$`\\".contains(self) }
}
