import Testing

@testable import Content

struct WordsTests {
    @Test func wordsKeepApostrophesAndHyphensInside() {
        #expect(
            Words.of("It’s a 'just-in-time' (p99) – naïve! RFC 9110.") == [
                "It's", "a", "just-in-time", "p99", "naïve", "RFC", "9110",
            ]
        )
        #expect(Words.of("").isEmpty)
        #expect(Words.of("— ✓ …").isEmpty)
    }

    @Test(
        arguments: [
            ("One. Two? Three", ["One. ", "Two? ", "Three"]),
            ("It takes 1.5 s, e.g. here, and ends.", ["It takes 1.5 s, e.g. here, and ends."]),
            ("He said \"no.\" She left.", ["He said \"no.\" ", "She left."]),
            ("Ends here.", ["Ends here."]),
            ("  ", []),
        ]
    )
    func sentencesEndBeforeACapital(_ text: String, _ sentences: [String]) {
        #expect(Words.sentences(text).map(String.init) == sentences)
    }

    @Test(arguments: [("a b  c", 3), ("", 0), ("— | – →", 0), ("it's 99.9 %", 2), ("a\nb\tc", 3)])
    func signsAreNoWords(_ text: String, _ count: Int) {
        #expect(text.wordCount == count)
    }

    @Test(
        arguments: [
            ("plain", 5), ("│── ▶ ✗ ✓ ▣", 11), ("é", 1), ("e\u{301}", 1), ("测试", 4), ("👩‍👩‍👧", 6), ("ｆ", 2),
            ("a\u{200B}b", 2),
            ("한", 2), ("€…", 2),
        ]
    )
    func widthIsInTerminalColumns(_ text: String, _ columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test func noAmericanSpellingIsItsOwnRemedy() {
        for (american, british) in Spelling.british {
            #expect(american != british)
            #expect(Spelling.british[british] == nil, "\(british)")
        }
    }
}
