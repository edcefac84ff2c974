import Testing

@testable import Screens

@Suite struct TableLayoutTests {
    private let trades = """
        | Choice | You get | p99 |
        |:---|:---:|---:|
        | None | nothing to build | 5 |
        | Key in the same transaction as the effect | exact | 120 |
        | Other | rare | 7 |
        """

    @Test func aTableThatFitsHasOneRowEach() {
        #expect(
            picture(trades, columns: 72) == """
                Choice                                         You get       p99
                ─────────────────────────────────────────  ────────────────  ───
                None                                       nothing to build    5
                Key in the same transaction as the effect       exact        120
                Other                                            rare          7
                """
        )
    }

    @Test func theWidestColumnGivesWayAndRowsOfSeveralLinesStandApart() {
        #expect(
            picture(trades, columns: 40) == """
                Choice                 You get       p99
                ─────────────────  ────────────────  ───
                None               nothing to build    5

                Key in the same         exact        120
                transaction as
                the effect

                Other                    rare          7
                """
        )
    }

    @Test func codeAndTablesMayTakeMoreThanTheMeasure() {
        let layout = layout(trades, columns: 40, widest: 80)
        #expect(layout.lines.count == 5)
        #expect(layout.lines[1].columns == 64)
    }

    @Test func whereNotEvenTheLongestWordsFitTheTableMovesSideways() {
        let markdown = """
            | aaaaaaaaaaaaaaa | bbbbbbbbbbbbbbb |
            |---|---|
            | c | ddddddddddddddd |
            """
        #expect(
            picture(markdown, columns: 20) == """
                aaaaaaaaaaaaaaa  bb…
                ───────────────  ──…
                c                dd…
                """
        )
        #expect(layout(markdown, columns: 20).overflow(in: 0..<3) == 12)
    }

    @Test func linksInCellsAreFoundWhereTheyStand() throws {
        let markdown = "| a | b |\n|---|---|\n| one | see [the page](http://x.test) |"
        let link = try #require(layout(markdown, columns: 40).links.first)
        #expect(link.fragments == [LaidOutLink.Fragment(line: 2, columns: 9..<17)])
    }

    @Test func aRowWithTooFewCellsIsFilled() {
        #expect(picture("| a | b |\n|---|---|\n| c |", columns: 20) == "a  b\n─  ─\nc")
    }
}

@Suite struct TableColumnsTests {
    @Test(arguments: [
        ([3, 4], [3, 4], 20, [3, 4]),
        // The long column is cut, the short ones aren't.
        ([5, 40, 6], [5, 8, 6], 31, [5, 20, 6]),
        // Two long ones share, the odd column going to the first.
        ([30, 30], [4, 4], 21, [11, 10]),
        // A long word keeps its column wide.
        ([30, 30], [15, 4], 21, [15, 6]),
        // Not even the words fit.
        ([30, 30], [15, 15], 21, [15, 15]),
        ([], [], 10, []),
    ])
    func widthsFitTheRoomIfTheWordsDo(natural: [Int], minimum: [Int], room: Int, widths: [Int]) {
        #expect(TableColumns.widths(natural: natural, minimum: minimum, room: room) == widths)
    }
}
