import Content
import Foundation
import KnowledgeStore
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct ProgressTests {
    @Test(arguments: PictureSetting.all)
    func itLooksLikeItsPicture(_ setting: PictureSetting) throws {
        let driver = try ProgressFixture.driver(setting.size, glyphs: setting.glyphs)
        try expectSnapshot(driver.screen, "progress-\(setting.suffix)")
        driver.type("G")
        try expectSnapshot(driver.screen, "progress-end-\(setting.suffix)")
    }

    @Test(arguments: PictureSetting.all)
    func aNewcomersProgressLooksLikeItsPicture(_ setting: PictureSetting) throws {
        let driver = try ProgressFixture.driver(setting.size, glyphs: setting.glyphs, isNewcomer: true)
        try expectSnapshot(driver.screen, "progress-newcomer-\(setting.suffix)")
    }

    @Test func whatIsSelectedOpens() throws {
        let driver = try ProgressFixture.driver(.large)
        #expect(driver.pointedRow?.contains("Start here") == true)
        driver.press(.enter)
        #expect(driver.rows[0].contains("Start here"))
        driver.type("[")
        driver.press(.down, .down)
        #expect(driver.pointedRow?.contains("Caching") == true)
        driver.press(.enter)
        #expect(driver.screen.contains("Cache stampede"))
        driver.type("[")
        #expect(driver.pointedRow?.contains("Caching") == true)
        driver.press(.end)
        #expect(driver.screen.contains("✓ Idempotency keys"))
        driver.press(.enter)
        #expect(driver.rows[0].contains("Idempotency keys"))
    }

    @Test func theMouseOpensAndScrolls() throws {
        let driver = try ProgressFixture.driver()
        for _ in 0..<20 { driver.scroll(.wheelDown, at: Point(x: 10, y: 10)) }
        #expect(driver.screen.contains("Reviews ahead"))
        #expect(!driver.screen.contains("more ↓"))
        for _ in 0..<20 { driver.scroll(.wheelUp, at: Point(x: 10, y: 10)) }
        #expect(driver.screen.contains("This week"))
        driver.resize(.large)
        #expect(driver.click("Resilience"))
        #expect(driver.screen.contains("Timeouts"))
    }

    @Test(arguments: [Size.small, .usual, .large])
    func theKeysAreAlwaysOnSomethingThatIsShown(_ size: Size) throws {
        let driver = try ProgressFixture.driver(size)
        for title in ["HTTP", "Caching", "Resilience", "Idempotency keys"] {
            driver.press(.down)
            #expect(driver.pointedRow?.contains(title) == true)
        }
        driver.press(.down)
        #expect(!driver.screen.contains("more ↓"))
        driver.press(.home)
        #expect(driver.screen.contains("This week"))
    }

    @Test func rBeginsAReview() throws {
        let driver = try ProgressFixture.driver()
        driver.type("r")
        #expect(driver.rows[0].hasPrefix(" Review"))
    }

    @Test func theRecordIsExportedToANewFileEachTime() throws {
        let driver = try ProgressFixture.driver()
        driver.type("ee")
        let names = ["backlab-progress-2026-11-26.json", "backlab-progress-2026-11-26-2.json"]
        for name in names {
            let file = driver.folder.url.appending(path: name)
            #expect(try RecordArchive(json: Data(contentsOf: file)).reading.count == 3)
        }
        #expect(driver.footer.contains("Your record is in"))
    }

    @Test func comingBackShowsWhatWasDoneMeanwhile() throws {
        let driver = try ProgressFixture.driver(.large)
        #expect(driver.rows.contains { $0.contains("2 of 6 read, 1 begun") })
        driver.press(.enter)
        try driver.services.record.markRead("idempotency")
        driver.type("[")
        #expect(driver.rows.contains { $0.contains("3 of 6 read") && !$0.contains("begun") })
    }
}
