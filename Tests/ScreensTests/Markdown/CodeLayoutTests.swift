import TerminalUI
import Testing

@testable import Screens

@Suite struct CodeLayoutTests {
    private let long = """
        ```
        short
        0123456789abcdefghij
        ```
        """

    private func row(_ index: Int, of markdown: String, columns: Int, shift: Int, mark: String = "…") -> String {
        let layout = layout(markdown, columns: columns)
        return layout.lines[index].visibleSpans(columns: columns, shift: shift, mark: mark).map(\.text).joined()
    }

    @Test func codeIsSetInAndNeverBroken() {
        #expect(picture("text\n\n```\na  b\n\n  c\n```", columns: 20) == "text\n\n  a  b\n\n    c")
    }

    @Test func codeThatNeedsItsIndentDoesWithout() {
        #expect(picture("```diagram\n0123456789abcdef\n```", columns: 16) == "0123456789abcdef")
        #expect(picture("```diagram\n0123456789abcde\n```", columns: 16) == " 0123456789abcde")
    }

    @Test func aDiagramIsLeftAsItIs() {
        let diagram = "a ──▶ ┌──┐\n      │测│\n      └──┘"
        #expect(picture("```diagram\n\(diagram)\n```", columns: 40) == "  a ──▶ ┌──┐\n        │测│\n        └──┘")
    }

    @Test func aLongRowIsClippedWithAMark() {
        #expect(picture(long, columns: 16) == "  short\n  0123456789abc…")
    }

    @Test(arguments: [
        (0, "  0123456789abc…"), (1, "  …23456789abcd…"), (4, "  …56789abcdefg…"), (6, "  …789abcdefghij"),
        (99, "  …789abcdefghij"),
    ])
    func aLongRowMovesSidewaysUntilItsEndShows(shift: Int, expected: String) {
        #expect(row(1, of: long, columns: 16, shift: shift) == expected)
    }

    @Test func rowsOfOneBlockMoveTogether() {
        #expect(row(0, of: long, columns: 16, shift: 3) == "  …t")
        #expect(row(0, of: long, columns: 16, shift: 99) == "  …")
    }

    @Test func anEllipsisOfThreeColumnsHasItsRoom() {
        #expect(row(1, of: long, columns: 16, shift: 4, mark: "...") == "  ...789abcde...")
    }

    @Test func halfOfAWideCharacterIsASpace() {
        let wide = "```\n测试测试测试测试测试\n```"
        #expect(row(0, of: wide, columns: 16, shift: 0) == "  测试测试测试 …")
        #expect(row(0, of: wide, columns: 16, shift: 2) == "  … 测试测试测 …")
    }

    @Test func textOutsideTheBlockStays() {
        let layout = layout("text\n\n" + long, columns: 16)
        #expect(layout.lines[0].visibleSpans(columns: 16, shift: 8, mark: "…").map(\.text) == ["text"])
        #expect(layout.overflow(in: 0..<2) == 0)
        #expect(layout.overflow(in: 0..<4) == 6)
    }
}
