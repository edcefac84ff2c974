import Testing

@testable import Screens

@Suite struct TextFinderTests {
    private func found(_ text: String, in markdown: String, columns: Int = 20) -> [[TextMatch.Fragment]] {
        TextFinder.matches(of: text, in: layout(markdown, columns: columns).lines).map(\.fragments)
    }

    @Test func matchesAreFoundInReadingOrderWhateverTheirCase() {
        #expect(
            found("key", in: "Key one,\n\nno KEY, keys") == [
                [.init(line: 0, columns: 0..<3)], [.init(line: 2, columns: 3..<6)], [.init(line: 2, columns: 8..<11)],
            ]
        )
    }

    @Test func aMatchMayRunOverTheEndOfARow() {
        #expect(
            found("lost answer", in: "all because of a lost answer", columns: 22) == [
                [.init(line: 0, columns: 17..<21), .init(line: 1, columns: 0..<6)]
            ]
        )
    }

    @Test func aMatchMayRunOverRowsOfATableCell() {
        let markdown = "| a | b |\n|---|---|\n| x | one two three four five six |"
        let matches = found("three four", in: markdown)
        #expect(matches == [[.init(line: 2, columns: 11..<16), .init(line: 3, columns: 3..<7)]])
    }

    @Test func aMatchMayRunOverChangesOfStyle() {
        #expect(found("safe, and", in: "it is **safe**, and so") == [[.init(line: 0, columns: 6..<15)]])
    }

    @Test func matchesDontRunFromOneParagraphIntoTheNext() {
        #expect(found("a b", in: "a\n\nb") == [])
    }

    @Test func matchesDontOverlap() {
        #expect(found("aa", in: "aaaaa").count == 2)
    }

    @Test(arguments: ["", " ", "\n\t"]) func nothingIsFoundForBlanks(_ text: String) {
        #expect(found(text, in: "a b") == [])
    }

    @Test func anySpaceIsOneSpaceAndWideCharactersHaveTheirColumns() {
        #expect(found("  缓存   击穿 ", in: "a 缓存 击穿") == [[.init(line: 0, columns: 2..<11)]])
        #expect(found("É", in: "caf\u{65}\u{301}") == [[.init(line: 0, columns: 3..<4)]])
    }

    @Test func whatTheLayoutAddsIsNotFound() {
        #expect(found("•", in: "- a") == [])
        #expect(found("1.", in: "1. a") == [])
    }
}
