import Content
import Foundation
import KnowledgeStore
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct HomeTests {
    @Test(arguments: PictureSetting.all)
    func aNewcomersHomeLooksLikeItsPicture(_ setting: PictureSetting) throws {
        let driver = try TestDriver.sample(setting.size, glyphs: setting.glyphs)
        try expectSnapshot(driver.screen, "home-newcomer-\(setting.suffix)")
    }

    @Test(arguments: PictureSetting.all)
    func aReturningReadersHomeLooksLikeItsPicture(_ setting: PictureSetting) throws {
        let driver = try returning(setting.size, glyphs: setting.glyphs)
        try expectSnapshot(driver.screen, "home-returning-\(setting.suffix)")
    }

    /// Somebody who has read two topics, passed the lab and stopped in a third.
    private func returning(_ size: Size = .usual, glyphs: GlyphSet = .unicode) throws -> TestDriver {
        let folder = try TemporaryFolder()
        let record = try TestDriver.sample(folder: folder).services.record
        try record.markRead("http-methods")
        try record.markRead("timeouts")
        try record.setPlace(of: "idempotency", part: .how, line: 30, fraction: 0.5)
        try record.addLabRun(.made(lab: "idempotency", passed: true))
        return try TestDriver.sample(size, folder: folder, glyphs: glyphs)
    }

    @Test func aNewcomerIsOfferedThreeThingsToDo() throws {
        let driver = try TestDriver.sample()
        #expect(driver.screen.contains("Backend engineering, in a terminal"))
        #expect(driver.pointedRow?.contains("Read      HTTP methods") == true)
        driver.press(.enter)
        #expect(driver.screen.contains("A method says what may be done twice."))
        driver.type("[")
        driver.press(.down)
        driver.press(.enter)
        // What was offered has gone with the first thing that was done.
        #expect(!driver.screen.contains("Backend engineering"))
    }

    @Test func aNewcomerMayBeginWithALabOrASearch() throws {
        let driver = try TestDriver.sample()
        driver.press(.down)
        #expect(driver.pointedRow?.contains("Run       Idempotency keys") == true)
        driver.press(.enter)
        #expect(driver.screen.contains("Of 100 orders"))
        driver.press(.escape)
        driver.press(.down)
        #expect(driver.pointedRow?.contains("Search") == true)
        driver.press(.enter)
        #expect(driver.rows[0] == " /")
    }

    @Test func whoHasOnlySearchedBeginsWithTheFirstPath() throws {
        let driver = try TestDriver.sample()
        try driver.services.record.addSearch("lease")
        driver.type("/")
        driver.press(.escape)
        #expect(driver.pointedRow?.contains("Begin     Start here") == true)
        driver.press(.enter)
        #expect(driver.rows[0].hasPrefix(" Paths › Start here "))
    }

    /// As after a lab that is on the path, or a topic that was marked in a list: there is no place to go back to.
    @Test func whoHasDoneSomethingWithoutReadingGoesOnWithTheFirstPath() throws {
        let folder = try TemporaryFolder()
        try TestDriver.sample(folder: folder).services.record.markRead("http-methods")
        let driver = try TestDriver.sample(folder: folder)
        #expect(driver.pointedRow?.contains("Go on     Start here") == true)
        driver.press(.enter)
        #expect(driver.rows[0].hasPrefix(" Paths › Start here "))
    }

    @Test func aReturningReaderGoesOnWhereTheyStopped() throws {
        let driver = try returning()
        #expect(driver.pointedRow?.contains("Continue  Idempotency and safe retries · How it works") == true)
        #expect(driver.pointedRow?.hasSuffix("1 min left") == true)
        driver.press(.enter)
        #expect(driver.rows[0].contains("Idempotency and safe retries"))
    }

    /// On the path there is a topic that is planned, a topic that is read, and then one that isn't.
    @Test func whoHasReadTheLastTopicGoesOnAlongThePath() throws {
        let folder = try TemporaryFolder()
        let record = try TestDriver.sample(folder: folder).services.record
        try record.setPlace(of: "http-methods", part: .tradeOffs, line: 9, fraction: 1)
        try record.markRead("http-methods")
        let driver = try TestDriver.sample(folder: folder)
        #expect(driver.pointedRow?.contains("Next      Timeouts · Start here") == true)
        #expect(driver.pointedRow?.hasSuffix("1 min   Enter") == true)
        driver.press(.enter)
        #expect(driver.rows[0].contains("Timeouts"))
    }

    @Test func aLabThatComesNextIsOffered() throws {
        let folder = try TemporaryFolder()
        let services = try TestDriver.sample(folder: folder).services
        for topic in try services.index.topics() { try services.record.markRead(topic.id) }
        try services.record.setPlace(of: "idempotency", part: .tradeOffs, line: 9, fraction: 1)
        try services.record.markRead("idempotency")
        let driver = try TestDriver.sample(folder: folder)
        #expect(driver.pointedRow?.contains("Next      Idempotency keys, a lab") == true)
        driver.press(.enter)
        #expect(driver.screen.contains("Of 100 orders"))
    }

    @Test func progressIsCountedForEachPath() throws {
        let driver = try returning()
        #expect(driver.rows.contains { $0.contains("Start here") && $0.hasSuffix("3 of 9") })
        #expect(driver.rows.contains { $0.contains("✓ Idempotency keys") })
    }

    @Test func progressIsFreshAfterComingBack() throws {
        let driver = try TestDriver.sample()
        #expect(driver.screen.contains("0 of 9"))
        driver.type("L")
        try driver.services.record.markRead("timeouts")
        driver.type("[")
        #expect(driver.screen.contains("1 of 9"))
    }

    @Test func aTopicThatHasGoneIsNotContinued() throws {
        let folder = try TemporaryFolder()
        try TestDriver.sample(folder: folder).services.record.setPlace(of: "gone", part: nil, line: 1, fraction: 0)
        let driver = try TestDriver.sample(folder: folder)
        #expect(driver.pointedRow?.contains("Begin") == true)
    }

    @Test(arguments: [Size.small, .usual, .large])
    func theSelectionIsAlwaysInView(_ size: Size) throws {
        let driver = try TestDriver.sample(size)
        for _ in 0..<12 {
            #expect(driver.pointedRow != nil)
            driver.press(.down)
        }
        #expect(driver.screen.contains("Categories"))
        for _ in 0..<12 {
            driver.press(.up)
            #expect(driver.pointedRow != nil)
        }
        #expect(driver.pointedRow?.contains("Read") == true)
        #expect(driver.screen.contains("Backend engineering"))
    }

    @Test func theWheelScrollsAndStopsAtTheEnds() throws {
        let driver = try TestDriver.sample(.small)
        let top = driver.screen
        driver.scroll(.wheelUp, at: Point(x: 5, y: 5))
        #expect(driver.screen == top)
        for _ in 0..<10 { driver.scroll(.wheelDown, at: Point(x: 5, y: 5)) }
        #expect(driver.rows[8].contains("Bookmarks and notes"))
        driver.press(.home)
        #expect(driver.screen == top)
    }

    @Test func aShortHomeDoesNotScroll() throws {
        let driver = try TestDriver.sample(.large)
        let top = driver.screen
        driver.scroll(.wheelDown, at: Point(x: 5, y: 5))
        #expect(driver.screen == top)
    }

    @Test(arguments: [
        ("HTTP", "HTTP methods"), ("Caching", "Cache stampede"), ("Idempotency keys", "No order is charged twice"),
        ("Start here", "One request"),
    ])
    func aClickOpens(text: String, shown: String) throws {
        let driver = try TestDriver.sample(.large)
        #expect(driver.click(text))
        #expect(driver.screen.contains(shown))
    }

    @Test func aClickOnAScrolledHomeOpensWhatIsSeen() throws {
        let driver = try TestDriver.sample(.small)
        driver.press(.end)
        #expect(driver.click("Caching"))
        #expect(driver.rows[0].contains("Caching"))
    }

    @Test func lListsTheLabs() throws {
        let driver = try TestDriver.sample()
        driver.type("L")
        #expect(driver.rows[0].hasPrefix(" Labs "))
        #expect(driver.pointedRow?.contains("Idempotency keys") == true)
        driver.press(.enter)
        #expect(driver.screen.contains("Of 100 orders, how many are charged at least twice?"))
    }

    @Test(arguments: [
        ("Quick references", "Status codes"), ("Tools", "curl"), ("Glossary", "lease"), ("A–Z", "Cache stampede"),
        ("Bookmarks and notes", "No bookmarks or notes yet."),
    ])
    func theQuietRowLeadsToTheLists(text: String, shown: String) throws {
        let driver = try TestDriver.sample(.large)
        #expect(driver.click(text))
        #expect(driver.screen.contains(shown))
    }

    @Test func whatIsDueIsOfferedForReview() throws {
        let folder = try TemporaryFolder()
        let record = try TestDriver.sample(folder: folder).services.record
        try record.markRead("timeouts")
        let prompts = (1...7).map { "Question \($0)" }
        for prompt in prompts {
            let key = ReviewKey.question(topic: "asking", prompt: prompt)
            _ = try record.addReview(key, rating: .again, at: .distantPast, seconds: 5)
        }
        let questions = prompts.map { "### \($0)\n- [x] Yes\n- [ ] No\n> So it is." }
        let asking = SampleTopic("asking", title: "Asking", category: "http", questions: questions)
        let driver = try TestDriver.sample(extra: [asking], folder: folder)
        let row = try #require(driver.rows.first { $0.contains("Review") })
        #expect(row.contains("Review    7 questions are due"))
        #expect(row.hasSuffix("~1 min       r"))
        driver.press(.down, .enter)
        guard case .questions = driver.model.top else { return #expect(Bool(false)) }
        driver.type("[r")
        guard case .questions = driver.model.top else { return #expect(Bool(false)) }
    }

    @Test(arguments: [(1, 1), (5, 1), (7, 1), (8, 2), (10, 2), (60, 12)])
    func aReviewOfTenTakesTwoMinutes(due: Int, minutes: Int) {
        #expect(HomeData(resume: nil, due: due, paths: [], labs: [], categories: []).reviewMinutes == minutes)
    }

    // MARK: This week

    @Test func theWeekStandsBelowAllElseAndLeadsToTheProgress() throws {
        let folder = try TemporaryFolder()
        let record = try TestDriver.sample(folder: folder).services.record
        try record.markRead("timeouts")
        try record.addReview(.law(lab: "x", name: "y"), rating: .good, at: Date(), seconds: 6)
        let driver = try TestDriver.sample(folder: folder)
        driver.type("G")
        let row = try #require(driver.pointedRow)
        #expect(row.contains("This week ▁▁▁▁▁▁█   1 day   1 min   1 question, 1 right"))
        driver.press(.enter)
        #expect(driver.rows[0].hasPrefix(" Progress"))
    }

    @Test func aWeekWithoutAnythingIsNotShown() throws {
        #expect(try !TestDriver.sample().screen.contains("This week"))
    }

    @Test func bLeadsToBookmarksAndNotes() throws {
        let driver = try TestDriver.sample()
        driver.type("b")
        #expect(driver.rows[0].contains("Bookmarks and notes"))
    }

    @Test(arguments: [Size.small, .usual])
    func anEmptyKnowledgeBaseSaysWhatToDo(_ size: Size) throws {
        let empty = try TemporaryFolder()
        let driver = try TestDriver(size: size, root: ContentRoot(empty.url))
        #expect(driver.screen.contains("There is nothing to read here yet."))
        #expect(driver.screen.contains("--content"))
        let before = driver.screen
        driver.press(.enter, .down, .left, .pageDown, .end)
        #expect(driver.screen == before)
        driver.type("q")
        #expect(driver.hasQuit)
    }

    @Test func wideTitlesKeepTheColumnsStraight() throws {
        let sample = try SampleContent(extra: [
            "content/categories.yml": """
            - {id: http, title: 测试测试, summary: s, elsewhere: e}
            - {id: caching, title: "e\u{301}te\u{301}", summary: s, elsewhere: e}
            - {id: resilience, title: سلام, summary: s, elsewhere: e}

            """,
            "content/paths/family.yml": """
            {id: family, title: 👩‍👩‍👧 family, audience: a, weeks: 3, outcome: o, stages: [{title: One, topics: [timeouts]}]}

            """,
        ])
        let driver = try TestDriver(size: .usual, sample: sample)
        try expectSnapshot(driver.screen, "home-wide-80x24")
        let paths = driver.rows.filter { $0.contains(" of ") }
        #expect(paths.count == 2)
        #expect(Set(paths.map(\.columns)).count == 1)
    }
}
