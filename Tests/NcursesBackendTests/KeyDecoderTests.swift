import TerminalUI
import Testing

@testable import NcursesBackend

struct KeyDecoderTests {
    @Test(arguments: [
        ("a", KeyEvent(.character("a"))), ("A", KeyEvent(.character("A"))), ("é", KeyEvent(.character("é"))),
        ("测", KeyEvent(.character("测"))), (" ", KeyEvent(.character(" "))),
        ("\u{01}", .control("a")), ("\u{03}", .control("c")), ("\u{04}", .control("d")), ("\u{1A}", .control("z")),
        ("\u{1C}", .control("\\")), ("\u{1D}", .control("]")), ("\u{1F}", .control("_")), ("\0", .control(" ")),
        ("\u{08}", KeyEvent(.backspace)), ("\u{7F}", KeyEvent(.backspace)), ("\t", KeyEvent(.tab)),
        ("\r", KeyEvent(.enter)), ("\n", KeyEvent(.enter)), ("\u{1B}", KeyEvent(.escape)), ("\u{85}", nil),
    ])
    func charactersAreKeys(text: String, expected: KeyEvent?) throws {
        let scalar = try #require(text.unicodeScalars.first)
        #expect(KeyDecoder.key(character: scalar) == expected)
    }

    @Test(arguments: [
        ("KEY_UP", KeyEvent(.up)), ("KEY_NPAGE", KeyEvent(.pageDown)), ("KEY_BTAB", KeyEvent(.backTab)),
        ("KEY_DC", KeyEvent(.delete)), ("KEY_IC", KeyEvent(.insert)), ("KEY_ENTER", KeyEvent(.enter)),
        ("KEY_SLEFT", KeyEvent(.left, modifiers: .shift)), ("KEY_SR", KeyEvent(.up, modifiers: .shift)),
        ("kUP5", KeyEvent(.up, modifiers: .control)), ("kRIT3", KeyEvent(.right, modifiers: .alt)),
        ("kHOM6", KeyEvent(.home, modifiers: [.shift, .control])),
        ("kNXT8", KeyEvent(.pageDown, modifiers: [.shift, .alt, .control])),
        ("KEY_F(1)", KeyEvent(.function(1))), ("KEY_F(12)", KeyEvent(.function(12))),
        ("KEY_F(13)", KeyEvent(.function(1), modifiers: .shift)),
        ("KEY_F(29)", KeyEvent(.function(5), modifiers: .control)),
        ("KEY_F(0)", nil), ("KEY_F(63)", nil), ("KEY_F(x)", nil), ("KEY_RESIZE", nil), ("kUP9", nil), ("kUP", nil),
        ("kXYZ5", nil), ("", nil),
    ])
    func namesAreKeysWithModifiers(name: String, expected: KeyEvent?) {
        #expect(KeyDecoder.key(name: name) == expected)
    }

    @Test func everyControlCharacterIsAKeyOfItsOwn() {
        let keys = (UInt8(0)..<0x20).compactMap { KeyDecoder.key(character: Unicode.Scalar($0)) }
        #expect(keys.count == 32)
        // Return and line feed are the same key.
        #expect(Set(keys).count == 31)
    }

    @Test(
        arguments: [
            (1, []), (2, .shift), (3, .alt), (4, [.shift, .alt]), (5, .control), (8, [.shift, .alt, .control]), (0, []),
            (-9, []),
            (9, []),
        ] as [(Int, KeyModifiers)]
    )
    func modifiersAreBitsAboveOne(parameter: Int, expected: KeyModifiers) {
        #expect(KeyDecoder.modifiers(xterm: parameter) == expected)
    }
}
