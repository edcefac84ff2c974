import Testing

@testable import Content

/// The parser's more puzzling sentences come with what to do.
struct YAMLMessageTests {
    private func message(_ text: String) -> String? {
        do throws(ContentIssue) {
            _ = try YAMLNode.parse(text, file: "f.yml")
            return nil
        } catch {
            return error.description
        }
    }

    @Test(
        arguments: [
            ("a: @b", 1, "; indent with spaces and quote odd characters"),
            ("a: 1\nb: `c`", 2, "; indent with spaces and quote odd characters"),
            ("- a:\n  - b\n c: 1", 3, "; check the indentation and the quotes"),
            ("a: 1\nb", 2, "; each line is \"key: value\""),
            ("a: \"x", 1, "; close the quotes"), ("a: 'x\nb: 2", 1, "; close the quotes"),
            ("a: [b\nc: 1", 1, "; close the list with ]"),
            ("a: 1\nb: 'c' d", 2, "; check the indentation and the quotes"),
            ("- a\nb: 1", 2, "; check the indentation and the quotes"),
            ("a: *b", 1, "; put quotes round a text that begins with *"),
            ("a: - b", 1, "; check the indentation and the quotes"),
            ("a: b: c", 1, "; put quotes round a text that holds a colon"),
            ("a:\n\tb: 1", 2, "; indent with spaces and quote odd characters"),
        ]
    )
    func whatIsMalformedComesWithARemedyOnItsLine(_ text: String, _ line: Int, _ remedy: String) {
        let found = message(text)
        #expect(found?.hasPrefix("f.yml:\(line): YAML: ") == true, "\(found ?? "read")")
        #expect(found?.hasSuffix(remedy) == true, "\(found ?? "read")")
    }

    @Test(
        arguments: [
            ("", "nothing"), ("~", "nothing"), ("\"\"", "\"\""), ("\"~\"", "\"~\""), ("7", "\"7\""), ("[a]", "a list"),
            ("{a: b}", "a mapping"), ("\"a\\nb\"", "\"a b\""),
        ]
    )
    func aValueIsSummedUpInAWord(_ text: String, _ summary: String) throws {
        #expect(try YAMLNode.parse(text, file: "f.yml").summary == summary)
    }

    @Test func aLongValueIsCutInItsMessage() throws {
        let node = try YAMLNode.parse(String(repeating: "x", count: 41), file: "f.yml")
        #expect(node.summary == "\"" + String(repeating: "x", count: 40) + "…\"")
    }

    private func level(_ value: String) -> [String] {
        let text = HeaderCase.good.replacing("level: 1", with: "level: \(value)")
        return TopicParser.read(text, file: "t.md").issues.map(\.description)
    }

    @Test(arguments: ["1", "2", "3", "\"3\"", "03"])
    func aWholeNumberInRangeIsRead(_ value: String) { #expect(level(value) == []) }

    @Test(arguments: [
        ("0", "\"0\""), ("4", "\"4\""), ("-1", "\"-1\""), ("1.0", "\"1.0\""), ("0x1", "\"0x1\""), ("1e0", "\"1e0\""),
        ("true", "\"true\""), ("99999999999999999999", "\"99999999999999999999\""), ("[1]", "a list"),
        ("{a: 1}", "a mapping"), ("~", "nothing"), ("\" 1\"", "\"1\""), ("١", "\"١\""),
    ])
    func whatIsNoWholeNumberInRangeIsRefused(_ value: String, _ said: String) {
        #expect(level(value) == ["t.md:5: \"level\" is \(said); a whole number from 1 to 3 is expected"])
    }
}
