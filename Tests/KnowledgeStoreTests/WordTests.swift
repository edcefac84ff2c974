import GRDB
import Testing

@testable import KnowledgeStore

@Suite struct WordTests {
    private static let texts = [
        "", "one", "One two-three", "p99.9 HTTP/2", "naïve café ÉCOLE", "e\u{301}cole cafe\u{301}s",
        "Žižek Łódź Ærø straße",
        "测试 سلام привет", "a\0b", "x_y", "\u{E000}p", "²½①", "it’s", "\u{301}a", "ÀÁÂÃÄÅ àáâãäå ñ ç ü ő ų ż",
    ]

    /// The scanner must cut and fold as SQLite does, or extracts would mark other words than were found.
    @Test(arguments: WordTests.texts)
    func wordsAreSQLites(text: String) throws {
        let expected = try DatabaseQueue().read { database in
            try database.makeTokenizer(.unicode61(diacritics: .remove)).tokenize(document: text).map(\.token)
        }
        #expect(WordScanner.words(in: text) == expected)
    }

    @Test func brokenUTF8EndsNothing() {
        for bytes in [[0xC3], [0x61, 0xE2, 0x82], [0xFF, 0xFE, 0x61], [0x80, 0x80], [0xF0, 0x9F]] as [[UInt8]] {
            var scanner = WordScanner(bytes)
            while let word = scanner.next() { #expect(word.range.upperBound <= bytes.count) }
        }
    }

    @Test func matchesKnowWholeWordsFromBeginnings() {
        let text = Array("Cache caches caching".utf8)
        let whole = TextMatcher([TextMatcher.Term("cache", isPrefix: false, word: 0)])
        #expect(whole.matches(in: text).map(\.range) == [0..<5])
        let beginnings = TextMatcher(prefixes: ["cache", "cachi"])
        #expect(beginnings.matches(in: text).map(\.word) == [0, 0, 1])
    }

    @Test(arguments: [
        ("one two three", "two", "one [two] three"),
        ("one\n  two\tthree", "three", "one two [three]"),
        ("nothing here", "zebra", "nothing here"),
        ("", "x", ""),
    ])
    func extractsOfShortTextsAreTheText(text: String, word: String, expected: String) {
        #expect(marked(text, [word], length: 160) == expected)
    }

    @Test func aLongTextIsCutAtWordsAroundWhatMatched() {
        let filler = String(repeating: "lorem ipsum ", count: 30)
        let text = filler + "the lease is granted " + filler
        #expect(marked(text, ["lease"], length: 60) == "… ipsum the [lease] is granted lorem ipsum lorem ipsum lorem …")
    }

    @Test func aMatchNearTheBeginningLeavesTheBeginning() {
        let text = "A lease is a right that ends by itself, " + String(repeating: "and more ", count: 40)
        #expect(marked(text, ["right"], length: 60) == "A lease is a [right] that ends by itself, and more and more …")
    }

    @Test func theCutIsWhereMostWordsStandTogether() {
        let gap = String(repeating: "x ", count: 200)
        let text = "lease " + gap + "a lease for the client " + gap + "client"
        #expect(marked(text, ["lease", "client"], length: 40).contains("[lease] for the [client]"))
    }

    @Test(arguments: ["测", "é", "🙂"])
    func textWithoutSpacesIsCutBetweenCharacters(letter: String) {
        let text = String(repeating: letter, count: 500)
        let extract = Extract.cut(from: Array(text.utf8), matches: [], length: 50).text
        #expect(extract.hasSuffix(" …"))
        #expect(extract.dropLast(2).allSatisfy { String($0) == letter })
    }

    private func marked(_ text: String, _ words: [String], length: Int) -> String {
        let bytes = Array(text.utf8)
        let matches = TextMatcher(prefixes: words).matches(in: bytes)
        return Extract.cut(from: bytes, matches: matches, length: length).segments
            .map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined()
    }
}
