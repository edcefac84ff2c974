import Content
import KnowledgeStore
import TerminalUI
import Testing

@testable import Screens

@Suite struct SearchModelTests {
    private func model(_ text: String = "", size: Size = Size(width: 80, height: 20)) -> SearchModel {
        var model = SearchModel(text: text)
        _ = model.receive(.resized(size))
        _ = model.receive(.appeared)
        return model
    }

    private func answer(_ titles: [String], didYouMean: String? = nil, lines: Int = 1) -> SearchAnswer {
        let extract = Extract(segments: lines == 1 ? [] : [Extract.Segment("text", isMatch: false)])
        let hits = titles.map { SearchHit(kind: .topic, id: $0, title: $0, extract: extract) }
        return SearchAnswer(results: SearchResults(hits: hits, total: hits.count, didYouMean: didYouMean))
    }

    private func press(_ key: KeyEvent, _ model: inout SearchModel) -> [Effect]? {
        model.keyMap.action(for: key).map { model.perform($0) }
    }

    // MARK: Asking

    @Test func eachKeystrokeAsksOnceWithAGrowingNumber() {
        var model = model()
        #expect(model.receive(.text("a")) == [.search(SearchRequest(text: "a", generation: 1))])
        #expect(model.receive(.text("b")) == [.search(SearchRequest(text: "ab", generation: 2))])
        #expect(press(KeyEvent(.backspace), &model) == [.search(SearchRequest(text: "a", generation: 3))])
    }

    @Test func movingTheCaretAsksNothing() {
        var model = model("ab")
        #expect(press(KeyEvent(.left), &model) == [])
        #expect(press(.control("a"), &model) == [])
        #expect(press(KeyEvent(.end), &model) == [])
        #expect(press(KeyEvent(.left), &model) == [])
        #expect(model.receive(.text("x")) == [.search(SearchRequest(text: "axb", generation: 2))])
    }

    @Test func anOlderAnswerNeverReplacesANewer() {
        var model = model()
        _ = model.receive(.text("a"))
        _ = model.receive(.text("b"))
        let old = SearchRequest(text: "a", generation: 1)
        let new = SearchRequest(text: "ab", generation: 2)
        _ = model.receive(.result(.search(new, answer(["new"]), milliseconds: 1)))
        _ = model.receive(.result(.search(old, answer(["old"]), milliseconds: 1)))
        #expect(model.rows.map(\.title) == ["new"])
    }

    @Test func anAnswerToTheSameWordsAskedBeforeIsTooOld() {
        var model = model("a")
        _ = model.receive(.text("b"))
        _ = press(KeyEvent(.backspace), &model)
        #expect(model.request == SearchRequest(text: "a", generation: 3))
        _ = model.receive(.result(.search(SearchRequest(text: "a", generation: 1), answer(["old"]), milliseconds: 1)))
        #expect(model.answer == nil)
    }

    @Test(arguments: ["", " ", "\t \u{3000}"])
    func nothingIsAskedForNothing(_ text: String) {
        var model = model()
        #expect(model.receive(.paste(text)) == [])
        #expect(model.answer == nil)
    }

    @Test func clearingTheTextTakesTheResultsAway() {
        var model = model("a")
        _ = model.receive(.result(.search(model.request, answer(["hit"]), milliseconds: 1)))
        #expect(press(.control("u"), &model) == [])
        #expect(model.answer == nil)
        _ = model.receive(.result(.search(SearchRequest(text: "a", generation: 1), answer(["late"]), milliseconds: 1)))
        #expect(model.answer == nil)
    }

    @Test func comingBackAsksAgainAndKeepsTheSelection() {
        var model = model("a")
        _ = model.receive(.result(.search(model.request, answer(["one", "two"]), milliseconds: 1)))
        _ = press(KeyEvent(.down), &model)
        #expect(model.receive(.appeared) == [.loadSearch, .search(SearchRequest(text: "a", generation: 2))])
        _ = model.receive(.result(.search(model.request, answer(["one", "two"]), milliseconds: 1)))
        #expect(model.selected == 1)
    }

    @Test func aNewTextSelectsTheFirst() {
        var model = model("a")
        _ = model.receive(.result(.search(model.request, answer(["one", "two"]), milliseconds: 1)))
        _ = press(KeyEvent(.down), &model)
        _ = model.receive(.text("b"))
        #expect(model.selected == 0)
    }

    @Test func fewerResultsPullTheSelectionIn() {
        var model = model("a")
        _ = model.receive(.result(.search(model.request, answer(["one", "two", "three"]), milliseconds: 1)))
        _ = press(KeyEvent(.pageDown), &model)
        _ = model.receive(.appeared)
        _ = model.receive(.result(.search(model.request, answer(["one"]), milliseconds: 1)))
        #expect(model.selected == 0)
    }

