import Content
import TerminalUI
import Testing

@testable import Screens

@Suite struct ReaderOutlineTests {
    private let wide = Size(width: 120, height: 36)

    @Test func itStandsBesideTheTextWhereThereIsRoom() throws {
        let page = try PageData.small()
        #expect(ReaderModel.showing(page, size: wide).picture().contains("Outline"))
        #expect(!ReaderModel.showing(page, size: Size(width: 109, height: 36)).picture().contains("Outline"))
    }

    @Test func itShowsTheHeadingsOfTheCurrentPartOnly() throws {
        var model = ReaderModel.showing(try .small(), size: wide)
        model.press("2")
        #expect(
            model.outlineRows.map { String(repeating: " ", count: $0.depth) + $0.title } == [
                "Outline", " Core concept", " Why it exists", "  A reason", " How it works", " Common mistakes",
                " Real-world trade-offs", " Check yourself", " Further reading", "", "Labs", " Idempotency keys", "",
                "Needs",
                " HTTP methods", " Timeouts",
            ]
        )
        #expect(model.outlineRows.filter(\.isCurrent).map(\.title) == ["Why it exists"])
        #expect(model.outlineRows.first { $0.title == "Check yourself" }?.mark == .count(2))
        #expect(model.outlineRows.last?.mark == .open)
    }

    @Test func aClickJumps() throws {
        var model = ReaderModel.showing(try .small(), size: wide)
        _ = model.receive(.click(Point(x: 95, y: 3)))
        #expect(model.topText == "How it works")
        #expect(
            model.receive(.click(Point(x: 95, y: model.outlineRows.count - 1)))
                == [.navigate(.open(.page(.topic("timeouts"), part: nil)))]
        )
        #expect(model.receive(.click(Point(x: 95, y: 0))) == [])
        #expect(model.receive(.click(Point(x: 95, y: 35))) == [])
    }

    @Test func aShortScreenShowsTheOutlineAroundTheCurrentPart() throws {
        var model = ReaderModel.showing(try .small(), size: Size(width: 120, height: 6))
        model.press("7")
        let current = model.outlineRows.firstIndex { $0.isCurrent }
        let row = try #require(current)
        #expect(model.outlineOffset <= row && row < model.outlineOffset + 6)
        #expect(model.picture().contains("▸ Further reading"))
    }

    @Test func asAListItStartsAtTheCurrentPartAndJumps() throws {
        var model = ReaderModel.showing(try .small())
        model.press("3")
        model.press("o")
        #expect(model.picture().contains("▸ How it works"))
        model.press("k")
        #expect(model.picture().contains("▸   A reason"))
        model.press(KeyEvent(.enter))
        #expect(model.topText == "A reason")
        #expect(model.overlay == nil)
    }

    @Test func theListPassesOverWhatCantBeGoneTo() throws {
        var model = ReaderModel.showing(try .small())
        model.press("o")
        model.press("k")
        #expect(model.overlay == .outline(selected: 1))
        model.press("G")
        #expect(model.overlayRows[try #require(model.overlay?.selected)].title == "Timeouts")
        #expect(model.press(KeyEvent(.enter)) == [.navigate(.open(.page(.topic("timeouts"), part: nil)))])
    }

    @Test(arguments: [KeyEvent(.escape), .character("q"), .character("o")]) func itCloses(key: KeyEvent) throws {
        var model = ReaderModel.showing(try .small())
        let before = model
        model.press("o")
        model.press(key)
        #expect(model == before)
    }

    @Test func theListIsClickedAndClosedByAClickBeside() throws {
        var model = ReaderModel.showing(try .small())
        model.press("o")
        let area = model.listArea
        _ = model.receive(.click(Point(x: area.x, y: area.y + 3 - model.listOffset)))
        #expect(model.topText == "A reason")
        model.press("o")
        _ = model.receive(.click(Point(x: 0, y: 0)))
        #expect(model.overlay == nil)
    }

    @Test func theWheelMovesTheListWhileItIsOpen() throws {
        var model = ReaderModel.showing(try .small())
        model.press("o")
        _ = model.receive(.wheel(3, at: Point(x: 0, y: 0)))
        #expect(model.top == 0)
        #expect(model.overlay == .outline(selected: 2))
    }

    @Test func aPageOfOneSectionHasNone() {
        let page = PageData(
            reference: ContentReference(kind: .term, id: "lease"),
            title: "lease",
            group: "Glossary",
            sections: PageSection.split(MarkdownParser.parse("A lock that ends.").blocks)
        )
        var model = ReaderModel.showing(page, size: wide)
        #expect(model.geometry.outline == nil)
        #expect(model.press("o") == [.notify("This page has no outline.")])
    }
}
