import TerminalUI
import Testing

@testable import Screens

@Suite struct LineBreakerTests {
    private func words(_ pieces: (String, TextRole)...) -> [Word] {
        var splitter = WordSplitter()
        for (text, role) in pieces { splitter.append(text, role: role, link: nil) }
        return splitter.words
    }

    private func rows(_ words: [Word], first: Int, rest: Int) -> [String] {
        LineBreaker.rows(words, run: 3, first: first, rest: rest).map { $0.map(\.text).joined() }
    }

    @Test func theFirstRowMayHaveAnotherWidth() {
        #expect(rows(words(("one two three", .body)), first: 3, rest: 9) == ["one", "two three"])
        #expect(rows(words(("one two three", .body)), first: 9, rest: 3) == ["one two", "thr", "ee"])
    }

    @Test func thereIsAlwaysARow() {
        #expect(rows([], first: 10, rest: 10) == [""])
        #expect(rows(words((" \n ", .body)), first: 10, rest: 10) == [""])
    }

    @Test(arguments: [0, -5]) func noWidthIsOneColumn(width: Int) {
        #expect(rows(words(("ab", .body)), first: width, rest: width) == ["a", "b"])
        #expect(rows(words(("测试", .body)), first: width, rest: width) == ["测", "试"])
    }

    @Test func spansKnowTheirPlaceInTheRun() {
        let dim = TextRole.dim
        let rows = LineBreaker.rows(words(("a  bc", .body), ("de", dim), (" f", .body)), run: 3, first: 6, rest: 6)
        #expect(rows.count == 2)
        // Of the two spaces one is drawn: the one that touches the word.
        #expect(rows[0].map(\.text) == ["a", " bc", "de"])
        #expect(rows[0].map { $0.source?.offset } == [0, 2, 5])
        #expect(rows[1].map(\.source) == [TextAnchor(run: 3, offset: 8)])
    }

    @Test func wordsOfSeveralRolesStayTogether() {
        let pieces = words(("(", .body), ("bold", TextRole(kind: .body, emphasis: .bold)), ("), then", .body))
        #expect(pieces.map(\.columns) == [7, 4])
        #expect(rows(words(("see ", .body), ("bold", .dim), ("!", .body)), first: 8, rest: 8) == ["see", "bold!"])
    }

    @Test func spacesThatMayNotBreakAreLetters() {
        #expect(words(("20\u{A0}ms", .body)).count == 1)
        #expect(words(("a\u{2003}b", .body)).count == 2)
    }

    @Test func controlCharactersLeaveNoTrace() {
        #expect(rows(words(("a\u{7}\u{1B}b", .body)), first: 9, rest: 9) == ["ab"])
    }
}
