import Testing

@testable import Content

struct FrontMatterTests {
    struct Sample: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var text: String
        var yaml: String
        var body: String
        var bodyLine: Int
    }

    static let samples = [
        Sample(testDescription: "plain", text: "---\na: 1\n---\nbody\n", yaml: "a: 1\n", body: "body\n", bodyLine: 4),
        Sample(testDescription: "no body", text: "---\na: 1\n---", yaml: "a: 1\n", body: "", bodyLine: 4),
        Sample(testDescription: "no keys", text: "---\n---\nbody", yaml: "", body: "body", bodyLine: 3),
        Sample(testDescription: "spaces after", text: "--- \na: 1\n---\t\nb", yaml: "a: 1\n", body: "b", bodyLine: 4),
        Sample(
            testDescription: "Windows",
            text: "---\r\na: 1\r\n---\r\nb\r\n",
            yaml: "a: 1\n",
            body: "b\n",
            bodyLine: 4
        ),
        Sample(
            testDescription: "byte-order mark",
            text: "\u{FEFF}---\na: 1\n---\nb",
            yaml: "a: 1\n",
            body: "b",
            bodyLine: 4
        ),
        Sample(
            testDescription: "a rule in the body",
            text: "---\na: 1\n---\nb\n\n---\nc",
            yaml: "a: 1\n",
            body: "b\n\n---\nc",
            bodyLine: 4
        ),
        Sample(
            testDescription: "four hyphens are no fence",
            text: "---\na: |\n  x\n----\n---\nb",
            yaml: "a: |\n  x\n----\n",
            body: "b",
            bodyLine: 6
        ),
        Sample(testDescription: "tabs stay", text: "---\na: 1\n---\n\tb", yaml: "a: 1\n", body: "\tb", bodyLine: 4),
    ]

    @Test(arguments: samples)
    func aFileIsCutAtItsFences(_ sample: Sample) throws {
        let parts = try FrontMatter.split(sample.text, file: "t.md")
        #expect(parts.yaml == sample.yaml)
        #expect(parts.body == sample.body)
        #expect(parts.bodyLine == sample.bodyLine)
    }

    @Test(
        arguments: [
            ("", "t.md:1: the file is empty; begin it with front matter between two lines of ---"),
            ("\n\n \t\n", "t.md:1: the file is empty; begin it with front matter between two lines of ---"),
            ("text", "t.md:1: no front matter; begin the file with --- and the key id"),
            ("\n---\na: 1\n---\n", "t.md:1: no front matter; begin the file with --- and the key id"),
            ("---x\n---\n", "t.md:1: no front matter; begin the file with --- and the key id"),
            ("---", "t.md:1: the front matter isn't closed; put --- on the line after its last key"),
            ("---\na: 1\n ---\n", "t.md:1: the front matter isn't closed; put --- on the line after its last key"),
        ]
    )
    func aFileWithoutFencesSaysWhatToDo(_ text: String, _ message: String) {
        do {
            _ = try FrontMatter.split(text, file: "t.md")
            Issue.record("no error")
        } catch {
            #expect(error.description == message)
        }
    }
}
