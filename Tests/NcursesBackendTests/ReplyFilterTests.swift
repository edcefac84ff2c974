import TerminalUI
import TestSupport
import Testing

@testable import NcursesBackend

struct ReplyFilterTests {
    private typealias Output = ReplyFilter.Output

    private let dark = RGB(red: 0x1C, green: 0x1C, blue: 0x1C)
    private let answer = "\u{1B}]11;rgb:1c1c/1c1c/1c1c\u{1B}\\"
    private let attributes = "\u{1B}[?62;4c"

    /// Asked, then fed character by character; at `|` there is a pause.
    private func fed(_ text: String) -> [Output] {
        var filter = ReplyFilter()
        filter.ask()
        return text.unicodeScalars.flatMap { $0 == "|" ? filter.release() : filter.consume($0) } + filter.release()
    }

    private func typed(_ text: String) -> [Output] { text.unicodeScalars.map(Output.typed) }

    @Test func bothAnswersAreTakenOutOfWhatIsTyped() {
        #expect(fed("a" + answer + "b" + attributes + "c") == typed("a") + [.background(dark)] + typed("bc"))
    }

    @Test(arguments: ["\u{7}", "\u{1B}\\", "\u{9C}"])
    func anAnswerEndsAsTheTerminalLikes(end: String) {
        #expect(fed("\u{1B}]11;rgb:1c/1c/1c" + end + "x") == [.background(dark)] + typed("x"))
    }

    @Test func attributesAloneMeanThatThereWillBeNoBackground() {
        #expect(fed(attributes) == [.background(nil)])
    }

    /// A pause within the answer's text changes nothing, since nobody types `ESC ] 11 ;`.
    @Test func anAnswerMayComeInPieces() {
        for index in answer.unicodeScalars.indices.dropFirst(5) {
            let pieces = String(answer.unicodeScalars[..<index]) + "|" + String(answer.unicodeScalars[index...])
            #expect(fed(pieces + "x") == [.background(dark)] + typed("x"), "\(pieces.debugDescription)")
        }
    }

    @Test(arguments: ["\u{1B}|", "\u{1B}x", "\u{1B}]|", "\u{1B}]2", "\u{1B}[A", "\u{1B}]11|;", "\u{1B}\u{1B}|"])
    func whatIsNoAnswerWasTyped(text: String) {
        #expect(fed(text) == typed(text.filter { $0 != "|" }))
    }

    @Test func anEscapeBeforeAnAnswerWasTyped() {
        #expect(fed("\u{1B}" + answer) == typed("\u{1B}") + [.background(dark)])
    }

    @Test func anAnswerThatIsCutOffTakesNothingElseWithIt() {
        #expect(fed("\u{1B}]11;rgb:1c/x") == typed("x"))
        #expect(fed("\u{1B}]11;rgb:1c/\u{1B}x") == typed("\u{1B}x"))
        #expect(fed("\u{1B}[?62x") == typed("x"))
        let long = String(repeating: "0", count: 70)
        #expect(fed("\u{1B}]11;" + long).count == 6)
    }

    @Test func afterBothAnswersEscapeIsAKeyAtOnce() {
        var filter = ReplyFilter()
        #expect(filter.consume("\u{1B}") == typed("\u{1B}"))
        filter.ask()
        for scalar in attributes.unicodeScalars { _ = filter.consume(scalar) }
        #expect(!filter.isAwaiting)
        #expect(filter.consume("\u{1B}") == typed("\u{1B}"))
        #expect(!filter.isHolding)
    }

    @Test(
        arguments: [
            ("rgb:ffff/0000/8080", RGB(red: 255, green: 0, blue: 128)),
            ("rgb:f/0/8", RGB(red: 255, green: 0, blue: 136)),
            ("rgb:ff/00/80", RGB(red: 255, green: 0, blue: 128)),
            ("rgba:ff/00/80/ff", RGB(red: 255, green: 0, blue: 128)),
            ("rgb:fff/000/888", RGB(red: 255, green: 0, blue: 136)), ("rgb:ff/00", nil), ("rgb:ff/00/80/00", nil),
            ("rgb:fffff/0/0", nil), ("#ff0080", nil), ("", nil), ("rgb:", nil), ("rgb:-1/0/0", nil), ("?", nil),
        ] as [(String, RGB?)]
    )
    func coloursAreReadAsXWritesThem(text: String, colour: RGB?) {
        #expect(RGB(reply: text) == colour)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func nothingTypedIsLostAmongRubbish(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pieces = ["a", "\u{1B}", "]", "11;", "1", "[", "?", "rgb:", "c", "\\", "\u{7}", "é", "/"]
        for _ in 0..<200 {
            let text = random.text(of: pieces, upTo: 12)
            guard !text.contains("\u{1B}]11;"), !text.contains("\u{1B}[?") else { continue }
            #expect(fed(text) == typed(text), "\(text.debugDescription)")
        }
    }
}
