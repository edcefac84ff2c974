import TestSupport
import Testing

@testable import Content

struct ControlCharacterTests {
    @Test(
        arguments: [
            ("plain, with — dashes ✓ 测试", "plain, with — dashes ✓ 测试"),
            ("red\u{1B}[1;31m on\u{1B}[0m", "red on"),
            ("title\u{1B}]0;owned\u{7}!", "title!"),
            ("title\u{1B}]0;owned\u{1B}\\!", "title!"),
            ("unclosed\u{1B}]8;;http://x\nnext line", "unclosed\nnext line"),
            ("\u{1B}Pdevice\u{1B}\\control", "control"),
            ("\u{1B}^private\u{9C}x\u{1B}_app\u{18}y", "xy"),
            ("charset\u{1B}(B and reset\u{1B}c.", "charset and reset."),
            ("8-bit\u{9B}31m and\u{9D}0;t\u{7}\u{90}q\u{9C}.", "8-bit and."),
            ("\u{1B}\u{1B}[2Jtwice", "twice"),
            ("\u{1B}]0;a\u{1B}[31mb", "b"),
            ("bell\u{7}back\u{8}null\u{0}delete\u{7F}", "bellbacknulldelete"),
            ("a\u{202E}txt.exe\u{2066}b\u{2069}", "atxt.exeb"),
            ("\u{FEFF}mark", "mark"),
            ("a\tb\n\tc", "a   b\n    c"),
            ("one\r\ntwo\rthree\u{2028}four", "one\ntwo\nthree\nfour"),
            ("\u{1B}", ""),
            ("\u{1B}[", ""),
            ("\u{1B}[31", ""),
        ]
    )
    func sequencesGoWhole(_ text: String, _ clean: String) {
        #expect(text.withoutControlCharacters == clean)
    }

    @Test func onOneLineJoinsWithSpaces() {
        #expect("  a\n\n b\tc \u{1B}[0m ".onOneLine == "a b c")
    }

    @Test func tabsCanBeKept() {
        #expect("a\tb\u{7}".withoutControlCharactersButTabs == "a\tb")
    }

    @Test(arguments: 0..<200)
    func nothingThatATerminalInterpretsSurvives(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let rubbish = random.rubbish(scalars: 400)
        let clean = rubbish.withoutControlCharacters
        #expect(clean.firstForbiddenScalar == nil)
        #expect(clean.withoutControlCharacters == clean)
    }
}
