import TestSupport
import Testing

@testable import Screens

@Suite struct TextAreaTests {
    /// The text after the edits, with `|` where the caret stands.
    private func after(_ edits: [TextArea.Edit], of text: String, columns: Int = 40) -> String {
        var area = TextArea(text, limit: 1_000)
        for edit in edits { area.perform(edit, columns: columns, page: 3) }
        return picture(area)
    }

    private func picture(_ area: TextArea) -> String {
        area.lines.enumerated().map { index, line in
            guard index == area.caret.line else { return String(line) }
            return String(line[..<area.caret.column]) + "|" + String(line[area.caret.column...])
        }
        .joined(separator: "\n")
    }

    @Test(arguments: [
        ([TextArea.Edit.backspace], "one two\nthre|"),
        ([.start, .backspace], "|one two\nthree"),
        ([.lineStart, .backspace], "one two|three"),
        ([.start, .delete], "|ne two\nthree"),
        ([.delete], "one two\nthree|"),
        ([.up, .lineEnd, .delete], "one two|three"),
        ([.deleteWord], "one two\n|"),
        ([.deleteWord, .deleteWord], "one two|"),
        ([.deleteWord, .deleteWord, .deleteWord], "one |"),
        ([.deleteToStart], "one two\n|"),
        ([.start, .deleteToEnd], "|\nthree"),
        ([.start, .deleteToEnd, .deleteToEnd], "|three"),
        ([.start, .newLine], "\n|one two\nthree"),
        ([.left, .newLine], "one two\nthre\n|e"),
        ([.start, .left], "|one two\nthree"),
        ([.right], "one two\nthree|"),
        ([.lineStart, .left], "one two|\nthree"),
        ([.up, .lineEnd, .right], "one two\n|three"),
        ([.start, .wordRight], "one| two\nthree"),
        ([.start, .wordRight, .wordRight, .wordRight], "one two\n|three"),
        ([.wordLeft], "one two\n|three"),
        ([.wordLeft, .wordLeft, .wordLeft], "one |two\nthree"),
        ([.up], "one t|wo\nthree"),
        ([.up, .up], "|one two\nthree"),
        ([.start, .down], "one two\n|three"),
        ([.start, .down, .down], "one two\nthree|"),
        ([.start, .end], "one two\nthree|"),
        ([.pageUp], "one t|wo\nthree"),
    ])
    func anEditDoesWhatItsKeySays(edits: [TextArea.Edit], expected: String) {
        #expect(after(edits, of: "one two\nthree") == expected)
    }

    @Test func upAndDownKeepToTheirColumnThroughShortLines() {
        #expect(after([.up, .up], of: "abcdef\nx\nabcd") == "abcd|ef\nx\nabcd")
        // A move to the side begins a new column.
        #expect(after([.up, .left, .up], of: "abcdef\nx\nabcd") == "|abcdef\nx\nabcd")
    }

    @Test func upAndDownGoByTheRowsOnTheScreen() {
        #expect(after([.up], of: "one two three four", columns: 11) == "one two| three four")
        #expect(after([.start, .down], of: "one two three four", columns: 11) == "one two |three four")
        #expect(after([.up], of: "测试测试 测试", columns: 10) == "测试|测试 测试")
    }

    @Test(arguments: [
        ("a\u{0}b", "ab"), ("\u{1B}[31mred\u{1B}[0m", "red"), ("a\tb", "a    b"), ("a\r\nb\rc\u{85}d", "a\nb\nc\nd"),
        ("\u{202E}abc", "abc"), ("测试 e\u{301}", "测试 e\u{301}"), ("\n\n", "\n\n"),
    ])
    func whatIsPastedIsCleanAndKeepsItsLines(pasted: String, text: String) {
        var area = TextArea(limit: 1_000)
        let fits = area.insert(pasted)
        #expect(fits)
        #expect(area.text == text)
    }

    @Test func aScalarThatCombinesJoinsTheCharacterBeforeIt() {
        var area = TextArea("e", limit: 100)
        area.insert("\u{301}")
        #expect(area.lines == [["e\u{301}"]])
        #expect(area.caret.column == 1)
        area.perform(.backspace, columns: 10, page: 1)
        #expect(area.text == "")
    }

    @Test func whatHasNoRoomIsLeftOutWholeCharacterByCharacter() {
        var area = TextArea("ab", limit: 6)
        let fit = [area.insert("测试"), area.insert("c"), area.insert("\n")]
        #expect(fit == [false, true, false])
        #expect(area.text == "ab测c")
        #expect(area.size == 6)
    }

