import Testing

@testable import NcursesBackend

struct PasteDecoderTests {
    private func decode(_ bytes: some Sequence<UInt8>) -> (text: String, isComplete: Bool, consumed: Int) {
        var decoder = PasteDecoder()
        var consumed = 0
        for byte in bytes {
            consumed += 1
            if decoder.consume(byte) {
                return (decoder.text, true, consumed)
            }
        }
        return (decoder.text, false, consumed)
    }

    @Test(arguments: [
        ("", ""), ("hello", "hello"), ("a\rb", "a\nb"), ("a\r\nb", "a\nb"), ("a\nb", "a\nb"), ("测试 é", "测试 é"),
        ("a\u{1B}[31mb", "a\u{1B}[31mb"), ("a\u{1B}[20", "a\u{1B}[20"), ("\u{1B}\u{1B}", "\u{1B}\u{1B}"),
        ("a\u{1B}[200~b", "a\u{1B}[200~b"), ("\u{1B}[201\u{1B}[201", "\u{1B}[201\u{1B}[201"),
    ])
    func theTextIsWhatStandsBeforeTheEndMark(text: String, expected: String) {
        let result = decode((text + "\u{1B}[201~rest").utf8)
        #expect(result.text == expected)
        #expect(result.isComplete)
        #expect(result.consumed == text.utf8.count + 6)
    }

    @Test func aPasteCutShortKeepsWhatCame() {
        let result = decode("hello\u{1B}[2".utf8)
        #expect(result.text == "hello")
        #expect(!result.isComplete)
    }

    @Test func bytesThatAreNotUTF8AreReplaced() {
        #expect(decode([0x61, 0xFF, 0x62]).text == "a\u{FFFD}b")
    }

    @Test func whatIsTooMuchIsReadAndDropped() {
        let bytes = Array(repeating: UInt8(ascii: "x"), count: PasteDecoder.limit + 10) + Array("\u{1B}[201~".utf8)
        let result = decode(bytes)
        #expect(result.text.utf8.count == PasteDecoder.limit)
        #expect(result.isComplete)
    }

    @Test func theEndIsFoundWhereverItStands() {
        let end = Array("\u{1B}[201~".utf8)
        for count in 1..<end.count {
            let halfway = Array(end[..<count])
            for text in [halfway, halfway + halfway, halfway + [0x78], [0x78] + halfway] {
                let result = decode(text + end)
                #expect(result.text == String(decoding: text, as: UTF8.self))
                #expect(result.isComplete && result.consumed == text.count + end.count)
            }
        }
    }

    @Test func aMarkAtTheLimitIsStillFound() {
        let text = Array(repeating: UInt8(ascii: "x"), count: PasteDecoder.limit - 1) + Array("\u{1B}[2".utf8)
        let result = decode(text + Array("\u{1B}[201~rest".utf8))
        #expect(result.isComplete && result.consumed == text.count + 6)
        #expect(result.text.utf8.count == PasteDecoder.limit)
    }
}
