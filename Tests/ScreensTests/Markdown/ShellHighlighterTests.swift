import Testing

@testable import Screens

@Suite struct ShellHighlighterTests {
    @Test(arguments: [
        ("for f in a#b; do # go", "kkk...kk......kk.cccc"),
        ("echo 'don\\' \"$x\"", "kkkk.ssssss.ssss"),
        ("curl -i --data=5 'x' 80", "kkkk.oo.oooooo...sss.nn"),
        ("sudo tcpdump -c 20", "kkkk.kkkkkkk.oo.nn"),
        ("A=1 B=\"x y\" run $A ${B:-1} $? $", "......sssss.kkk.oo.ooooooo.oo.."),
        ("a | b && c || d; e", "k...k....k....k..k"),
        ("x > y 2>&1 &", "k..........."),
        ("if test -f a; then b; fi", "kk.kkkk.oo....kkkk.k..kk"),
        ("case $x in", "kkkk.oo.kk"),
        ("echo in $(date +%s)", "kkkk......kkkk....."),
        ("cat <<< x", "kkk......"),
    ])
    func partsOfACommandAreToldApart(code: String, expected: String) {
        #expect(letters(code, "sh") == expected)
    }

    @Test func aCommandGoesOnInTheNextRow() {
        #expect(letters("wrk -t1 \\\n  -c1 x", "sh") == "kkk.ooo..\n..ooo..")
    }

    @Test func aHereDocumentIsOneString() {
        let code = "cat <<'EOF' > f\nif x\nEOF\necho"
        #expect(letters(code, "sh") == "kkk...sssss....\nssss\n...\nkkkk")
        #expect(letters("cat <<-E\n\tif\n\tE\nls", "sh") == "kkk....s\nsss\n..\nkk")
        #expect(letters("cat <<E\nnever", "sh") == "kkk...s\nsssss")
    }

    @Test func underAPromptStandsWhatTheCommandWrote() {
        let code = "$ curl -i x \\\n  -d y\nHTTP/1.1 200\n\n$ ls"
        #expect(letters(code, "console") == "cckkkk.oo....\n..oo..\n............\n\ncckk")
    }
}

@Suite struct HTTPHighlighterTests {
    @Test(arguments: [
        ("POST /v1 HTTP/1.1", "kkkk.....cccccccc"),
        ("GET /v1", "kkk...."),
        ("HTTP/1.1 409 Conflict", "cccccccc.nnnnnnnnnnnn"),
        ("Retry-After: 120", "kkkkkkkkkkk....."),
        ("PUT /7 HTTP/1.1\nIf-Match: \"v3\"\n\n{\"a\": 1}", "kkk....cccccccc\nkkkkkkkk......\n\n.kkk..n."),
        (
            "HTTP/1.1 200 OK\n\nhello: 1\nGET /b HTTP/1.1\nHost: x",
            "cccccccc.nnnnnn\n\nkkkkk..n\nkkk....cccccccc\nkkkk..."
        ),
        (
            "> GET / HTTP/1.1\n> Host: x\n>\n< HTTP/1.1 204 No Content",
            "cckkk...cccccccc\ncckkkk...\nc\ncccccccccc.nnnnnnnnnnnnnn"
        ),
        ("a sentence: with a colon", "........................"),
    ])
    func partsOfAMessageAreToldApart(code: String, expected: String) {
        #expect(letters(code, "http") == expected)
    }
}

@Suite struct LaidOutCodeTests {
    private func taken(_ text: String, _ language: String) -> (text: String, lines: [Int]) {
        let rows = SyntaxHighlighter.rows(of: text, language: language).count
        return LaidOutCode(language: language, text: text, lines: 10..<10 + rows).taken
    }

    @Test func allOfACodeBlockIsTakenWithoutItsLastBreak() {
        #expect(taken("a\n  b\n", "sql") == ("a\n  b", [10, 11]))
        #expect(taken("$ a\nb\n", "sql") == ("$ a\nb", [10, 11]))
        #expect(taken("a\nb", "sh") == ("a\nb", [10, 11]))
    }

    @Test func ofASessionOnlyTheCommandsAreTaken() {
        #expect(taken("$ a \\\n   b\nout\n$ c\nout\n", "sh") == ("a \\\n   b\nc", [10, 11, 13]))
    }
}
