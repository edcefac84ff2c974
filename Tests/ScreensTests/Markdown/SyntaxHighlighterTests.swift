import TestSupport
import Testing

@testable import Screens

/// A letter for each character: keyword, string, comment, number, option; a dot for plain code.
func letters(_ code: String, _ language: String) -> String {
    SyntaxHighlighter.rows(of: code, language: language)
        .map { row in row.map { String(repeating: $0.letter, count: $0.text.count) }.joined() }
        .joined(separator: "\n")
}

extension SyntaxHighlighter.Token {
    fileprivate var letter: String {
        switch role.kind {
        case .keyword: "k"
        case .string: "s"
        case .comment: "c"
        case .number: "n"
        case .option: "o"
        default: "."
        }
    }
}

@Suite struct SyntaxHighlighterTests {
    @Test(arguments: [
        ("sql", "SELECT 'it''s', a2 -- all", "kkkkkk.sssssss.....cccccc"),
        ("sql", "select /* x */ 1.5", "kkkkkk.ccccccc.nnn"),
        ("sql", "select $1, 0x1F from t where n between 1..5", "kkkkkk..n..nnnn.kkkk...kkkkk...kkkkkkk.n..n"),
        ("json", "{\"a\\\"b\": [1, true, null]}", ".kkkkkk...n..kkkk..kkkk.."),
        ("json", "{\"a\": \"b: c\", \"d\" : -1.5e3}", ".kkk..ssssss..kkk....nnnnn."),
        ("yaml", "- key-one: 'x' # y", "..kkkkkkk..sss.ccc"),
        ("yaml", "app.io/name: http://x", "kkkkkkkkkkk.........."),
        ("yaml", "http://x: 1", "..........n"),
        ("yaml", "\"a b\": yes", "kkkkk..kkk"),
        ("redis", "SET lock:front 9f3c NX PX 3000", "kkk............nnnn.kk.kk.nnnn"),
        ("redis", "local t = redis.call('TIME') -- s", "kkkkk................ssssss..cccc"),
        ("swift", "let s = \"a\\\"b\" // c", "kkk.....ssssss.cccc"),
        ("python", "def f(x): return None", "kkk.......kkkkkk.kkkk"),
        ("python", "x = f\"{a}\" + rb'b' # c", "....ssssss...sssss.ccc"),
        ("go", "func f() { return `a\\` }", "kkkk.......kkkkkk.ssss.."),
        ("js", "const a = `x${y}`; let don't", "kkkkk.....sssssss..kkk......"),
        ("diagram", "let \"a\" 1", "........."),
        ("cobol", "let \"a\" 1", "........."),
        ("", "let \"a\" 1", "........."),
    ])
    func partsOfCodeAreToldApart(language: String, code: String, expected: String) {
        #expect(letters(code, language) == expected)
    }

    @Test func commentsAndStringsMayRunOverRows() {
        #expect(letters("/* a\nb */ c", "swift") == "cccc\ncccc..")
        #expect(letters("x = \"\"\"a\n\"b\n\"\"\" if", "python") == "....ssss\nss\nsss.kk")
    }

    @Test func aStringThatIsNotClosedEndsWithItsRow() {
        #expect(letters("\"ab\nif", "python") == "sss\nkk")
        #expect(letters("\"ab\\\nif", "python") == "ssss\nkk")
    }

    @Test(arguments: [
        "sh", "redis", "sql", "http", "json", "yaml", "swift", "python", "go", "javascript", "diagram", "text",
    ])
    func rowsAreTheCodeAgain(language: String) {
        var generator = SplitMix(seed: 7)
        let pieces = [
            "\"", "'", "`", "\\", "/*", "*/", "//", "#", "--", "\n", " ", "if", "12", "é", "测", "\"\"\"", ":", "\r\n",
            "$", "$ ", "${", "}", "<<", "EOF", "|", "GET /", "HTTP/1.1 2", "\n\n", "> ", "-x", "=", "{\"a\": 1}", "f\"",
        ]
        for _ in 0..<200 {
            let code = (0..<Int.random(in: 0..<30, using: &generator))
                .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let rows = SyntaxHighlighter.rows(of: code + "\n", language: language)
            let joined = rows.map { $0.map(\.text).joined() }.joined(separator: "\n")
            #expect(joined == code.replacing("\r\n", with: "\n"))
        }
    }
}
