import Content
import KnowledgeStore
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// What search knows of the learner: recent searches, states, notes.
@Suite struct SearchMemoryTests {
    // MARK: Recent searches

    @Test func aSearchIsRememberedWhenItsHitIsOpened() throws {
        let driver = try TestDriver.sample()
        driver.type("/lease")
        driver.press(.enter)
        #expect(try driver.services.record.recentSearches() == ["lease"])
    }

    @Test func aSearchIsRememberedWhenOneLeavesItsResults() throws {
        let driver = try TestDriver.sample()
        driver.type("/stampede")
        driver.press(.escape)
        driver.type("/zzzqqq")
        driver.press(.escape)
        driver.type("/x")
        driver.press(.escape)
        #expect(try driver.services.record.recentSearches() == ["stampede"])
    }

    @Test(arguments: [Size.small, .usual, .large, .wide])
    func recentSearchesLookLikeTheirPicture(_ size: Size) throws {
        let driver = try TestDriver.sample(size)
        for text in ["lease", "double charge", "cat:caching stampede"] { try driver.services.record.addSearch(text) }
        driver.type("/")
        driver.press(.down)
        try expectSnapshot(driver.screen, "search-recent-\(size.name)")
    }

    @Test func aRecentSearchIsChosenWithTheArrows() throws {
        let driver = try TestDriver.sample()
        for text in ["lease", "curl"] { try driver.services.record.addSearch(text) }
        driver.type("/")
        #expect(driver.frame.cursor != nil)
        driver.press(.down, .down)
        #expect(driver.pointedRow?.contains("lease") == true)
        #expect(driver.frame.cursor == nil)
        driver.press(.up, .up)
        #expect(driver.pointedRow == nil)
        driver.press(.down, .enter)
        #expect(driver.rows[0].hasPrefix(" / curl "))
        #expect(driver.pointedRow?.contains("curl") == true)
    }

    @Test func typingLeavesTheRecentSearches() throws {
        let driver = try TestDriver.sample()
        try driver.services.record.addSearch("curl")
        driver.type("/")
        driver.press(.down)
        driver.type("lea")
        driver.press(.control("u"))
        driver.press(.enter)
        #expect(driver.model.screens.count == 2)
        #expect(driver.screen.contains("curl"))
    }

    @Test func aClickRunsARecentSearch() throws {
        let driver = try TestDriver.sample()
        try driver.services.record.addSearch("double charge")
        driver.type("/")
        #expect(driver.click("double charge"))
        #expect(driver.rows[0].hasPrefix(" / double charge "))
    }

    // MARK: States

    @Test func whatIsReadOrPassedIsMarked() throws {
        let driver = try TestDriver.sample()
        try driver.services.record.markRead("cache-stampede")
        try driver.services.record.setPlace(of: "cache-invalidation", part: .how, line: 2, fraction: 0.5)
        try driver.services.record.addLabRun(.made(lab: "idempotency", passed: true))
        driver.type("/cache")
        #expect(driver.rows.contains { $0.contains("Cache stampede") && $0.hasSuffix("topic  ✓") })
        #expect(driver.rows.contains { $0.contains("Cache invalidation") && $0.hasSuffix("topic  ◐") })
        driver.press(.control("u"))
        driver.type("idempotency keys")
        #expect(driver.rows.contains { $0.contains("Idempotency keys") && $0.hasSuffix("lab  ✓") })
    }

    // MARK: Notes

    private func withNotes(_ size: Size = .usual) throws -> TestDriver {
        let driver = try TestDriver.sample(size)
        let record = driver.services.record
        try record.setNote("Our *checkout* charged twice: a lease on the café's order.", on: .topic("idempotency"))
        try record.setNote("Ask with -v first.", on: ContentReference(kind: .tool, id: "curl"))
        return driver
    }

    @Test(arguments: [Size.usual, .large, .wide])
    func aNoteIsFoundAmongTheResults(_ size: Size) throws {
        let driver = try withNotes(size)
        driver.type("/lease")
        try expectSnapshot(driver.screen, "search-note-\(size.name)")
    }

