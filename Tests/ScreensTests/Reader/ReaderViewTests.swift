import Content
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct ReaderViewTests {
    @Test(arguments: [(80, 20), (120, 36), (40, 8)]) func theFirstScreenOfATopic(width: Int, height: Int) throws {
        let model = ReaderModel.showing(try .exemplar(), size: Size(width: width, height: height))
        try expectSnapshot(model.headerText + "\n\n" + model.picture(), "topic-\(width)x\(height)", testFile: #filePath)
    }

    @Test func thePartWithCodeAndATable() throws {
        var model = ReaderModel.showing(try .exemplar(), size: Size(width: 80, height: 50))
        model.press("3")
        try expectSnapshot(model.picture(styled: true), "how-80x50", testFile: #filePath)
    }

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
