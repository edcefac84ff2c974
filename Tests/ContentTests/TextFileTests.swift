import Testing

@testable import Content

struct TextFileTests {
    @Test(
        arguments: [
            ([0xFF], 1), ([0x61, 0x0A, 0x0A, 0xC3], 3), ([0x0A, 0xED, 0xA0, 0x80], 2), ([0xC0, 0x80], 1),
            ([0x0A, 0xF4, 0x90, 0x80, 0x80], 2),
        ] as [([UInt8], Int)]
    )
    func bytesThatAreNoTextAreRefusedOnTheirLine(_ bytes: [UInt8], _ line: Int) {
        #expect(throws: ContentIssue(file: "f.md", line: line, "a byte that isn't UTF-8; save the file as UTF-8")) {
            try TextFile.text(bytes, called: "f.md")
        }
    }

    @Test(arguments: ["", "plain\n", "测试 é 👩‍👩‍👧", "with NUL \0 inside", "a \u{FFFD} of its own"])
    func textIsReadAsItIs(_ text: String) throws {
        #expect(try TextFile.text(Array(text.utf8), called: "f.md") == text)
    }
}