    @Test(arguments: ["checkout", "CHECKOUT", "cafe", "café", "che twi", "twice lea"])
    func aNoteIsFoundAsTextsAre(_ text: String) throws {
        let driver = try withNotes()
        driver.type("/" + text)
        #expect(driver.screen.contains("Your note on Idempotency and safe retries"))
        #expect(!driver.screen.contains("Your note on curl"))
    }

    @Test(arguments: [
        "heckout", "checkout missing", "checkout cat:caching", "checkout level:3", "checkout kind:topic",
        "checkout in:how", "checkout has:lab",
        "kind:note missing", "kind:note cat:caching",
    ])
    func whatANoteLacksDoesNotFindIt(_ text: String) throws {
        let driver = try withNotes()
        driver.type("/" + text)
        #expect(!driver.screen.contains("Your note on"))
    }

    /// A note has the category and the level of the topic that it stands on.
    @Test(arguments: [
        "checkout kind:note", "kind:note", "kind:note cat:res", "checkout cat:resilience", "checkout level:1",
        "kind:note level:1 cat:resilience checkout",
    ])
    func filtersFindTheNotesThatTheyFit(_ text: String) throws {
        let driver = try withNotes()
        driver.type("/" + text)
        #expect(driver.screen.contains("Your note on Idempotency and safe retries"), "\(driver.screen)")
        #expect(driver.screen.contains("Your note on curl") == (text == "kind:note"))
    }

    @Test func kindNoteShowsNotesAlone() throws {
        let driver = try withNotes()
        driver.type("/kind:note")
        #expect(driver.rows[0].contains("2 results"))
        #expect(driver.screen.contains("Our *checkout* charged twice"))
    }

    @Test func aNoteOpensItsPage() throws {
        let driver = try withNotes()
        driver.type("/checkout")
        driver.press(.tab)
        #expect(driver.screen.contains("your note"))
        driver.press(.enter)
        #expect(driver.screen.contains("A client that hears nothing back"))
    }

    @Test func aNoteOnAPageThatHasGoneIsStillFound() throws {
        let driver = try withNotes()
        try driver.services.record.setNote("lost words", on: .topic("gone-away"))
        driver.type("/lost")
        #expect(driver.screen.contains("Your note on gone away"))
    }

    @Test func notesStandBehindWhatAnswersByItsName() {
        func hit(_ title: String, _ score: Double) -> SearchHit {
            SearchHit(kind: .topic, id: title, title: title, score: score)
        }
        let note = NoteHit(page: .topic("x"), title: "X", extract: Extract(segments: []))
        let answer = SearchAnswer(
            results: SearchResults(hits: [hit("name", 220), hit("heading", 60), hit("text", 49)]),
            notes: [note]
        )
        #expect(answer.rows.map(\.title) == ["name", "heading", "Your note on X", "text"])
    }

    // MARK: Preview

    @Test func tabShowsThePartThatWasFound() throws {
        let driver = try TestDriver.sample(.large)
        driver.type("/in:how lease")
        #expect(!driver.screen.contains("Caching · level 2 · 1 min · How it works"))
        driver.press(.tab)
        #expect(driver.screen.contains("Caching · level 2 · 1 min · How it works"))
        #expect(driver.footer.contains("Tab hide preview"))
        driver.press(.tab)
        #expect(!driver.screen.contains("1 min · How it works"))
    }

    @Test func thePreviewFollowsWhatIsTyped() throws {
        let driver = try TestDriver.sample(.large)
        driver.type("/timeouts")
        driver.press(.tab)
        #expect(driver.screen.contains("A timeout turns waiting"))
        driver.press(.control("u"))
        driver.type("http methods")
        #expect(driver.screen.contains("A method says what may be done twice."))
        driver.type(" zzzqqq")
        #expect(driver.screen.contains("Nothing found."))
        #expect(!driver.screen.contains("A method says what may be done twice."))
    }

    @Test(arguments: [Size.usual, .large, .wide])
    func aPreviewLooksLikeItsPicture(_ size: Size) throws {
        let driver = try TestDriver.sample(size)
        driver.type("/lease")
        driver.press(.tab)
        try expectSnapshot(driver.screen, "search-preview-\(size.name)")
    }
}
