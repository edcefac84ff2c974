import Content
import Foundation
import KnowledgeStore
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// The learner's bookmarks and notes in one list.
@Suite struct MarksTests {
    private let curl = ContentReference(kind: .tool, id: "curl")

    /// A long topic with a bookmark far down in it, a note on it, and a note on a tool.
    private func marked(_ size: Size = .usual, glyphs: GlyphSet = .unicode) throws -> TestDriver {
        let long = (1...60).map { "Paragraph \($0) of how it works." }.joined(separator: "\n\n")
        let topic = SampleTopic("long", title: "A long one", category: "caching", parts: ["c", "w", long, "m", "t"])
        let driver = try TestDriver.sample(size, extra: [topic], glyphs: glyphs)
        let record = driver.services.record
        try record.setBookmark(page: .topic("long"), part: .how, line: 41)
        try record.setNote("\n# Ours\n\nThe shop did *this* twice.", on: .topic("long"))
        try record.setNote("Ask with -v first.", on: curl)
        driver.type("b")
        return driver
    }

    @Test(arguments: PictureSetting.all)
    func marksLookLikeTheirPicture(_ setting: PictureSetting) throws {
        let driver = try marked(setting.size, glyphs: setting.glyphs)
        try expectSnapshot(driver.screen, "bookmarks-\(setting.suffix)")
    }

    private func choose(_ title: String, _ kind: String, in driver: TestDriver) {
        driver.press(.home)
        for _ in 0..<5 where driver.pointedRow.map({ !$0.contains(title) || !$0.contains(kind) }) ?? false {
            driver.press(.down)
        }
    }

    @Test func aBookmarkOpensAtItsLine() throws {
        let driver = try marked()
        choose("A long one", "bookmark", in: driver)
        driver.press(.enter, .home, .pageDown, .pageDown)
        let marked = driver.rows[2..<20]
        // Its bookmark goes, and is set anew where one is.
        while try driver.services.record.bookmark(of: .topic("long"))?.line == 41 { driver.type("b") }
        if try driver.services.record.bookmark(of: .topic("long")) == nil { driver.type("b") }
        driver.press(.end)
        #expect(driver.rows[2..<20] != marked)
        driver.type("[")
        choose("A long one", "bookmark", in: driver)
        driver.press(.enter)
        #expect(driver.rows[2..<20] == marked)
    }

    @Test func aNoteOpensItsPage() throws {
        let driver = try marked()
        choose("curl", "note", in: driver)
        driver.press(.enter)
        #expect(driver.screen.contains("curl sends the request"))
    }

    @Test func aNoteIsPreviewedAsItIsSet() throws {
        let driver = try marked(.large)
        choose("A long one", "note", in: driver)
        #expect(driver.screen.contains("The shop did this twice."))
        #expect(driver.screen.contains("your note"))
    }

    @Test func whatIsRemovedIsGoneAndComesBack() throws {
        let driver = try marked()
        let record = driver.services.record
        choose("A long one", "bookmark", in: driver)
        driver.type("x")
        #expect(driver.footer == " The bookmark on “A long one” is gone. u brings it back.")
        #expect(try record.bookmarks().isEmpty)
        #expect(driver.rows[0].hasSuffix("2 marks"))
        choose("curl", "note", in: driver)
        driver.type("x")
        #expect(try record.notes().map(\.page) == [.topic("long")])
        driver.type("u")
        #expect(try record.note(on: curl)?.text == "Ask with -v first.")
        #expect(driver.pointedRow?.contains("curl") == true)
        driver.type("u")
        #expect(try record.bookmark(of: .topic("long"))?.line == 41)
        #expect(driver.pointedRow?.contains("bookmark") == true)
        driver.type("u")
        #expect(driver.rows[0].hasSuffix("3 marks"))
    }

    @Test func theLastOneRemovedLeavesWhatToDo() throws {
        let driver = try TestDriver.sample()
        try driver.services.record.setNote("x", on: curl)
        driver.type("bx")
        #expect(driver.screen.contains("No bookmarks or notes yet."))
        driver.press(.down)
        #expect(driver.footer.contains("u undo"))
        driver.type("x")
        driver.type("u")
        #expect(driver.pointedRow?.contains("curl") == true)
    }

    @Test func anEmptyListHasNoPreview() throws {
        let driver = try TestDriver.sample(destination: .catalogue(.bookmarks))
        driver.press(.tab)
        #expect(driver.screen.contains("No bookmarks or notes yet."))
        #expect(!driver.screen.contains("──"))
    }

    @Test func aFilterLooksIntoTheNotes() throws {
        let driver = try marked()
        driver.type("f-v first")
        #expect(driver.rows[0].hasSuffix("1 of 3 marks"))
        #expect(driver.pointedRow?.contains("curl") == true)
    }

    @Test func theyAreSortedByAgeOrTitle() throws {
        let driver = try marked()
        #expect(driver.pointedRow?.contains("curl") == true)
        driver.type("s")
        #expect(driver.rows[0].contains("by title"))
        #expect(driver.pointedRow?.contains("A long one") == true)
    }

    @Test func aMarkOnAPageThatHasGoneIsListedAndCanBeRemoved() throws {
        let driver = try TestDriver.sample()
        try driver.services.record.setBookmark(page: .topic("gone-away"), part: .how, line: 3)
        driver.type("b")
        #expect(driver.pointedRow?.contains("gone away") == true)
        driver.press(.enter)
        driver.press(.escape)
        driver.type("x")
        #expect(try driver.services.record.bookmarks().isEmpty)
    }

    private static let ages: [(seconds: Double, words: String)] = [
        (0, "today"), (-3_600, "today"), (86_400, "yesterday"), (259_200, "3 days ago"), (2_505_600, "29 days ago"),
        (2_592_000, "2001-08-10"), (21_600_000, "2001-01-02"),
    ]

    @Test(arguments: ages)
    func agesAreSaidAsPeopleSayThem(seconds: Double, words: String) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        // 2001-09-09 01:46:40.
        let now = Date(timeIntervalSince1970: 1_000_000_000)
        #expect(age(of: now - seconds, at: now, calendar: calendar) == words)
    }
}
