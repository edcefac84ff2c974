import Content
import KnowledgeStore
import TerminalUI
import Testing

@testable import Screens

@Suite struct ReaderScrollingTests {
    @Test func appearingAsksForThePage() {
        var model = ReaderModel(reference: .topic("small"), part: nil)
        #expect(model.receive(.appeared) == [.loadPage(.topic("small"))])
    }

    @Test(arguments: [
        (KeyEvent(.down), 1), (.character("j"), 1), (.character(" "), 18), (KeyEvent(.pageDown), 18),
        (.control("d"), 10),
    ])
    func keysMoveByTheirRowsAndBack(key: KeyEvent, rows: Int) throws {
        var model = ReaderModel.showing(try .exemplar())
        let back: [KeyEvent: KeyEvent] = [
            KeyEvent(.down): KeyEvent(.up), .character("j"): .character("k"), .character(" "): KeyEvent(.pageUp),
            KeyEvent(.pageDown): KeyEvent(.pageUp), .control("d"): .control("u"),
        ]
        model.press(key)
        #expect(model.top == rows)
        model.press(try #require(back[key]))
        #expect(model.top == 0)
    }

    @Test func theEndIsAtTheBottomOfTheScreenAndNothingMovesBeyond() throws {
        var model = ReaderModel.showing(try .exemplar())
        model.press("G")
        #expect(model.top == model.lines.count - 20)
        #expect(model.fraction == 1)
        let end = model.top
        model.press(" ")
        model.press("j")
        #expect(model.top == end)
        model.press("g")
        #expect(model.top == 0)
        #expect(model.fraction == 0)
        model.press("k")
        #expect(model.top == 0)
    }

    @Test func theWheelScrolls() throws {
        var model = ReaderModel.showing(try .exemplar())
        _ = model.receive(.wheel(3, at: Point(x: 0, y: 0)))
        #expect(model.top == 3)
        _ = model.receive(.wheel(-3, at: Point(x: 0, y: 0)))
        #expect(model.top == 0)
    }

    @Test(arguments: Part.allCases) func digitsBringAPartsHeadingToTheTop(part: Part) throws {
        var model = ReaderModel.showing(try .small())
        model.press(Character("\(part.number)"))
        #expect(model.topText == part.heading)
        #expect(model.headerText.contains(part.heading))
    }

    @Test func aPageWithoutPartsCountsItsSections() {
        let blocks = MarkdownParser.parse("lead\n\n## One\n\na\n\n## Two\n\nb").blocks
        let page = PageData(
            reference: ContentReference(kind: .tool, id: "curl"),
            title: "curl",
            group: "Tools",
            sections: PageSection.split(blocks)
        )
        var model = ReaderModel.showing(page)
        model.press("3")
        #expect(model.topText == "Two")
        #expect(model.press("9") == [])
        #expect(model.topText == "Two")
    }

    @Test func fromBeyondTheEndAKeyDownStaysAndOneUpMoves() throws {
        var model = ReaderModel.showing(try .small())
        model.press("7")
        let top = model.top
        #expect(top > model.lastTop)
        model.press("j")
        #expect(model.top == top)
        model.press("k")
        #expect(model.top == top - 1)
    }

    @Test func arrowsMoveWideCodeWhileItIsOnTheScreen() throws {
        var model = ReaderModel.showing(try .small(), size: Size(width: 40, height: 8))
        model.press(KeyEvent(.right))
        #expect(model.shift == 0)
        model.press("3")
        model.press(KeyEvent(.right))
        #expect(model.shift == 8)
        #expect(model.picture().contains("…"))
        for _ in 0..<40 { model.press("l") }
        #expect(model.picture().contains("AS end;"))
        model.press("h")
        model.press("1")
        #expect(model.shift == 0)
    }

    @Test func thePlaceSurvivesEveryChangeOfSize() throws {
        var model = ReaderModel.showing(try .exemplar())
        for _ in 0..<6 { model.press(" ") }
        let top = model.top
        let anchor = model.lines[top].anchor
        for size in [(40, 8), (120, 36), (200, 60), (58, 12), (80, 20)] {
            _ = model.receive(.resized(Size(width: size.0, height: size.1)))
            #expect(model.lines[model.top].anchor.run <= anchor.run)
        }
        #expect(model.lines[model.top].anchor.run == anchor.run)
    }

    @Test func aChangeOfHeightAloneLeavesTheTopWhereItIs() throws {
        var model = ReaderModel.showing(try .exemplar())
        for _ in 0..<30 { model.press("j") }
        _ = model.receive(.resized(Size(width: 80, height: 10)))
        #expect(model.top == 30)
    }

    @Test func aTallerScreenAtTheEndShowsNoEmptyRows() throws {
        var model = ReaderModel.showing(try .exemplar())
        model.press("G")
        _ = model.receive(.resized(Size(width: 80, height: 40)))
        #expect(model.top == model.lastTop)
    }
}

@Suite struct ReaderPlaceTests {
    private func places(_ effects: [Effect]?) -> [ReadingPlace] {
        (effects ?? []).compactMap { if case .savePlace("small", let place) = $0 { place } else { nil } }
    }

