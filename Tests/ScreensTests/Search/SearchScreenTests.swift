import Content
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct SearchScreenTests {
    @Test(arguments: PictureSetting.all)
    func resultsLookLikeTheirPicture(_ setting: PictureSetting) throws {
        let driver = try TestDriver.sample(setting.size, glyphs: setting.glyphs)
        driver.type("/lea")
        driver.press(.down)
        try expectSnapshot(driver.screen, "search-\(setting.suffix)")
    }

    @Test(arguments: [Size.small, .usual, .large, .wide])
    func theInvitationLooksLikeItsPicture(_ size: Size) throws {
        let driver = try TestDriver.sample(size)
        driver.type("/")
        try expectSnapshot(driver.screen, "search-invitation-\(size.name)")
    }

    @Test func aMisspellingIsCorrectedAndSaid() throws {
        let driver = try TestDriver.sample()
        driver.type("/stampde")
        try expectSnapshot(driver.screen, "search-did-you-mean-80x24")
        #expect(driver.footer.contains("→ take it"))
        driver.press(.right)
        #expect(driver.rows[0].hasPrefix(" / stampede "))
        #expect(!driver.screen.contains("Nothing as typed"))
    }

    @Test func nothingFoundSaysWhatToTry() throws {
        let driver = try TestDriver.sample()
        driver.type("/zzzqqq")
        #expect(driver.screen.contains("Nothing found."))
        #expect(driver.screen.contains("Try fewer words"))
        #expect(driver.rows[0].contains("0 results"))
    }

    @Test(arguments: [
        ("curl", "curl", "curl sends the request"),
        ("status", "Status codes", "Too Many Requests"),
        ("lease", "lease", "A right that ends by itself"),
        ("idempotency keys", "Idempotency keys", "Of 100 orders"),
        ("timeouts", "Timeouts", "A timeout turns waiting"),
        ("start here", "Start here", "One request"),
    ])
    func everyKindOpens(query: String, title: String, shown: String) throws {
        let driver = try TestDriver.sample()
        driver.type("/" + query)
        while driver.pointedRow?.contains(title) == false, driver.pointedRow != nil {
            let before = driver.pointedRow
            driver.press(.down)
            guard driver.pointedRow != before else { break }
        }
        #expect(driver.pointedRow?.contains(title) == true)
        driver.press(.enter)
        #expect(driver.screen.contains(shown))
        driver.type("[")
        #expect(driver.rows[0].hasPrefix(" / \(query) "))
    }

    @Test func theHitsPartIsOpened() throws {
        let driver = try TestDriver.sample()
        driver.type("/in:how lease")
        #expect(driver.screen.contains("Caching · How it works"))
        driver.press(.enter)
        #expect(driver.rows[0].contains("How it works"))
    }

    @Test func lettersAreLettersWhileOneTypes() throws {
        let driver = try TestDriver.sample()
        driver.type("/q?/[]L")
        #expect(driver.rows[0].hasPrefix(" / q?/[]L"))
        #expect(!driver.hasQuit)
    }

    @Test func theEditingKeysEdit() throws {
        let driver = try TestDriver.sample()
        driver.type("/cache stampede")
        driver.press(.control("w"))
        #expect(driver.rows[0].hasPrefix(" / cache  "))
        driver.press(.control("a"))
        driver.type("x")
        driver.press(.control("e"))
        driver.press(.backspace, .backspace)
        #expect(driver.rows[0].hasPrefix(" / xcach "))
        driver.press(.control("u"))
        #expect(driver.screen.contains("type what you would say"))
        driver.press(.escape)
        #expect(driver.model.screens.count == 1)
    }

    @Test func backspaceInAnEmptyFieldStays() throws {
        let driver = try TestDriver.sample()
        driver.type("/")
        driver.press(.backspace)
        #expect(driver.model.screens.count == 2)
    }

    @Test(arguments: [
        "\u{0}", "\"", "AND OR NOT", "*", "(((", "a* \"b", "';--", "\u{1B}[31m",
        String(repeating: "x y ", count: 2_500),
    ])
    func anyInputIsSafe(_ text: String) throws {
        let driver = try TestDriver.sample()
        driver.type("/")
        driver.paste(text)
        driver.press(.down, .enter)
        #expect(!driver.footer.contains("failed"))
        #expect(!driver.screen.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    @Test(arguments: [Size.small, .usual, .large, .wide])
    func aLongTextLeavesRoomForTheNumberOfResults(_ size: Size) throws {
        let driver = try TestDriver.sample(size)
        driver.type("/cache")
        driver.paste(String(repeating: " cache", count: 100))
        let header = driver.rows[0]
        #expect(header.hasPrefix(" / "))
        #expect(header.hasSuffix("0.6 ms"))
        #expect(header.columns <= size.width)
        let cursor = try #require(driver.frame.cursor)
        #expect(driver.frame.buffer[cursor.x - 1, 0].text == "e")
        #expect(driver.frame.buffer[cursor.x, 0].text == " ")
    }

    @Test func theWheelMovesTheSelection() throws {
        let driver = try TestDriver.sample()
        driver.type("/lea")
        driver.scroll(.wheelDown, at: Point(x: 10, y: 10))
        guard case .search(let model) = driver.model.top else { return #expect(Bool(false)) }
        #expect(model.selected == 1)
    }

    @Test func wideTitlesKeepTheColumnsStraight() throws {
        let extra = [
            SampleTopic("one", title: "测试 lease", category: "caching"),
            SampleTopic("two", title: "سلام lease", category: "caching"),
            SampleTopic("three", title: "👩‍👩‍👧 lease", category: "caching"),
            SampleTopic("four", title: "e\u{301}tude lease", category: "caching"),
        ]
        let driver = try TestDriver.sample(extra: extra)
        driver.type("/lease")
        try expectSnapshot(driver.screen, "search-wide-80x24")
        let titles = driver.rows.filter { $0.contains("topic  ") }
        #expect(titles.count >= 6)
        #expect(Set(titles.map(\.columns)) == [79])
    }
}
