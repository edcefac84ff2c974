import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct PaletteTests {
    @Test(arguments: [
        Destination.home, .catalogue(.tools), .browse(category: nil), .page(.topic("idempotency"), part: nil),
    ])
    func nothingIsListedTwice(destination: Destination) throws {
        let driver = try TestDriver.sample(destination: destination)
        let titles = driver.model.paletteCommands.map(\.title)
        #expect(Set(titles).count == titles.count)
    }

    @Test(arguments: PictureSetting.all)
    func looksLikeItsPicture(_ setting: PictureSetting) throws {
        let driver = try TestDriver.sample(setting.size, glyphs: setting.glyphs)
        driver.type(":se")
        try expectSnapshot(driver.screen, "palette-\(setting.suffix)")
    }

    @Test func aPlaceIsReachedByItsName() throws {
        let driver = try TestDriver.sample()
        driver.type(":sett")
        #expect(driver.pointedRow?.contains("Settings") == true)
        driver.press(.enter)
        #expect(driver.rows[0].contains("Settings"))
        #expect(driver.model.overlay == nil)
    }

    @Test func everyPlaceCanBeReached() throws {
        for place in Place.all {
            let driver = try TestDriver.sample()
            driver.type(":" + place.title)
            #expect(driver.pointedRow?.contains(place.title) == true, "\(driver.screen)")
            driver.press(.enter)
            #expect(driver.model.screens.count == 2, "\(place.title)")
        }
    }

    @Test(arguments: [("curl", "curl", "tool"), ("status co", "Status codes", "reference")])
    func aToolOrAQuickReferenceIsReachedByItsTitle(_ typed: String, _ title: String, _ kind: String) throws {
        let driver = try TestDriver.sample()
        driver.type(":" + typed)
        let row = try #require(driver.pointedRow)
        #expect(row.contains(title) && row.contains(kind))
        driver.press(.enter)
        #expect(driver.rows[0].contains(title))
    }

    @Test func otherWordsFindAPlaceToo() throws {
        let driver = try TestDriver.sample()
        driver.type(":preferences")
        #expect(driver.pointedRow?.contains("Settings") == true)
    }

    @Test func aSettingIsChosenAndHoldsAtOnce() throws {
        let driver = try TestDriver.sample()
        driver.type(":theme high")
        driver.press(.enter)
        #expect(driver.model.settings.theme == .highContrast)
        driver.type(":theme high")
        #expect(!driver.screen.contains("Theme: high contrast"), "what holds already isn't offered")
    }

    @Test func thisScreensKeysAreListedWithTheirKeysAndPressed() throws {
        let driver = try TestDriver.sample(destination: .page(.topic("idempotency"), part: nil))
        driver.type(":mark as read")
        #expect(driver.pointedRow?.contains("Mark as read") == true)
        #expect(driver.pointedRow?.hasSuffix("r │") == true || driver.pointedRow?.contains(" r ") == true)
        driver.press(.enter)
        #expect(try driver.services.record.readingStates()["idempotency"] == .read)
    }

    @Test func aTopicALabAndAPathAreFoundByTheirTitles() throws {
        let driver = try TestDriver.sample()
        driver.type(":timeouts")
        #expect(driver.pointedRow?.contains("topic") == true)
        driver.press(.enter)
        #expect(driver.rows[0].contains("Timeouts"))
    }

    @Test func whatWasUsedLastComesFirst() throws {
        let driver = try TestDriver.sample()
        for query in ["glossary", "tools"] {
            driver.type(":" + query)
            driver.press(.enter)
        }
        driver.type(":")
        #expect(driver.pointedRow?.contains("Tools") == true)
        driver.press(.down)
        #expect(driver.pointedRow?.contains("Glossary") == true)
    }

    @Test func escapeClosesItAndNothingHasHappened() throws {
        let driver = try TestDriver.sample()
        let before = driver.screen
        driver.type(":q?/[")
        driver.press(.escape)
        #expect(driver.screen == before)
        #expect(!driver.hasQuit)
    }

    @Test func aClickChoosesTheWheelMovesAndBesideItCloses() throws {
        let driver = try TestDriver.sample()
        driver.type(":")
        let first = driver.pointedRow
        driver.scroll(.wheelDown, at: Point(x: 30, y: 10))
        #expect(driver.pointedRow != first)
        driver.click("Glossary")
        #expect(driver.rows[0].contains("Glossary"))
        driver.type(":")
        driver.scroll(.press(.left), at: Point(x: 0, y: 20))
        #expect(driver.model.overlay == nil)
        driver.type(":")
        driver.click("Esc close")
        #expect(driver.model.overlay == nil)
    }

    @Test func itOpensOverAFieldThatIsTypedIn() throws {
        let driver = try TestDriver.sample(destination: .search("lease"))
        driver.press(Key.function(2))
        driver.paste("glo\nssary")
        #expect(driver.screen.contains(": glo ssary"))
        driver.press(.enter)
        #expect(driver.rows[0].contains("Glossary"))
    }

    @Test func whatNothingIsCalledSaysWhereElseToLook() throws {
        let driver = try TestDriver.sample()
        driver.type(":zzzzqqq")
        #expect(driver.screen.contains("Nothing is called that."))
        driver.press(.enter)
        #expect(driver.model.palette != nil)
    }

    @Test func controlCQuitsFromIt() throws {
        let driver = try TestDriver.sample()
        driver.type(":x")
        driver.press(.control("c"))
        #expect(driver.hasQuit)
    }

    @Test(arguments: ScreenState.allCases)
    func everyCommandOfEveryScreenCanBeChosen(_ state: ScreenState) throws {
        let commands = try state.driver().model.paletteCommands
        // Every seventh: each takes a program of its own.
        for index in stride(from: 0, to: commands.count, by: 7) {
            let driver = try state.driver()
            driver.press(Key.function(2))
            guard driver.model.palette != nil else { return #expect(Bool(false), "\(state) takes F2") }
            for _ in 0..<index { driver.press(.down) }
            driver.press(.enter)
            guard case .palette? = driver.model.overlay else { continue }
            Issue.record("\(commands[index].title) left the palette open")
        }
    }
}
