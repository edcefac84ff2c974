import Content
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct BrowseTests {
    private func categories(_ size: Size = .usual, selected: String? = nil, glyphs: GlyphSet = .unicode) throws
        -> TestDriver
    {
        try TestDriver.sample(size, glyphs: glyphs, destination: .browse(.categories(selected: selected)))
    }

    private func path(_ size: Size = .usual) throws -> TestDriver {
        try TestDriver.sample(size, destination: .browse(.path("start-here")))
    }

    @Test(arguments: PictureSetting.all)
    func categoriesLookLikeTheirPicture(_ setting: PictureSetting) throws {
        let driver = try categories(setting.size, selected: "resilience", glyphs: setting.glyphs)
        try driver.services.record.markRead("timeouts")
        driver.type("[]")
        try expectSnapshot(driver.screen, "browse-\(setting.suffix)")
    }

    @Test(arguments: [Size.small, .usual, .large])
    func aPathLooksLikeItsPicture(_ size: Size) throws {
        try expectSnapshot(path(size).screen, "browse-path-\(size.name)")
    }

    // MARK: Keys

    @Test(arguments: [KeyEvent(.left), .character("h"), KeyEvent(.tab), KeyEvent(.backTab)])
    func severalKeysLeadToTheGroups(_ key: KeyEvent) throws {
        let driver = try categories(selected: "caching")
        #expect(driver.pointedRow?.contains("Cache invalidation") == true)
        driver.press(key)
        #expect(driver.pointedRow?.contains("▸ Caching") == true)
        #expect(!driver.screen.contains("▸ ○"))
    }

    @Test func theGroupThatIsShownIsMarkedWhileTheKeysActOnItsTopics() throws {
        let driver = try categories(selected: "caching")
        #expect(driver.screen.contains("• Caching"))
        driver.press(.left)
        #expect(!driver.screen.contains("•"))
    }

    @Test func movingThroughTheGroupsShowsTheirTopics() throws {
        let driver = try categories()
        driver.press(.left)
        #expect(driver.screen.contains("HTTP methods"))
        driver.press(.down)
        #expect(driver.screen.contains("Cache stampede"))
        driver.press(.end)
        #expect(driver.screen.contains("Timeouts"))
        driver.press(.enter)
        #expect(driver.pointedRow?.contains("○ Idempotency and safe retries") == true)
        driver.press(.enter)
        #expect(driver.screen.contains("A client that hears nothing back"))
    }

    @Test func comingBackKeepsTheSelectionAndShowsWhatWasRead() throws {
        let driver = try categories(selected: "resilience")
        driver.press(.down, .enter)
        try driver.services.record.markRead("timeouts")
        driver.type("[")
        #expect(driver.pointedRow?.contains("✓ Timeouts") == true)
        #expect(driver.rows.contains { $0.contains("• Resilience") && $0.contains(" 1/3 ") })
    }

    @Test func sortingGoesThroughFourOrders() throws {
        let driver = try path()
        func first() -> String { driver.pointedRow?.split(separator: " ").suffix(5).joined(separator: " ") ?? "" }
        var headers: [String] = []
        for _ in 0..<4 {
            driver.type("s")
            headers.append(String(driver.rows[0].dropFirst(11).drop { $0 == " " }))
            #expect(driver.pointedRow?.contains("HTTP methods") == (headers.last != ""))
        }
        #expect(headers == ["by title", "by level", "by minutes", ""])
        #expect(driver.pointedRow?.contains("What a backend is responsible for") == true)
    }

    @Test func theFilterHidesWhatIsRead() throws {
        let driver = try categories(selected: "caching")
        try driver.services.record.markRead("cache-invalidation")
        driver.type("[]u")
        #expect(driver.rows[0].hasSuffix("unread only"))
        #expect(!driver.screen.contains("Cache invalidation"))
        #expect(driver.footer.contains("u show all"))
        try driver.services.record.markRead("cache-stampede")
        driver.type("[]")
        #expect(driver.screen.contains("Everything here is read. u shows all."))
        driver.press(.enter)
        driver.type("u")
        #expect(driver.screen.contains("✓ Cache invalidation"))
    }

    @Test func aPathBeginsWithWhatIsNext() throws {
        let folder = try TemporaryFolder()
        let record = try TestDriver.sample(folder: folder).services.record
        for id: TopicID in ["http-methods", "timeouts", "idempotency"] { try record.markRead(id) }
        let driver = try TestDriver.sample(folder: folder, destination: .browse(.path("start-here")))
        #expect(driver.screen.contains("• Calls that repeat"))
        #expect(driver.pointedRow?.contains("○ Retries and backoff") == true)
    }

    @Test func whatIsPlannedCannotBeOpened() throws {
        let driver = try path()
        driver.press(.up)
        #expect(driver.pointedRow?.hasSuffix("planned") == true)
        driver.press(.enter)
        #expect(driver.footer == " “What a backend is responsible for” isn't written yet.")
        #expect(driver.model.screens.count == 2)
    }

    // MARK: Preview

    @Test func thePreviewFollowsTheSelection() throws {
        let driver = try categories(.large, selected: "resilience")
        #expect(driver.screen.contains("A client that hears nothing back"))
        driver.press(.down)
        #expect(driver.screen.contains("A timeout turns waiting without end"))
        #expect(!driver.screen.contains("A client that hears nothing back"))
        driver.press(.left, .up)
        #expect(driver.screen.contains("A copy is right until its row changes."))
        #expect(driver.screen.contains("• ○ Cache invalidation"))
    }

    @Test func thePreviewOfWhatIsPlannedSaysSo() throws {
        let driver = try path(.large)
        driver.press(.up)
        #expect(driver.screen.contains("Not written yet."))
    }

    @Test func anOlderPreviewIsNotShownBesideAnotherTopic() throws {
        let driver = try categories(.large, selected: "resilience")
        let preview = PreviewData(summary: "Too late.", blocks: [])
        driver.send(.result(.preview("timeouts", preview)))
        #expect(!driver.screen.contains("Too late."))
    }

    @Test func aWiderTerminalBringsThePreview() throws {
        let driver = try categories(selected: "resilience")
        driver.resize(.large)
        #expect(driver.screen.contains("A client that hears nothing back"))
    }

    // MARK: Mouse

    @Test func aClickSelectsAndAnotherOpens() throws {
        let driver = try categories(selected: "resilience")
        #expect(driver.click("Timeouts"))
        #expect(driver.pointedRow?.contains("Timeouts") == true)
        #expect(driver.model.screens.count == 2)
        #expect(driver.click("Timeouts"))
        #expect(driver.model.screens.count == 3)
    }

    @Test func aClickOnAGroupShowsItsTopics() throws {
        let driver = try categories(selected: "resilience")
        #expect(driver.click("Caching"))
        #expect(driver.pointedRow?.contains("▸ Caching") == true)
        #expect(driver.screen.contains("Cache stampede"))
    }

    @Test func theWheelMovesInTheColumnUnderIt() throws {
        let driver = try categories(selected: "resilience")
        driver.scroll(.wheelUp, at: Point(x: 5, y: 4))
        #expect(driver.pointedRow?.contains("▸ Caching") == true)
        driver.scroll(.wheelDown, at: Point(x: 60, y: 4))
        #expect(driver.pointedRow?.contains("▸ ○ Cache stampede") == true)
    }

    @Test func aClickBelowTheListsDoesNothing() throws {
        let driver = try categories(selected: "resilience")
        let before = driver.model
        for x in [1, 10, 50] { driver.scroll(.press(.left), at: Point(x: x, y: 20)) }
        #expect(driver.model == before)
    }

    // MARK: Little room

    @Test func aNarrowTerminalShowsOneColumnAtATime() throws {
        let driver = try categories(.small, selected: "caching")
        #expect(driver.rows[0] == " Topics › Caching")
        #expect(driver.screen.contains("Cache invalidation"))
        #expect(!driver.screen.contains("Resilience"))
        driver.press(.left)
        #expect(driver.rows[0] == " Topics")
        #expect(driver.screen.contains("Resilience"))
        #expect(!driver.screen.contains("Cache invalidation"))
        #expect(driver.click("HTTP"))
        driver.press(.enter)
        #expect(driver.rows[0] == " Topics › HTTP")
    }

    @Test func aLongListScrollsWithTheSelection() throws {
        let extra = (10..<60).map { SampleTopic("extra-\($0)", title: "Extra \($0)", category: "caching") }
        let driver = try TestDriver.sample(.small, extra: extra, destination: .browse(.categories(selected: "caching")))
        for number in 10..<60 {
            #expect(driver.pointedRow?.contains("Extra \(number)") == true)
            driver.press(.down)
        }
        driver.press(.pageUp)
        #expect(driver.pointedRow?.contains("Extra") == true)
        driver.press(.home)
        #expect(driver.pointedRow?.contains("Extra 10") == true)
    }

    @Test func anEmptyCategorySaysSo() throws {
        let sample = try SampleContent(extra: [
            "content/categories.yml": "- {id: data, title: Data, summary: s, elsewhere: e}\n"
        ])
        let driver = try TestDriver(size: .usual, sample: sample, destination: .browse(.categories(selected: "data")))
        #expect(driver.screen.contains("Nothing here yet."))
        #expect(driver.pointedRow?.contains("▸ Data") == true)
        driver.press(.right, .enter)
        #expect(driver.screen.contains("There is nothing to open in “Data”."))
        driver.press(.enter, .down, .up, .end, .left, .enter)
        #expect(driver.model.screens.count == 2)
    }

    @Test func wideTitlesKeepTheColumnsStraight() throws {
        let extra = [
            SampleTopic("one", title: "测试 cache", category: "caching"),
            SampleTopic("two", title: "سلام", category: "caching"),
            SampleTopic("three", title: "👩‍👩‍👧 family", category: "caching"),
            SampleTopic("four", title: "e\u{301}tude", category: "caching"),
            SampleTopic("five", title: String(repeating: "测试", count: 40), category: "caching"),
        ]
        let driver = try TestDriver.sample(extra: extra, destination: .browse(.categories(selected: "caching")))
        try expectSnapshot(driver.screen, "browse-wide-80x24")
        let topics = driver.rows.filter { $0.hasSuffix(" min") }
        #expect(topics.count == 7)
        #expect(Set(topics.map(\.columns)) == [78])
    }
}
