import Testing

@testable import Screens

@Suite struct TextFieldTests {
    struct EditCase: Sendable {
        var edits: [TextField.Edit]
        var text: String
        var caret: Int
    }

    @Test(arguments: [
        EditCase(edits: [.backspace], text: "two word", caret: 8),
        EditCase(edits: [.deleteWord], text: "two ", caret: 4),
        EditCase(edits: [.deleteWord, .deleteWord], text: "", caret: 0),
        EditCase(edits: [.clear], text: "", caret: 0),
        EditCase(edits: [.left, .left], text: "two words", caret: 7),
        EditCase(edits: [.start, .left], text: "two words", caret: 0),
        EditCase(edits: [.start, .backspace], text: "two words", caret: 0),
        EditCase(edits: [.start, .right, .backspace], text: "wo words", caret: 0),
        EditCase(edits: [.start, .end, .right], text: "two words", caret: 9),
        EditCase(edits: [.left, .deleteWord], text: "two s", caret: 4),
    ])
    func edits(_ example: EditCase) {
        var field = TextField("two words")
        for edit in example.edits { field.perform(edit) }
        #expect(field.text == example.text)
        #expect(field.caret == example.caret)
    }

    @Test(arguments: [
        ("a\u{0}b", "ab"),
        ("\u{1B}[31mred\u{1B}[0m", "red"),
        ("\u{1B}]0;title\u{7}x", "x"),
        ("one\ntwo\r\nthree\tfour", "one two three four"),
        ("\u{202E}abc", "abc"),
        ("\u{9B}2Jx", "x"),
        ("\u{7F}x", "x"),
        ("测试", "测试"),
    ])
    func whatIsPutInHoldsNothingThatControlsATerminal(input: String, kept: String) {
        #expect(TextField(input).text == kept)
        var field = TextField("")
        field.insert(input)
        #expect(field.text == kept)
    }

    @Test func insertsAtTheCaret() {
        var field = TextField("ac")
        field.perform(.left)
        field.insert("b")
        #expect(field.text == "abc")
        #expect(field.caret == 2)
    }

    @Test func aMarkThatIsTypedJoinsTheLetterBeforeIt() {
        var field = TextField("e")
        field.insert("\u{301}")
        #expect(field.characters == ["e\u{301}"])
        #expect(field.caret == 1)
        #expect(field.caretColumn == 1)
        field.perform(.backspace)
        #expect(field.text.isEmpty)
    }

    @Test func aPictureThatIsTypedInPiecesIsOneCharacter() {
        var field = TextField()
        for scalar in "👩‍👩‍👧".unicodeScalars { field.insert(String(scalar)) }
        #expect(field.characters == ["👩‍👩‍👧"])
        #expect(field.caretColumn == 2)
    }

    @Test func holdsSoManyScalarsAndNoMore() {
        var field = TextField(String(repeating: "x", count: TextField.longest - 1))
        field.insert("yz")
        #expect(field.text.hasSuffix("xy"))
        #expect(field.text.unicodeScalars.count == TextField.longest)
        var marked = TextField("e")
        marked.insert(String(repeating: "\u{301}", count: 5_000))
        #expect(marked.text.unicodeScalars.count == TextField.longest)
    }

    @Test(arguments: [
        ("测试 a", 0, 6, "测试 a", 0),
        ("测试 a", 1, 6, "测试 a", 2),
        ("测试 a", 4, 7, "测试 a", 6),
        ("abcdefghij", 10, 5, "ghij", 4),
        ("abcdefghij", 0, 5, "abcde", 0),
        ("abcdefghij", 4, 5, "abcde", 4),
        ("测试测试", 4, 4, "试", 2),
    ])
    func theWindowHoldsTheCaret(text: String, caret: Int, columns: Int, shown: String, column: Int) {
        var field = TextField(text)
        field.perform(.start)
        for _ in 0..<caret { field.perform(.right) }
        let window = field.window(columns: columns)
        #expect(window.text == shown)
        #expect(window.caret == column)
    }
}
