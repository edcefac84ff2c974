/// Finds a query's words in a text.
struct TextMatcher: Equatable {
    /// One form of one word of the query.
    struct Term: Equatable {
        /// Folded, in UTF-8.
        var letters: [UInt8]
        var isPrefix: Bool
        /// Which word of the query this is a form of.
        var word: Int

        init(_ letters: String, isPrefix: Bool, word: Int) {
            self.letters = Array(letters.utf8)
            self.isPrefix = isPrefix
            self.word = word
        }
    }

    struct Match: Equatable {
        /// In the UTF-8 of the text.
        var range: Range<Int>
        var word: Int
    }

    let terms: [Term]
    /// Which first bytes a matching word can have; letters beyond ASCII are always looked at.
    private let canBegin: [Bool]

    init(_ terms: [Term]) {
        self.terms = terms
        var canBegin = [Bool](repeating: false, count: 256)
        for first in terms.compactMap(\.letters.first) {
            canBegin[Int(first)] = true
            if first >= 0x61 && first <= 0x7A { canBegin[Int(first & 0xDF)] = true }
        }
        for byte in 0x80..<256 { canBegin[byte] = true }
        self.canBegin = canBegin
    }

    /// Every word as the beginning of one.
    init(prefixes words: [String]) {
        self.init(words.enumerated().map { Term($1, isPrefix: true, word: $0) })
    }

    func matches(in bytes: [UInt8]) -> [Match] {
        var scanner = WordScanner(bytes)
        var matches: [Match] = []
        while let word = scanner.next() {
            guard canBegin[Int(bytes[word.range.lowerBound])] || !word.isASCII else { continue }
            if let term = term(matching: word, in: bytes) {
                matches.append(Match(range: word.range, word: term.word))
            }
        }
        return matches
    }

    private func term(matching word: WordScanner.Word, in bytes: [UInt8]) -> Term? {
        if word.isASCII { return terms.first { TextMatcher.matches($0, bytes, word.range) } }
        let folded = WordScanner.folded(bytes, word)
        return terms.first { $0.isPrefix ? folded.starts(with: $0.letters) : folded == $0.letters }
    }

    private static func matches(_ term: Term, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let length = term.letters.count
        guard range.count == length || (term.isPrefix && range.count > length) else { return false }
        for offset in 0..<length {
            let byte = bytes[range.lowerBound + offset]
            let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            if folded != term.letters[offset] { return false }
        }
        return true
    }
}
