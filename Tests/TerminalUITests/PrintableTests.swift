import Testing

@testable import TerminalUI

struct PrintableTests {
    @Test(arguments: [
        ("plain", "plain"),
        ("a\u{1B}[31mb\u{1B}[0mc", "abc"),
        ("a\u{9B}31mb", "ab"),
        ("a\u{1B}]0;title\u{7}b", "ab"),
        ("a\u{1B}]52;c;aGk=\u{1B}\\b", "ab"),
        ("a\u{1B}Pq data\u{1B}\\b", "ab"),
        ("a\u{9D}title\u{9C}b", "ab"),
        ("a\u{1B}]0;no end\nb", "ab"),
        ("a\u{1B}Xstring\u{1B}\\b", "ab"), ("a\u{1B}^privacy\u{9C}b", "ab"), ("a\u{1B}_program\u{7}b", "ab"),
        ("a\u{90}q\u{9C}b", "ab"), ("a\u{98}q\u{9C}b", "ab"), ("a\u{9E}q\u{9C}b", "ab"), ("a\u{9F}q\u{9C}b", "ab"),
        ("a\u{1B}]0;x\u{1B}[31my\u{1B}\\b", "ab"), ("a\u{1B}]0;x\\y\rb", "ab"), ("a\u{1B}]0;\u{1B}\u{1B}\\b", "ab"),
        ("a\u{1B}[1\u{1B}[2mb", "ab"), ("a\u{1B}[?25 qb", "ab"), ("a\u{1B}#8b", "ab"), ("a\u{1B}\u{9B}1mb", "ab"),
        ("a\u{1B}(Bb", "ab"),
        ("a\u{1B}cb", "ab"),
        ("a\u{1B}\u{1B}[1mb", "ab"),
        ("a\u{1B}[31", "a"),
        ("a\u{1B}[3\nb", "ab"),
        ("a\u{1B}测", "a测"),
        ("a\u{1B}[3测", "a测"),
        ("a\u{1B}", "a"),
        ("a\0b\tc\rd\u{7F}e\u{85}f", "abcdef"),
        ("a\u{202E}b\u{2066}c\u{2069}d\u{2028}e", "abcde"),
        ("测试 é 👩‍👩‍👧", "测试 é 👩‍👩‍👧"),
    ])
    func nothingIsLeftThatATerminalWouldObey(text: String, expected: String) {
        #expect(text.printable == expected)
    }

    @Test func aBufferDrawsOnlyWhatIsPrintable() {
        var buffer = Buffer(size: Size(width: 8, height: 1))
        let columns = buffer.write("a\u{1B}[2J\tb\u{202E}c\u{7}", x: 0, y: 0)
        #expect(columns == 3)
        #expect(buffer.text() == "abc")
    }
}
