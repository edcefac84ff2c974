import TerminalUI
import Testing

@testable import Screens

@Suite struct ParagraphLayoutTests {
    @Test func paragraphsAreWrappedAtSpacesWithABlankRowBetween() {
        let markdown = """
            The request may have died on the way in,
            or the answer was lost.

            Ask again.
            """
        #expect(
            picture(markdown, columns: 24) == """
                The request may have
                died on the way in, or
                the answer was lost.

                Ask again.
                """
        )
    }

    @Test func aBreakThatTheAuthorAskedForStays() {
        #expect(picture("one  \ntwo\nthree", columns: 40) == "one\ntwo three")
    }

    @Test func aWordLongerThanTheRowIsBroken() {
        #expect(picture("see aaaaaaaaaabbbbbbbbbbccc now", columns: 20) == "see\naaaaaaaaaabbbbbbbbbb\nccc now")
    }

    @Test func punctuationStaysWithTheEmphasisedWordBeforeIt() {
        #expect(picture("it is always **safe**, and `200`.", columns: 18) == "it is always safe,\nand 200.")
    }

    @Test func rolesBecomeStylesOfTheTheme() {
        #expect(
            picture("a *b* **c** `d` ***e***", columns: 20, styled: true) == """
                a b c d e

                ..a.b.c.d
                a italic
                b bold
                c fg 5
                d bold italic
                """
        )
    }

    @Test func struckOutTextKeepsItsMarks() {
        #expect(picture("~~old~~ new", columns: 20) == "~~old~~ new")
    }

    @Test func headingsOfAPartStandApartAndThoseBelowStayWithTheirText() {
        let markdown = "before\n\n## Part\n\ntext\n\n### Name\n\nmore"
        #expect(
            picture(markdown, columns: 20, styled: true) == """
                before


                Part

                text

                Name
                more




                aaaa



                aaaa

                a bold
                """
        )
    }

    @Test func quotesHaveABarAlsoBetweenTheirParagraphs() {
        #expect(
            picture("> one two three four\n>\n> five\n\nafter", columns: 16) == """
                │ one two three
                │ four
                │
                │ five

                after
                """
        )
    }

    @Test func aRuleIsAsWideAsTheText() {
        #expect(picture("a\n\n---\n\nb", columns: 18) == "a\n\n──────────────────\n\nb")
    }

    @Test func decorationsComeFromTheGlyphSet() {
        #expect(
            picture("- a\n\n> b\n\n---\n\n- [x] c\n- [ ] d", columns: 16, glyphs: .ascii) == """
                * a

                | b

                ----------------

                v c
                o d
                """
        )
    }
}

@Suite struct WideCharacterTests {
    @Test func wideCharactersBreakAnywhereButNotBeforeTheirPunctuation() {
        #expect(picture("缓存击穿发生在热点键过期。", columns: 16) == "缓存击穿发生在热\n点键过期。")
        #expect(picture("缓存击穿发生在热。点", columns: 16) == "缓存击穿发生在\n热。点")
    }

    @Test(arguments: [
        ("测试 测试", 9), ("سلام", 4), ("👩‍👩‍👧", 2), ("e\u{301}", 1), ("a\u{200B}b", 2), ("x\u{7}y", 2),
    ])
    func rowsKnowTheColumnsThatAreDrawn(_ text: String, columns: Int) throws {
        let line = try #require(layout(text, columns: 40).lines.first)
        #expect(line.columns == columns)
        var buffer = Buffer(size: Size(width: 40, height: 1))
        let drawn = line.drawn(columns: 40, context: ViewContext(theme: .terminal, glyphs: .unicode))
        #expect(buffer.write(drawn, x: 0, y: 0) == columns)
    }

    @Test func tablesStayStraightUnderWideAndCombiningCharacters() {
        let markdown = """
            | Name | Means |
            |---|---|
            | 测试 | test |
            | cafe\u{301} | coffee |
            """
        let edges = picture(markdown, columns: 40).split(separator: "\n").map { row in
            String(row).prefix(columns: 6).columns
        }
        #expect(edges.allSatisfy { $0 == 6 })
        #expect(picture(markdown, columns: 40).contains("测试  test\ncafe\u{301}  coffee"))
    }
}