    // MARK: What is typed and pasted

    @Test func aPasteOfAMegabyteIsCutAndCleaned() throws {
        var model = model()
        let paste = String(repeating: "cache\u{0}\u{1B}[31m\u{7}\n", count: 100_000)
        let effects = model.receive(.paste(paste))
        #expect(effects == [.search(model.request)])
        #expect(model.field.text.unicodeScalars.count <= TextField.longest)
        #expect(model.field.text.hasPrefix("cache cache cache"))
        #expect(model.field.text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }

    @Test func aMegabyteOfMarksOnOneLetterIsCutToo() {
        var model = model()
        _ = model.receive(.paste("e" + String(repeating: "\u{301}", count: 500_000)))
        #expect(model.field.text.unicodeScalars.count == TextField.longest)
    }

    @Test(arguments: ["\u{0}", "\u{1B}[2J", "\u{1B}]52;c;eA==\u{7}", "\u{9B}1m"])
    func whatLeavesNoTextAsksNothing(_ paste: String) {
        var model = model()
        #expect(model.receive(.paste(paste)) == [])
        #expect(model.field.text.isEmpty)
    }

    // MARK: Suggestion

    @Test func theRightArrowTakesTheSuggestionAtTheEndOnly() {
        var model = model("stampde")
        #expect(press(KeyEvent(.right), &model) == [])
        _ = model.receive(.result(.search(model.request, answer(["x"], didYouMean: "stampede"), milliseconds: 1)))
        _ = press(KeyEvent(.left), &model)
        #expect(press(KeyEvent(.right), &model) == [])
        #expect(press(KeyEvent(.right), &model) == [.search(SearchRequest(text: "stampede", generation: 2))])
        #expect(model.field.text == "stampede")
        #expect(model.field.caret == 8)
    }

    // MARK: Opening and moving

    @Test(arguments: [
        (ContentKind.topic, Destination.page(ContentReference(kind: .topic, id: "x"), part: .mistakes)),
        (.tool, .page(ContentReference(kind: .tool, id: "x"), part: .mistakes)),
        (.reference, .page(ContentReference(kind: .reference, id: "x"), part: .mistakes)),
        (.term, .page(ContentReference(kind: .term, id: "x"), part: .mistakes)),
        (.lab, .lab("x")),
        (.path, .path("x")),
    ])
    func everyKindLeadsSomewhere(kind: ContentKind, destination: Destination) {
        #expect(SearchRow.hit(SearchHit(kind: kind, id: "x", title: "X", part: .mistakes)).destination == destination)
    }

    @Test func enterWithoutResultsDoesNothing() {
        var model = model("a")
        #expect(press(KeyEvent(.enter), &model) == [])
    }

    @Test(arguments: [1, 2])
    func theSelectionStaysInView(lines: Int) {
        var model = model("a", size: Size(width: 40, height: 7))
        let titles = (0..<30).map { "hit \($0)" }
        _ = model.receive(.result(.search(model.request, answer(titles, lines: lines), milliseconds: 1)))
        for key in Array(repeating: Key.down, count: 35) + Array(repeating: .up, count: 35) + [
            .pageDown, .pageDown, .pageUp,
        ] {
            _ = press(KeyEvent(key), &model)
            #expect(model.hitRows().contains { $0.index == model.selected })
        }
    }

    @Test func aClickOpensTheHitUnderIt() throws {
        var model = model("a")
        _ = model.receive(.result(.search(model.request, answer(["one", "two"], lines: 2), milliseconds: 1)))
        let place = try #require(model.hitRows().last)
        let point = Point(x: 10, y: place.rect.maxY - 1)
        #expect(model.receive(.click(point)) == [.navigate(.open(.page(.topic("two"), part: nil)))])
        #expect(model.receive(.click(Point(x: 10, y: 15))) == [])
    }

    // MARK: Caret

    @Test(arguments: [("", 3), ("ab", 5), ("测试", 7), ("e\u{301}", 4), ("👩‍👩‍👧", 5), ("سلام", 7)])
    func theCaretStandsBehindWhatWasTyped(text: String, column: Int) {
        let model = model(text)
        #expect(model.cursor(in: Rect(x: 0, y: 2, width: 80, height: 20)) == Point(x: column, y: 0))
    }

    @Test func theCaretStaysInALongText() {
        var model = model(String(repeating: "测", count: 300))
        let limit = 3 + 80 - 34
        for _ in 0..<310 {
            let caret = model.cursor(in: .zero)?.x ?? -1
            #expect((3..<limit).contains(caret))
            _ = press(KeyEvent(.left), &model)
        }
        #expect(model.cursor(in: .zero)?.x == 3)
    }
}
