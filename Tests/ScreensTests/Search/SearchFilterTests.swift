import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct SearchFilterTests {
    private static let categories = ["http", "caching", "resilience"]

    private func completion(_ text: String, isAtEnd: Bool = true) -> FilterCompletion {
        FilterCompletion(text: text, isAtEnd: isAtEnd, categories: Self.categories)
    }

    @Test(arguments: [
        ("cat:", ["http", "caching", "resilience"], "http"), ("cat:ca", ["caching"], "ching"),
        ("lease CAT:Re", ["resilience"], "silience"), ("level:", ["1", "2", "3"], "1"),
        ("in:mi", ["mistakes"], "stakes"), ("has:", ["lab"], "lab"), ("kind:t", ["topic", "tool", "term"], "opic"),
        ("cat:caching", [], ""), ("cat:ca ", [], ""), ("cache", [], ""), ("https://x", [], ""), ("c:", [], ""),
        ("in:real", [], ""),
    ])
    func whatIsTypedLastIsCompleted(text: String, choices: [String], ghost: String) {
        let completion = completion(text)
        #expect(completion.choices == choices)
        #expect(completion.ghost == ghost)
    }

    @Test func nothingIsCompletedBehindTheCaret() {
        #expect(completion("cat:ca", isAtEnd: false).choices == [])
    }

    @Test(arguments: [
        ("cat:zzz", "There is no category “zzz”. cat: takes http, caching, resilience."),
        ("level:9 lease", "There is no level “9”. level: takes 1, 2, 3."),
        ("in:middle", "There is no part “middle”. in: takes core, why, how, mistakes, trade-offs, questions, reading."),
        ("has:questions", "There is no has “questions”. has: takes lab."),
        ("kind:book", "There is no kind “book”. kind: takes topic, lab, tool, reference, term, path, note."),
    ])
    func aWrongValueSaysWhatIsAllowed(text: String, problem: String) {
        #expect(completion(text).problem == problem)
    }

    @Test(arguments: ["cat:ca lease", "level:2", "in:real", "in:How", "has:la", "kind:", "cat: x", "https://x y"])
    func whatIsRightOrNoFilterIsNoProblem(_ text: String) {
        #expect(completion(text).problem == nil)
    }

    @Test func theRestOfAValueStandsBehindTheCaretAndTheArrowTakesIt() throws {
        let driver = try TestDriver.sample()
        driver.type("/lease cat:ca")
        #expect(driver.rows[0].hasPrefix(" / lease cat:caching "))
        #expect(driver.footer.contains("→ take it"))
        driver.press(.right)
        driver.type("x")
        #expect(driver.rows[0].hasPrefix(" / lease cat:caching x"))
    }

    @Test func aClickOnAChoiceTakesIt() throws {
        let driver = try TestDriver.sample()
        driver.type("/lease cat:")
        #expect(driver.click("resilience"))
        #expect(driver.rows[0].hasPrefix(" / lease cat:resilience "))
        #expect(!driver.screen.contains("http  caching"))
    }

    @Test func aWrongValueIsSaidAboveTheResults() throws {
        let driver = try TestDriver.sample()
        driver.type("/lease cat:zzz")
        #expect(driver.screen.contains("There is no category “zzz”. cat: takes http, caching, resilience."))
    }

    @Test(arguments: [Size.small, .usual, .large, .wide])
    func theChoicesLookLikeTheirPicture(_ size: Size) throws {
        let driver = try TestDriver.sample(size)
        driver.type("/lease kind:t")
        try expectSnapshot(driver.screen, "search-choices-\(size.name)")
    }
}
