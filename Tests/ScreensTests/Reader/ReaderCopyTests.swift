import Content
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct ReaderCopyTests {
    private func reader(_ markdown: String, size: Size = Size(width: 80, height: 20)) throws -> ReaderModel {
        var page = try PageData.small()
        page.sections[0].blocks = MarkdownParser.parse(markdown).blocks
        return ReaderModel.showing(page, size: size)
    }

    private let two = """
        One:

        ```sql
        SELECT 1;
        SELECT 2;
        ```

        And a session:

        ```sh
        $ curl -i x
        HTTP/1.1 200
        $ ls
        ```
        """

    @Test func theBlockOnTheScreenIsCopiedAndMarked() throws {
        var model = try reader("```sql\nSELECT 1;\n```")
        let row = try #require(model.lines.firstIndex { $0.text.contains("SELECT") })
        #expect(model.press("y") == [.copy("SELECT 1;"), .notify("Copied 1 line: SELECT 1;")])
        #expect(model.copiedLines == [row])
        #expect(model.picture().split(separator: "\n", omittingEmptySubsequences: false)[row].contains("┃"))
    }

    @Test func ofSeveralBlocksOneIsChosenByItsLetter() throws {
        var model = try reader(two)
        #expect(model.press("y") == [])
        #expect(model.hintLabels.map(\.label) == ["a", "s"])
        #expect(model.type("s") == [.copy("curl -i x\nls"), .notify("Copied 2 lines: curl -i x")])
        #expect(
            model.copiedLines.map { model.lines[$0].text.trimmingCharacters(in: .whitespaces) } == [
                "$ curl -i x", "$ ls",
            ]
        )
        model.press("y")
        #expect(model.type("a").first == .copy("SELECT 1;\nSELECT 2;"))
    }

    @Test func theMarkGoesWhenTheBlockIsOutOfSight() throws {
        var model = try reader(two, size: Size(width: 80, height: 8))
        while model.visibleCodes.count != 1 { model.press("j") }
        model.press("y")
        #expect(!model.copiedLines.isEmpty)
        _ = model.receive(.resized(Size(width: 60, height: 8)))
        #expect(!model.copiedLines.isEmpty)
        model.press("G")
        #expect(model.copiedLines.isEmpty)
        model.press("g")
        #expect(model.copiedLines.isEmpty)
    }

    @Test func aDrawingIsNoCode() throws {
        var model = try reader("```diagram\na ──▶ b\n```\n\n```sql\n  SELECT 1;\n```")
        #expect(model.press("y") == [.copy("  SELECT 1;"), .notify("Copied 1 line: SELECT 1;")])
    }

    @Test func withoutCodeThereIsAWord() throws {
        var model = ReaderModel.showing(try .small(), size: Size(width: 80, height: 8))
        #expect(model.press("y") == [.notify("There is no code on the screen.")])
    }

    @Test func theTerminalIsGivenTheText() throws {
        let driver = try TestDriver.sample(destination: .page(ContentReference(kind: .tool, id: "curl"), part: nil))
        driver.type("y")
        #expect(driver.copied == ["curl -i http://127.0.0.1:8080/"])
        #expect(driver.footer.contains("Copied 1 line: curl -i http://127.0.0.1:8080/"))
    }
}

@Suite struct ReaderAddressTests {
    private let address = "https://www.rfc-editor.org/" + String(repeating: "long/", count: 20) + "end"

    private func reader() throws -> ReaderModel {
        var page = try PageData.small()
        page.sections[0].blocks = MarkdownParser.parse("See [the RFC](\(address)).").blocks
        return ReaderModel.showing(page, size: Size(width: 60, height: 20))
    }

    @Test func oneThatDoesntFitTheFooterIsShownInFull() throws {
        var model = try reader()
        model.press(KeyEvent(.tab))
        #expect(model.press(KeyEvent(.enter)) == [.copy(address)])
        #expect(model.addressRows(address).map(\.text).joined() == address)
        #expect(model.picture().contains("long/end"))
        model.press(KeyEvent(.enter))
        #expect(model.overlay == nil)
    }

    @Test func linksThatLeadOutsideAreTheTerminalsToo() throws {
        var model = try reader()
        let area = Rect(x: 0, y: 2, width: 60, height: 20)
        let link = try #require(model.links(in: area, context: .measuring).first)
        #expect(link.url == address)
        let row = try #require(model.lines.firstIndex { $0.text.contains("the RFC") })
        #expect(link.areas == [Rect(x: 2 + 4, y: 2 + row, width: 7, height: 1)])
        model.press(KeyEvent(.tab))
        model.press(KeyEvent(.enter))
        let shown = try #require(model.links(in: area, context: .measuring).first)
        #expect(shown.areas.map(\.width).reduce(0, +) == address.count)
        model.press(KeyEvent(.escape))
        model.press("G")
        #expect(model.links(in: area, context: .measuring) == [])
    }
}
