import Content
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct BrowseTests {
    private func categories(_ size: Size = .usual, selected: String? = nil, glyphs: GlyphSet = .unicode) throws
        -> TestDriver
    {
        try TestDriver.sample(size, glyphs: glyphs, destination: .browse(category: selected))
    }

    @Test(arguments: PictureSetting.all)
    func categoriesLookLikeTheirPicture(_ setting: PictureSetting) throws {
        let driver = try categories(setting.size, selected: "resilience", glyphs: setting.glyphs)
        try driver.services.record.markRead("timeouts")
        driver.type("[]")
        try expectSnapshot(driver.screen, "browse-\(setting.suffix)")
    }

    // MARK: Keys

    @Test(arguments: [KeyEvent(.left), .character("h")])
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
        #expect(driver.rows.contains { $0.contains("• Resilience") && $0.contains(" 1/3") })
    }

    @Test func sortingGoesThroughFourOrders() throws {
        let driver = try categories(selected: "resilience")
        var seen: [[String]] = []
        for _ in 0..<4 {
            driver.type("s")
            let first = driver.pointedRow?.components(separatedBy: "○ ").last?.components(separatedBy: "  ").first
            seen.append([driver.rows[0].components(separatedBy: " · ").first?.trimmed ?? "", first ?? ""])
        }
        let titles = ["by title", "by level", "by minutes", "0 of 6 read"]
        #expect(seen.map { $0[0].components(separatedBy: "  ").last?.trimmed } == titles)
        #expect(seen.map { $0[1] } == Array(repeating: "Idempotency and safe retries", count: 4))
        driver.press(.end)
        #expect(driver.pointedRow?.contains("Retries and backoff") == true)
        driver.type("s")
        driver.press(.end)
        #expect(driver.pointedRow?.contains("Timeouts") == true)
    }

    @Test func theFilterHidesWhatIsRead() throws {
        let driver = try categories(selected: "caching")
        try driver.services.record.markRead("cache-invalidation")
        driver.type("[]u")
        #expect(driver.rows[0].contains("unread only · 1 of 6 read"))
        #expect(!driver.screen.contains("Cache invalidation"))
        #expect(driver.footer.contains("u show all"))
        try driver.services.record.markRead("cache-stampede")
        driver.type("[]")
        #expect(driver.screen.contains("Everything here is read. u shows all."))
        driver.press(.enter)
        driver.type("u")
        #expect(driver.screen.contains("✓ Cache invalidation"))
    }

    // MARK: Filter

    @Test func aFilterLooksThroughAllCategories() throws {
        let driver = try categories(selected: "http")
        driver.type("fca")
        #expect(driver.rows[0].hasSuffix("2 topics"))
        #expect(driver.pointedRow?.contains("Cache invalidation") == true)
        #expect(driver.pointedRow?.contains("Caching") == true)
        driver.press(.down)
        #expect(driver.screen.contains("• Caching"))
        driver.press(.enter)
        #expect(driver.rows[0].contains("Cache stampede"))
        driver.type("[")
        driver.press(.escape)
        #expect(driver.pointedRow?.contains("Cache stampede") == true)
        #expect(!driver.screen.contains("Filter"))
        #expect(driver.model.screens.count == 2)
    }

    @Test func aFilterThatNothingMatchesSaysSo() throws {
        let driver = try categories()
        driver.press(.control("f"))
        driver.type("zzz")
        #expect(driver.screen.contains("No title has “zzz”. Esc shows all."))
        driver.press(.enter, .down, .up)
        driver.press(.escape)
        #expect(driver.screen.contains("HTTP methods"))
    }

    @Test(arguments: [Size.small, .usual, .large])
    func aFilterLooksLikeItsPicture(_ size: Size) throws {
        let driver = try categories(size, selected: "resilience")
        driver.type("fti")
        try expectSnapshot(driver.screen, "browse-filter-\(size.name)")
    }

    @Test func whatIsReadWholeIsChecked() throws {
        let driver = try categories(selected: "caching")
        for id: TopicID in ["cache-invalidation", "cache-stampede"] { try driver.services.record.markRead(id) }
        driver.type("[]")
        #expect(driver.rows.contains { $0.contains("• Caching") && $0.contains("✓ 2") })
    }

    // MARK: Preview

    @Test func onASmallScreenTabBringsThePreviewBelow() throws {
        let driver = try categories(selected: "resilience")
        driver.press(.tab)
        #expect(driver.screen.contains("A client that hears nothing back"))
        #expect(driver.pointedRow?.contains("Idempotency and safe retries") == true)
        driver.press(.tab)
        #expect(!driver.screen.contains("A client that hears nothing back"))
    }

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

    @Test func anOlderPreviewIsNotShownBesideAnotherTopic() throws {
        let driver = try categories(.large, selected: "resilience")
        let preview = PreviewData(title: "Timeouts", summary: "Too late.")
        driver.send(.result(.preview(PreviewRequest(.topic("timeouts")), preview)))
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
        #expect(driver.rows[0].hasPrefix(" Topics › Caching "))
        #expect(driver.screen.contains("Cache invalidation"))
        #expect(!driver.screen.contains("Resilience"))
        driver.press(.left)
        #expect(driver.rows[0].hasPrefix(" Topics  "))
        #expect(driver.screen.contains("Resilience"))
        #expect(!driver.screen.contains("Cache invalidation"))
        #expect(driver.click("HTTP"))
        driver.press(.enter)
        #expect(driver.rows[0].hasPrefix(" Topics › HTTP "))
    }

    @Test func aLongListScrollsWithTheSelection() throws {
        let extra = (10..<60).map { SampleTopic("extra-\($0)", title: "Extra \($0)", category: "caching") }
        let driver = try TestDriver.sample(.small, extra: extra, destination: .browse(category: "caching"))
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
        let driver = try TestDriver(size: .usual, sample: sample, destination: .browse(category: "data"))
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
        let driver = try TestDriver.sample(extra: extra, destination: .browse(category: "caching"))
        try expectSnapshot(driver.screen, "browse-wide-80x24")
        let topics = driver.rows.filter { $0.hasSuffix(" min") }
        #expect(topics.count == 7)
        #expect(Set(topics.map(\.columns)) == [78])
    }
}