    @Test func everyMoveSavesThePlaceAndStandingStillDoesNot() throws {
        var model = ReaderModel.showing(try .small(), size: Size(width: 80, height: 10))
        #expect(places(model.press("k")) == [])
        #expect(places(model.press("j")).map(\.line) == [2])
        let place = try #require(places(model.press("3")).first)
        #expect(place.part == .how)
        #expect(place.line == 1)
        #expect(place.fraction > 0.3 && place.fraction < 0.7)
        #expect(places(model.departure) == [place])
    }

    @Test(arguments: [40, 80, 120]) func thePageOpensWhereItsReaderStopped(width: Int) throws {
        let size = Size(width: width, height: 10)
        var first = ReaderModel.showing(try .small(), size: size)
        first.press("3")
        first.press("j")
        first.press("j")
        let place = try #require(places(first.departure).first)
        let second = ReaderModel.showing(try .small(state: .reading, place: place), size: size)
        #expect(second.topText == first.topText)
        #expect(second.topText == "How 1.")
    }

    @Test func aPartThatIsAskedForComesBeforeThePlace() throws {
        let place = ReadingPlace(part: .how, line: 3, fraction: 0.5, date: .distantPast)
        let model = ReaderModel.showing(try .small(place: place), part: .mistakes)
        #expect(model.topText == "Common mistakes")
    }

    @Test func comingBackKeepsThePlaceAndTakesTheNewState() throws {
        var model = ReaderModel.showing(try .small(), size: Size(width: 80, height: 10))
        model.press("4")
        #expect(model.receive(.appeared) == [.loadPage(.topic("small"))])
        let place = ReadingPlace(part: .core, line: 1, fraction: 0, date: .distantPast)
        #expect(model.receive(.result(.page(try .small(state: .read, place: place)))) == [])
        #expect(model.topText == "Common mistakes")
        #expect(model.state == .read)
    }

    @Test func anotherPagesAnswerIsNotShown() throws {
        var model = ReaderModel.showing(try .small())
        let before = model
        let other = PageData(reference: .topic("other"), title: "Other", group: "", sections: [])
        #expect(model.receive(.result(.page(other))) == [])
        #expect(model == before)
    }

    @Test func aRenamedTopicIsKnownByItsNewId() throws {
        var model = ReaderModel(reference: .topic("old-name"), part: nil)
        _ = model.receive(.resized(Size(width: 80, height: 20)))
        #expect(model.receive(.result(.page(try .small()))) == [.mark("small", .reading)])
        #expect(model.reference == .topic("small"))
    }

    @Test func onlyTopicsHaveAPlace() {
        let page = PageData(
            reference: ContentReference(kind: .tool, id: "curl"),
            title: "curl",
            group: "Tools",
            sections: PageSection.split(MarkdownParser.parse(String(repeating: "a\n\n", count: 40)).blocks)
        )
        var model = ReaderModel.showing(page)
        #expect(model.press("j") == [])
        #expect(model.top == 1)
        #expect(model.departure == [])
    }
}
