import Testing

@testable import Content

struct YAMLNodeTests {
    private func message(_ text: String, firstLine: Int = 1) -> String? {
        do throws(ContentIssue) {
            _ = try YAMLNode.parse(text, file: "f.yml", firstLine: firstLine)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func valuesKnowTheirLines() throws {
        let node = try YAMLNode.parse("a: 1\nb:\n  - x\n  - \"2\"\n", file: "f.yml", firstLine: 10)
        #expect(
            node
                == YAMLNode(
                    line: 10,
                    value: .mapping([
                        YAMLNode.Entry(
                            key: "a",
                            line: 10,
                            value: YAMLNode(line: 10, value: .scalar("1", isPlain: true))
                        ),
                        YAMLNode.Entry(
                            key: "b",
                            line: 11,
                            value: YAMLNode(
                                line: 12,
                                value: .sequence([
                                    YAMLNode(line: 12, value: .scalar("x", isPlain: true)),
                                    YAMLNode(line: 13, value: .scalar("2", isPlain: false)),
                                ])
                            )
                        ),
                    ])
                )
        )
    }

    @Test func nothingIsNullAndQuotesAreText() throws {
        for text in ["", "~", "null", "# only a comment"] { #expect(try YAMLNode.parse(text, file: "f").isNull) }
        #expect(try YAMLNode.parse("\"null\"", file: "f").isNull == false)
        #expect(try YAMLNode.parse("yes", file: "f").value == .scalar("yes", isPlain: true))
    }

    @Test func escapesInQuotesCannotSpellControlCharacters() throws {
        let node = try YAMLNode.parse("\"a\\e[31mb\\x07\\u202Ec\"", file: "f")
        #expect(node.value == .scalar("abc", isPlain: false))
    }

    @Test(
        arguments: [
            ("a: [1", "f.yml:5: YAML: did not find expected ',' or ']'; close the list with ]"),
            ("a: *b", "f.yml:5: YAML: found undefined alias; put quotes round a text that begins with *"),
            (
                "a: 1\n b: 2",
                "f.yml:6: YAML: mapping values are not allowed in this context; put quotes round a text that holds a colon"
            ),
            ("a: 1\na: 2", "f.yml:5: the key \"a\" stands twice; keep one"),
            ("? [a]\n: b", "f.yml:5: a key is a list or a mapping; a key is one word"),
        ]
    )
    func errorsSayWhereAndWhatToDo(_ text: String, _ expected: String) {
        #expect(message(text, firstLine: 5) == expected)
    }

    @Test func twoDocumentsAreOneTooMany() {
        #expect(message("a: 1\n---\nb: 2")?.contains("another document") == true)
    }

    @Test func aliasesThatExpandWithoutEndAreRefused() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let names = repeatElement("*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(names)]\n"
        }
        #expect(message(text)?.hasSuffix("YAML aliases expand to too many values; write them out") == true)
    }

    @Test func nestingWithoutEndIsRefused() {
        #expect(message(String(repeating: "[", count: 50_000)) != nil)
        #expect(message(String(repeating: "- ", count: 50_000)) != nil)
    }
}
