import Testing

@testable import Screens

@Suite struct ListLayoutTests {
    @Test func itemsHangUnderTheirText() {
        let markdown = """
            - Naturally: the request names the final state.
            - By key.
            """
        #expect(
            picture(markdown, columns: 24) == """
                • Naturally: the request
                  names the final state.
                • By key.
                """
        )
    }

    @Test func numbersAreAlignedByTheirPoint() {
        let markdown = "9. nine\n10. ten and some more words"
        #expect(picture(markdown, columns: 20) == " 9. nine\n10. ten and some\n    more words")
    }

    @Test func listsNestUnderTheirItem() {
        let markdown = """
            - one
              1. first of one
                 - deep
              2. second
            - two
            """
        #expect(
            picture(markdown, columns: 30) == """
                • one
                  1. first of one
                     • deep
                  2. second
                • two
                """
        )
    }

    @Test func tasksShowWhetherTheyAreDone() {
        #expect(picture("- [x] done\n- [ ] open", columns: 20) == "✓ done\n○ open")
    }

    @Test func itemsOfSeveralParagraphsHaveRoomBetweenThem() {
        let markdown = """
            - one

              more of one
            - two
            """
        #expect(picture(markdown, columns: 20) == "• one\n\n  more of one\n\n• two")
    }

    @Test func codeInAnItemStandsUnderItsText() {
        let markdown = """
            1. run it:

               ```sh
               ls
               ```
            """
        #expect(picture(markdown, columns: 20) == "1. run it:\n\n     ls")
    }

    @Test func anEmptyItemShowsItsMarker() {
        #expect(picture("- \n- b", columns: 20) == "•\n• b")
    }

    @Test func deepNestingStopsMovingInWhileThereIsRoomForWords() {
        let depth = 20
        let markdown = (0..<depth).map { String(repeating: "  ", count: $0) + "- level \($0)" }.joined(separator: "\n")
        let rows = layout(markdown, columns: 24).lines
        #expect(rows.count >= depth)
        #expect(rows.allSatisfy { $0.columns <= 24 })
    }
}
