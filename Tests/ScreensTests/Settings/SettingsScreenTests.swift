import Foundation
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct SettingsScreenTests {
    private func driver(_ size: Size = .usual, glyphs: GlyphSet = .unicode) throws -> TestDriver {
        try TestDriver.sample(size, glyphs: glyphs, destination: .settings)
    }

    @Test(arguments: PictureSetting.all)
    func looksLikeItsPicture(_ setting: PictureSetting) throws {
        let driver = try driver(setting.size, glyphs: setting.glyphs)
        // The folder is another each time, and as long as it likes.
        driver.send(.result(.settingsFile("/home/ada/.config/backlab/settings.yml", issue: nil)))
        try expectSnapshot(driver.screen, "settings-\(setting.suffix)")
    }

    @Test func aThemeHoldsAtOnceAndIsKept() throws {
        let driver = try driver()
        #expect(driver.frame.buffer[0, 0].style == .plain)
        driver.press(.right)
        #expect(driver.screen.contains("‹ dark ›"))
        #expect(driver.frame.buffer[0, 10].style.background == Theme.dark.background)
        let next = try TestDriver.sample(folder: driver.folder)
        #expect(next.model.settings.theme == .dark)
        #expect(next.frame.buffer[0, 10].style.background == Theme.dark.background)
    }

    @Test func theScreenSaysWhereItIsKept() throws {
        let driver = try driver(.large)
        #expect(driver.screen.contains("Kept in \(driver.folder.url.path)"))
    }

    @Test func theMouseIsLeftToTheTerminalAtOnce() throws {
        let driver = try driver()
        driver.press(.down, .down, .down, .enter)
        #expect(driver.mouseUses == [false])
        driver.press(.left)
        #expect(driver.mouseUses == [false, true])
    }

    @Test func symbolsAreASCIIAtOnce() throws {
        let driver = try driver()
        driver.click("Symbols")
        driver.press(.left)
        let isASCII = driver.screen.allSatisfy { $0.isASCII }
        #expect(isASCII)
        driver.press(.right)
        #expect(driver.screen.contains("▸"))
    }

    @Test func onASmallScreenEachSettingIsShownWithWhatItMeans() throws {
        let driver = try driver(.small)
        let meanings = [
            "Running text is at most", "Messages travel", "The mouse clicks", "Unicode", "a list", "The outline beside",
        ]
        for meaning in meanings {
            driver.press(.down)
            let pointed = try #require(driver.rows.firstIndex { $0.contains("▸") })
            let meant = try #require(driver.rows.firstIndex { $0.contains(meaning) }, "\(meaning): \(driver.screen)")
            #expect(pointed < meant)
        }
        // What is clicked is what stands there, not what would stand there on a large screen.
        driver.click("Symbols")
        #expect(driver.pointedRow?.contains("Symbols") == true)
    }

    @Test func aClickSelectsAndTurns() throws {
        let driver = try driver()
        driver.click("Motion")
        #expect(driver.pointedRow?.contains("Motion") == true)
        driver.click("full")
        #expect(driver.model.settings.motion == .reduced)
        driver.click("‹")
        #expect(driver.model.settings.motion == .full)
        driver.scroll(.wheelUp, at: Point(x: 10, y: 5))
        #expect(driver.pointedRow?.contains("Width of text") == true)
    }

    @Test func pagesAreSetToTheNewWidth() throws {
        let driver = try TestDriver.sample(.large, destination: .page(.topic("idempotency"), part: nil))
        guard case .reader(let before) = driver.model.top else { return #expect(Bool(false)) }
        #expect(before.geometry.columns == 72)
        var narrow = Settings()
        narrow.measure = .narrow
        var model = driver.model
        _ = model.change(narrow)
        guard case .reader(let after) = model.top else { return #expect(Bool(false)) }
        #expect(after.geometry.columns == 60)
        #expect(after.lines.allSatisfy { $0.columns <= after.geometry.text.width })
    }

    @Test func aFileWithAFaultIsToldAndTheFaultGoesWithAChange() throws {
        let folder = try TemporaryFolder()
        try folder.write("theme: purple\n", to: "config/settings.yml")
        let driver = try TestDriver.sample(.large, folder: folder, destination: .settings)
        #expect(driver.screen.contains("theme is \"purple\""))
        driver.press(.right)
        #expect(!driver.screen.contains("purple"))
        #expect(
            try String(contentsOf: folder.url.appending(path: "config/settings.yml"), encoding: .utf8)
                == "theme: dark\n"
        )
    }

    @Test func whatCannotBeKeptHoldsAllTheSameAndIsTold() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "config")
        let driver = try TestDriver.sample(.large, folder: folder, destination: .settings)
        driver.press(.right)
        #expect(driver.model.settings.theme == .dark)
        #expect(driver.footer.contains("can't be written"))
    }

    @Test func theEnvironmentGoesBeforeTheFile() {
        var settings = Settings()
        settings.theme = .dark
        settings.symbols = .unicode
        let context = ViewContext(
            settings: settings,
            surroundings: Surroundings(hasColour: false, isUnicode: false, background: .black)
        )
        #expect(context.theme == .terminal)
        #expect(context.glyphs == .ascii)
    }
}