    @Test func aWordIsTakenBackAtOnceAndARowOfWordsOneByOne() {
        var area = TextArea(limit: 100)
        for character in "one two" { area.insert(String(character)) }
        var seen: [String] = []
        for _ in 0..<4 {
            area.perform(.undo, columns: 10, page: 1)
            seen.append(area.text)
        }
        #expect(seen == ["one ", "one", "", ""])
        for _ in 0..<4 { area.perform(.redo, columns: 10, page: 1) }
        #expect(area.text == "one two")
    }

    @Test func typingAfterAnUndoForgetsWhatWasUndone() {
        var area = TextArea("one\ntwo", limit: 100)
        area.perform(.deleteWord, columns: 10, page: 1)
        area.perform(.undo, columns: 10, page: 1)
        #expect(area.text == "one\ntwo")
        area.insert("!")
        area.perform(.redo, columns: 10, page: 1)
        #expect(area.text == "one\ntwo!")
    }

    @Test func aLongLineIsBrokenAtSpacesAndLosesNone() {
        let area = TextArea("one two  three fourteenletters", limit: 100)
        let rows = area.rows(columns: 9).map { area.text(of: $0) }
        #expect(rows == ["one two  ", "three ", "fourteen", "letters"])
        #expect(rows.joined() == area.text)
    }

    @Test func theCaretStandsInTheLowerOfTwoRows() {
        let area = TextArea("one two", limit: 100)
        let rows = area.rows(columns: 5)
        #expect(area.place(of: TextArea.Position(line: 0, column: 4), in: rows) == (1, 0))
        #expect(area.position(row: 0, column: 9, in: rows) == TextArea.Position(line: 0, column: 3))
        #expect(area.position(row: 1, column: 9, in: rows) == TextArea.Position(line: 0, column: 7))
    }
}

@Suite struct TextAreaFuzzTests {
    private static let pieces = [
        "a", "word", " ", "\n", "测试", "e", "\u{301}", "👩‍👩‍👧", "\u{200D}", "\t", "\r\n", "\u{1B}[1m", "سلام", "  ", "🇸",
        "🇪", "x_1", "\u{7}",
    ]
    private static let edits: [TextArea.Edit] = [
        .backspace, .delete, .deleteWord, .deleteToStart, .deleteToEnd, .newLine, .left, .right, .wordLeft, .wordRight,
        .up, .down, .pageUp, .pageDown, .lineStart, .lineEnd, .start, .end, .undo, .redo,
    ]

    /// Whatever is typed and pressed: the caret is in the text, rows hold all of the text and no more than fits, and the
    /// size is the text's.
    @Test(arguments: 0..<6) func anyInputLeavesAWholeText(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        for _ in 0..<20 {
            var area = TextArea(generator.text(of: Self.pieces, upTo: 20), limit: 300)
            for _ in 0..<60 {
                let columns = Int.random(in: 1...30, using: &generator)
                if Bool.random(using: &generator) {
                    area.insert(generator.text(of: Self.pieces, upTo: 3))
                } else {
                    area.perform(Self.edits.randomElement(using: &generator) ?? .up, columns: columns, page: 4)
                }
                let line = area.lines.indices.contains(area.caret.line) ? area.lines[area.caret.line] : []
                #expect(0...line.count ~= area.caret.column)
                #expect(area.size == area.text.utf8.count && area.size <= 300)
                #expect(TextArea(area.text, limit: 1_000).lines == area.lines)
                let rows = area.rows(columns: columns)
                #expect(Set(rows.map(\.line)).count == area.lines.count)
                #expect(rows.map { area.text(of: $0) }.joined() == area.text.replacing("\n", with: ""))
                // A character of two columns in a row of one sticks out.
                #expect(rows.allSatisfy { area.text(of: $0).columns <= max(2, columns) })
                let place = area.place(of: area.caret, in: rows)
                // Characters without a width may lie between the two.
                let back = area.position(row: place.row, column: place.column, in: rows)
                #expect(area.place(of: back, in: rows).column <= place.column)
            }
        }
    }

    @Test(arguments: 0..<6) func undoLeadsBackToTheStartAndRedoToTheEnd(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        for _ in 0..<20 {
            let start = generator.text(of: Self.pieces, upTo: 20)
            var area = TextArea(start, limit: 10_000)
            let first = area.text
            for _ in 0..<80 {
                let edit = Self.edits.filter { $0 != .undo && $0 != .redo }.randomElement(using: &generator) ?? .up
                if Bool.random(using: &generator) {
                    area.insert(generator.text(of: Self.pieces, upTo: 3))
                } else {
                    area.perform(edit, columns: 12, page: 4)
                }
            }
            let last = area.text
            for _ in 0..<200 { area.undo() }
            #expect(area.text == first)
            for _ in 0..<200 { area.redo() }
            #expect(area.text == last)
        }
    }
}
