import Testing

@testable import Content

struct SourceTextTests {
    private let source = SourceText(
        "---\nid: a\naliases: [x]\n---\nText with Words.\r\n\n- id: one\n  term: t\n-  id: \"two\"\n  - id: 'three'\nwords again",
        file: "t.md"
    )

    @Test(arguments: [("words", 1, 5), ("WORDS", 6, 11), ("text with", 1, 5), ("id", 3, 7)])
    func wordsAreFoundFromALineOn(_ words: String, _ first: Int, _ line: Int) {
        #expect(source.line(holding: words, from: first) == line)
    }

    @Test(arguments: [("absent", 1), ("", 1), ("words", 12), ("words", 1_000)])
    func whatIsNotThereHasNoLine(_ words: String, _ first: Int) {
        #expect(source.line(holding: words, from: first) == nil)
    }

    @Test func keysStandAtTheBeginningOfALine() {
        #expect(source.line(ofKey: "aliases") == 3)
        #expect(source.line(ofKey: "id") == 2)
        #expect(source.line(ofKey: "term") == nil)
    }

    @Test(arguments: [("one", 7), ("two", 9), ("three", 10), ("a", 2)])
    func entriesAreFoundByID(_ id: String, _ line: Int) {
        #expect(source.line(ofEntry: id) == line)
    }

    @Test func ofTwoEntriesTheSecondIsTheOneInTheWay() {
        #expect(SourceText("- id: a\n- id: a\n", file: "g.yml").line(ofEntry: "a") == 2)
    }
}
