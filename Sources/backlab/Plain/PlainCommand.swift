/// What somebody typed at the prompt of the plain mode.
enum PlainCommand: Equatable {
    /// An empty line.
    case next
    case choose(Int)
    case back
    case home
    case again
    case search(String)
    case markRead
    case markUnread
    case bookmark
    /// Nil shows the note that is there.
    case note(String?)
    case questions
    case review
    case labs
    case help
    case quit

    /// Reads a line. Words that are no command are looked for; `/` before them makes sure of it.
    init(parsing line: String) {
        let words = line.split { $0.isWhitespace }.map(String.init)
        guard let first = words.first else {
            self = .next
            return
        }
        if words.count == 1, let number = Int(first) {
            self = .choose(number)
            return
        }
        let rest = words.dropFirst().joined(separator: " ")
        if first.hasPrefix("/") {
            self = .search(line.drop { $0.isWhitespace }.dropFirst().split { $0.isWhitespace }.joined(separator: " "))
            return
        }
        switch (first.lowercased(), rest.isEmpty) {
        case ("search", false): self = .search(rest)
        case ("note", _): self = .note(rest.isEmpty ? nil : rest)
        case (let word, true):
            self = Self.words.first { $0.words.contains(word) }?.command ?? .search(first)
        default: self = .search(words.joined(separator: " "))
        }
    }

    private static let words: [(words: [String], command: PlainCommand)] = [
        (["n", "next"], .next), (["b", "back"], .back), (["h", "home"], .home), (["again", "repeat"], .again),
        (["read"], .markRead), (["unread"], .markUnread), (["bookmark"], .bookmark),
        (["questions", "quiz"], .questions), (["review"], .review), (["lab", "labs"], .labs), (["?", "help"], .help),
        (["q", "quit", "exit"], .quit),
    ]

    /// What `help` says.
    static let helpLines = [
        "A number follows the link or the entry with that number.",
        "Enter goes on: to the next part, or wherever the last line says.",
        "back: to where you were. home: the beginning. again: the same once more.",
        "Any other words are searched for; /words searches for words that are commands.",
        "In a topic: read and unread mark it; bookmark sets a bookmark, or takes it away; note shows your note, and note with"
            + " words writes it; questions asks its questions; lab opens its lab.",
        "review asks what is due. labs lists the labs.",
        "help: these lines. quit: ends.",
    ]
}
