import Content
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct ReaderViewTests {
    @Test(arguments: [(80, 20), (120, 36), (200, 56), (40, 8)]) func theFirstScreenOfATopic(width: Int, height: Int)
        throws
    {
        let model = ReaderModel.showing(try .exemplar(), size: Size(width: width, height: height))
        try expectSnapshot(model.headerText + "\n\n" + model.picture(), "topic-\(width)x\(height)", testFile: #filePath)
    }

    @Test func thePartWithCodeAndATable() throws {
        var model = ReaderModel.showing(try .exemplar(), size: Size(width: 80, height: 50))
        model.press("3")
        try expectSnapshot(model.picture(styled: true), "how-80x50", testFile: #filePath)
    }

    @Test(arguments: [(80, 20), (120, 36), (200, 56)]) func aMarkedPageWithANoteThatIsWritten(width: Int, height: Int)
        throws
    {
        var page = try PageData.exemplar()
        page.note = "Which header do *we* use? See [[timeouts]].\n\n```sh\n$ curl -i x\nHTTP/1.1 201\n```"
        page.step = PathStep(
            path: "start-here",
            title: "Start here",
            number: 9,
            count: 26,
            next: PageData.Related(reference: .topic("timeouts"), title: "Timeouts", isDone: false)
        )
        var model = ReaderModel.showing(page, size: Size(width: width, height: height))
        model.press("b")
        let shown = model.headerText + "\n\n" + model.picture(styled: true)
        try expectSnapshot(shown, "marked-\(width)x\(height)", testFile: #filePath)
        model.press("m")
        try expectSnapshot(model.picture(), "note-\(width)x\(height)", testFile: #filePath)
    }

    @Test func codeOfEveryLanguage() throws {
        var page = try PageData.small()
        page.sections[0].blocks = MarkdownParser.parse(Self.languages).blocks
        let model = ReaderModel.showing(page, size: Size(width: 80, height: 90))
        try expectSnapshot(model.picture(styled: true), "languages-80x90", testFile: #filePath)
    }

    private static let languages = """
        ```sh
        curl -i "$HOST/payments" \\
          -H 'Idempotency-Key: 9f2c' -d @- <<EOF
        {"amount": 900}
        EOF
        ```

        ```console
        $ redis-cli TTL lock
        (integer) 30
        ```

        ```sql
        SELECT id, 'it''s' FROM orders WHERE total > 9.5; -- all
        ```

        ```http
        POST /payments HTTP/1.1
        Content-Type: application/json

        {"amount": 900, "final": true}
        ```

        ```http
        HTTP/1.1 409 Conflict
        Retry-After: 2
        ```

        ```json
        {"id": "p-1", "tags": ["a"], "total": 9.5, "void": null}
        ```

        ```yaml
        services:  # two
          - name: "api"
            replicas: 3
        ```

        ```swift
        let text = "a\\(b)" // c
        func f() async throws -> Int { 0x1F }
        ```

        ```python
        async def f(x): return f"{x}" if x else None  # c
        ```

        ```go
        func f() error { return fmt.Errorf(`x`, "y", 'z') } // c
        ```

        ```javascript
        const a = await f(`x${y}`); // c
        ```

        ```redis
        SET lock:p 9f3c NX PX 3000
        ```
        """

    @Test func theOutlineOverTheText() throws {
        var model = ReaderModel.showing(try .exemplar(), size: Size(width: 80, height: 20))
        model.press("4")
        model.press("o")
        try expectSnapshot(model.picture(), "outline-80x20", testFile: #filePath)
    }

    @Test func theHeaderSaysWhereAndHowFar() throws {
        var model = ReaderModel.showing(try .small(), size: Size(width: 80, height: 10))
        #expect(model.headerText == "API design › A small topic | 1 2 3 4 5 · Core concept ·   0 %")
        model.press("G")
        #expect(model.headerText == "API design › A small topic | 1 2 3 4 5 · Check yourself · 100 %")
        _ = model.receive(.resized(Size(width: 40, height: 8)))
        model.press("3")
        #expect(model.headerText.hasPrefix("A small topic | 3 · "))
    }

    @Test func thePartThatIsOnTopIsTheBrightDigit() throws {
        var model = ReaderModel.showing(try .small(), size: Size(width: 80, height: 10))
        model.press("3")
        let theme = Theme.terminal
        let header = model.header(ViewContext(theme: theme, glyphs: .unicode))
        #expect(header.trailing.spans.filter { $0.style == theme.accent }.map(\.text) == ["3"])
    }

    @Test func anUnknownPageIsACalmSentence() {
        var model = ReaderModel(reference: .topic("nothing"), part: nil)
        _ = model.receive(.resized(Size(width: 40, height: 8)))
        #expect(model.picture().allSatisfy { $0 == "\n" })
        _ = model.receive(.result(.failed("There is no page “nothing”.")))
        #expect(model.picture().contains("  There is no page “nothing”."))
        #expect(model.headerText == "nothing | ")
        #expect(model.press("j") == [])
        #expect(model.press("o") == [.notify("This page has no outline.")])
        #expect(model.departure == [])
    }

    @Test func aFailureOfSomethingElseLeavesThePage() throws {
        var model = ReaderModel.showing(try .small())
        let before = model
        #expect(model.receive(.result(.failed("The disk is full."))) == [])
        #expect(model == before)
    }

    @Test func answersShowAtAKeyAndThePlaceStays() throws {
        var model = ReaderModel.showing(try .small(), size: Size(width: 80, height: 20))
        model.press("6")
        #expect(!model.picture().contains("Because it is."))
        model.press("a")
        #expect(model.picture().contains("│ Because it is."))
        #expect(model.topText == "Check yourself")
        model.press("a")
        #expect(!model.picture().contains("Because it is."))
    }

    @Test func theFooterNamesWhatIsOfUseHere() throws {
        func hints(_ model: ReaderModel) -> [String] { model.keyMap.hints.map(\.words) }
        var model = ReaderModel.showing(try .small(), size: Size(width: 80, height: 10))
        #expect(hints(model) == ["read on", "links", "find", "outline", "lab"])
        model.press("6")
        #expect(hints(model) == ["read on", "show answers", "links", "find", "outline", "lab", "questions"])
        model.press("a")
        #expect(hints(model).contains("hide answers"))
        _ = model.receive(.resized(Size(width: 120, height: 10)))
        model.press("1")
        #expect(hints(model) == ["read on", "links", "find", "lab", "questions", "mark as read", "bookmark", "note"])
    }

    @Test func theSelectedLinkIsReversed() throws {
        var model = ReaderModel.showing(try .small())
        #expect(!model.picture(styled: true).contains("reverse"))
        model.press(KeyEvent(.tab))
        #expect(model.picture(styled: true).contains("underline reverse"))
    }

    @Test func everyDecorationHasAnASCIIForm() throws {
        var model = ReaderModel.showing(try .small(), size: Size(width: 120, height: 60))
        model.press("a")
        model.press("o")
        // The tolerance of an answer is text: whoever draws the cells maps it.
        #expect(model.picture(glyphs: .ascii).replacing("±", with: "").allSatisfy { $0.isASCII })
        model.press("o")
        #expect(model.picture(glyphs: .ascii).replacing("±", with: "").allSatisfy { $0.isASCII })
    }
}
