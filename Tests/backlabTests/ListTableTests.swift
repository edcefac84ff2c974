import TerminalUI
import Testing

@testable import backlab

@Suite struct ListTableTests {
    @Test func columnsStandUnderEachOtherWhateverTheirCharacters() {
        let lines = ListTable.lines([["漢字", "one"], ["e\u{301}a", "two"], ["plain", "three"]])
        #expect(lines.map(\.text) == ["漢字   one", "e\u{301}a     two", "plain  three"])
        #expect(lines.map { $0.spans.dropLast().reduce(0) { $0 + $1.columns } } == [7, 7, 7])
    }

    @Test func lastCellIsNeitherPaddedNorFollowedByBlanks() {
        let lines = ListTable.lines([["a", "long text", "x"], ["bb", "", ""], ["c", "d"], ["e", "", "f"]])
        #expect(lines.map(\.text) == ["a   long text  x", "bb", "c   d", "e              f"])
    }

    @Test func indentStandsBeforeEveryRow() {
        #expect(ListTable.lines([["a", "b"], ["c"]], indent: 2).map(\.text) == ["  a  b", "  c"])
    }

    @Test func onlyTheFirstColumnIsColoured() throws {
        let line = try #require(ListTable.lines([["id", "title"]]).first)
        #expect(line.spans.filter { $0.style != .plain }.map(\.text) == ["id  "])
    }

    @Test func noRowsAreNoLinesAndAnEmptyRowIsAnEmptyLine() {
        #expect(ListTable.lines([]).isEmpty)
        #expect(ListTable.lines([[], ["a"]]).map(\.text) == ["", "a"])
    }
}
