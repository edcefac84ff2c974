import Content
import TerminalUI
import Testing

@testable import Screens

@Suite struct ReaderLinksTests {
    private func reader(_ size: Size = Size(width: 80, height: 30)) throws -> ReaderModel {
        ReaderModel.showing(try .small(), size: size)
    }

    private let timeouts = [Effect.navigate(.open(.page(.topic("timeouts"), part: nil)))]

    @Test func tabGoesThroughTheLinksOnTheScreenAndRoundAgain() throws {
        var model = try reader()
        #expect(model.press(KeyEvent(.enter)) == [])
        let selected = (0..<4).map { _ in
            model.press(KeyEvent(.tab))
            return model.selectedLink
        }
        #expect(selected == [0, 1, 2, 0])
        model.press(KeyEvent(.backTab))
        #expect(model.selectedLink == 2)
        model.press(KeyEvent(.escape))
        #expect(model.selectedLink == nil)
        model.press(KeyEvent(.backTab))
        #expect(model.selectedLink == 2)
    }

    @Test func aLinkThatLeavesTheScreenIsNoLongerSelected() throws {
        var model = try reader(Size(width: 80, height: 12))
        model.press(KeyEvent(.tab))
        #expect(model.selectedLink == 0)
        model.press("3")
        #expect(model.selectedLink == nil)
        #expect(model.press("f") == [.notify("There is no link on the screen.")])
    }

    @Test func tabScrollsToALinkBelowTheScreen() throws {
        var model = try reader(Size(width: 80, height: 12))
        model.press("3")
        model.press(KeyEvent(.tab))
        let link = try #require(model.selectedLink)
        #expect(model.visibleLinks.contains(link))
    }

    @Test func enterFollowsTheSelectedLink() throws {
        var model = try reader()
        model.press(KeyEvent(.tab))
        #expect(model.press(KeyEvent(.enter)) == timeouts)
    }

    @Test func aPlannedPageIsSaidNotToBeWritten() throws {
        var model = try reader()
        model.press(KeyEvent(.tab))
        model.press(KeyEvent(.tab))
        #expect(model.press(KeyEvent(.enter)) == [.notify("“sagas” isn't written yet.")])
    }

    @Test func anAddressIsCopiedAndShown() throws {
        var model = try reader()
        model.press(KeyEvent(.backTab))
        #expect(
            model.press(KeyEvent(.enter)) == [.copy("https://rfc.test/1"), .notify("Copied https://rfc.test/1")]
        )
    }

    @Test(arguments: [
        (ContentReference.lab("x"), Destination.lab("x")),
        (ContentReference(kind: .path, id: "x"), .path("x")),
        (ContentReference(kind: .tool, id: "x"), .page(ContentReference(kind: .tool, id: "x"), part: nil)),
        (ContentReference(kind: .term, id: "x"), .page(ContentReference(kind: .term, id: "x"), part: nil)),
    ])
    func linksLeadToTheScreenOfTheirKind(reference: ContentReference, destination: Destination) throws {
        var page = try PageData.small()
        page.sections[0].blocks = MarkdownParser.parse("[[\(reference)]]").blocks
        page.knownLinks = [reference]
        var model = ReaderModel.showing(page)
        model.press(KeyEvent(.tab))
        #expect(model.press(KeyEvent(.enter)) == [.navigate(.open(destination))])
    }

    @Test func lettersStandAtTheLinksAndOpenThem() throws {
        var model = try reader()
        model.press("f")
        #expect(model.isTyping)
        #expect(model.hintLabels.map(\.label) == ["a", "s", "d"])
        #expect(model.picture().contains("see aimeouts"))
        #expect(model.type("a") == timeouts)
        #expect(model.overlay == nil)
        #expect(!model.isTyping)
    }

    @Test func aLetterOfNoLinkOrEscapeTakesThemAway() throws {
        var model = try reader()
        model.press("f")
        #expect(model.type("x") == [])
        #expect(model.overlay == nil)
        model.press("f")
        model.press(KeyEvent(.escape))
        #expect(model.overlay == nil)
    }

    @Test func manyLinksHaveLabelsOfTwoLetters() throws {
        var page = try PageData.small()
        let links = (0..<40).map { "[l\($0)](http://x.test/\($0))" }.joined(separator: " ")
        page.sections[0].blocks = MarkdownParser.parse(links).blocks
        var model = ReaderModel.showing(page)
        model.press("f")
        #expect(model.type("a") == [])
        #expect(model.type("d") == [.copy("http://x.test/2"), .notify("Copied http://x.test/2")])
    }

    @Test func aClickFollowsALinkAndNothingElse() throws {
        var model = try reader()
        let row = try #require(model.lines.firstIndex { $0.text.hasPrefix("Core 1") })
        #expect(model.receive(.click(Point(x: 4 + 12, y: row))) == timeouts)
        #expect(model.receive(.click(Point(x: 4 + 2, y: row))) == [])
        #expect(model.receive(.click(Point(x: 0, y: row))) == [])
    }

    @Test func aLinkInATableThatIsMovedIsClickedWhereItIsSeen() throws {
        var page = try PageData.small()
        let wide = String(repeating: "x", count: 60)
        page.sections[0].blocks =
            MarkdownParser.parse("| a | b | c |\n|---|---|---|\n| \(wide) | \(wide) | [go](http://x.test) |").blocks
        var model = ReaderModel.showing(page)
        let row = try #require(model.lines.firstIndex { $0.text.hasSuffix("go") })
        let copied = [Effect.copy("http://x.test"), .notify("Copied http://x.test")]
        let hits = { (model: inout ReaderModel) in
            (0..<80).filter { model.receive(.click(Point(x: $0, y: row))) == copied }
        }
        #expect(hits(&model) == [])
        for _ in 0..<20 { model.press("l") }
        #expect(hits(&model).count == 2)
        let columns = model.picture().split(separator: "\n", omittingEmptySubsequences: false)[row]
        #expect(hits(&model).first == columns.count - 2)
    }
}

@Suite struct ReaderLabTests {
    @Test func oneLabOpensAtOnce() throws {
        var model = ReaderModel.showing(try .small())
        #expect(model.press("L") == [.navigate(.open(.lab("idempotency")))])
    }

    @Test func severalLabsAreShownToChooseFrom() throws {
        var page = try PageData.small()
        page.labs.append(PageData.Related(reference: .lab("jitter"), title: "Jitter", isDone: false))
        var model = ReaderModel.showing(page)
        #expect(model.press("L") == [])
        #expect(model.picture().contains("Jitter"))
        model.press("j")
        #expect(model.press(KeyEvent(.enter)) == [.navigate(.open(.lab("jitter")))])
        #expect(model.overlay == nil)
    }

    @Test func aPlannedLabIsSaidNotToBeWritten() throws {
        var page = try PageData.small()
        page.labs[0].isPlanned = true
        var model = ReaderModel.showing(page)
        #expect(model.press("L") == [.notify("“Idempotency keys” isn't written yet.")])
    }

    @Test func withoutALabTheKeyIsntTaken() throws {
        var page = try PageData.small()
        page.labs = []
        var model = ReaderModel.showing(page)
        #expect(model.press("L") == nil)
    }
}
