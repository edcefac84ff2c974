import TerminalUI

/// Cuts the text of a run into words, keeping each piece's role and link.
struct WordSplitter {
    private(set) var words: [Word] = []
    private var lead = Word.Lead.none
    private var offset = 0
    /// False while what comes next belongs to the last word.
    private var beginsWord = true
    /// After a wide character a row may end, unless punctuation clings to it.
    private var followsWide = false

    mutating func append(_ text: String, role: TextRole, link: Int?) {
        for character in text {
            defer { offset += 1 }
            if character.separatesWords {
                space(role: role, link: link)
                continue
            }
            let columns = CellWidth.columns(of: character)
            if columns == 0, character.isASCII { continue }
            let isWide = columns == 2
            if isWide || followsWide, !character.closesText, !endsWithOpening { beginsWord = true }
            put(character, columns: columns, role: role, link: link)
            followsWide = isWide
        }
    }

    /// A break that the author asked for.
    mutating func breakLine() {
        offset += 1
        lead = .lineBreak
        beginsWord = true
        followsWide = false
    }

    private var endsWithOpening: Bool {
        !beginsWord && (words.last?.pieces.last?.text.last?.opensText ?? false)
    }

    private mutating func space(role: TextRole, link: Int?) {
        if lead != .lineBreak, !words.isEmpty { lead = .space(role, link: link) }
        beginsWord = true
        followsWide = false
    }

    private mutating func put(_ character: Character, columns: Int, role: TextRole, link: Int?) {
        if beginsWord || words.isEmpty {
            words.append(Word(lead: lead, offset: offset))
            lead = .none
            beginsWord = false
        }
        words[words.count - 1].add(character, columns: columns, role: role, link: link)
    }
}

extension Word {
    fileprivate mutating func add(_ character: Character, columns width: Int, role: TextRole, link: Int?) {
        columns += width
        if let last = pieces.last, last.role == role, last.link == link {
            pieces[pieces.count - 1].text.append(character)
            pieces[pieces.count - 1].columns += width
            pieces[pieces.count - 1].length += 1
        } else {
            pieces.append(Piece(text: String(character), columns: width, length: 1, role: role, link: link))
        }
    }
}

extension CellWidth {
    /// Columns of one character as it is drawn.
    static func columns(of character: Character) -> Int {
        if let value = character.asciiValue { return value >= 0x20 && value < 0x7F ? 1 : 0 }
        return columns(of: String(character))
    }
}

extension Character {
    fileprivate var separatesWords: Bool {
        if isASCII { return self == " " || self == "\n" || self == "\t" || self == "\r\n" }
        return isWhitespace && !"\u{A0}\u{202F}\u{2007}".contains(self)
    }

    /// Punctuation that may not begin a row.
    fileprivate var closesText: Bool { "、。，．・：；？！」』）］｝〉》】,.;:!?)]}".contains(self) }
    /// Punctuation that may not end one.
    fileprivate var opensText: Bool { "「『（［｛〈《【([{".contains(self) }
}
