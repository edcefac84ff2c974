import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct HelpTests {
    @Test(arguments: PictureSetting.all)
    func looksLikeItsPicture(_ setting: PictureSetting) throws {
        let driver = try TestDriver.sample(setting.size, glyphs: setting.glyphs)
        driver.type("?")
        try expectSnapshot(driver.screen, "help-\(setting.suffix)")
    }

    @Test(arguments: [KeyEvent(.escape), .character("?"), .character("q"), KeyEvent(.enter), .character("x")])
    func anyOtherKeyClosesItAndDoesNothingElse(_ key: KeyEvent) throws {
        let driver = try TestDriver.sample()
        let before = driver.screen
        driver.type("?")
        driver.press(key)
        #expect(driver.screen == before)
        #expect(!driver.hasQuit)
    }

    @Test func whatDoesNotFitIsScrolledTo() throws {
        let driver = try TestDriver.sample(.small)
        driver.type("?")
        #expect(driver.screen.contains("more ↓"))
        #expect(driver.footer.contains("↑ ↓ scroll"))
        var seen: [String] = []
        for _ in 0..<40 {
            seen += driver.rows
            driver.press(.down)
        }
        let model = driver.model
        let words = (model.top.model.help + model.keysEverywhere.help).flatMap { $0.help.split(separator: " ") }
        for word in words { #expect(seen.contains { $0.contains(word) }, "\(word)") }
        #expect(!driver.screen.contains("more ↓"))
        driver.type("g")
        #expect(driver.screen.contains("Keys of this screen"))
    }

    @Test func theWheelScrollsItAndAClickClosesIt() throws {
        let driver = try TestDriver.sample(.small)
        driver.type("?")
        let first = driver.screen
        driver.scroll(.wheelDown, at: Point(x: 5, y: 5))
        #expect(driver.screen != first)
        driver.scroll(.wheelUp, at: Point(x: 5, y: 5))
        #expect(driver.screen == first)
        driver.scroll(.press(.left), at: Point(x: 5, y: 5))
        #expect(!driver.model.isHelpOpen)
    }

    @Test func whatIsPastedGoesNowhere() throws {
        let driver = try TestDriver.sample(destination: .search("lease"))
        driver.press(.function(1))
        driver.paste("more")
        driver.press(.escape)
        #expect(driver.rows[0].hasPrefix(" / lease "))
    }

    @Test func controlCAndControlZWorkUnderIt() throws {
        var model = AppModel(size: .usual)
        _ = model.update(.input(.key(.character("?"))))
        #expect(model.update(.input(.key(.control("z")))) == [.suspend])
        _ = model.update(.input(.key(.control("c"))))
        #expect(model.hasQuit)
    }

    @Test func aLargerTerminalShowsItWhole() throws {
        let driver = try TestDriver.sample(.small)
        driver.type("?G")
        driver.resize(.large)
        #expect(driver.screen.contains("Keys of this screen"))
        #expect(driver.screen.contains("Ctrl-C"))
    }

    @Test func wideCharactersUnderneathKeepTheBorderStraight() throws {
        let driver = try TestDriver.sample(
            extra: [
                SampleTopic("wide-one", title: "测试测试测试测试测试测试测试", category: "caching"),
                SampleTopic("wide-two", title: "x测试测试测试测试测试测试测试", category: "caching"),
            ],
            destination: .browse(category: "caching")
        )
        driver.type("?")
        let frame = driver.frame.buffer
        let corner = try #require(frame.firstColumn(of: "┌"))
        let rows = (0..<24).filter { frame[corner, $0].text == "│" }
        #expect(rows.count >= 18)
    }
}

extension Buffer {
    fileprivate func firstColumn(of text: String) -> Int? {
        (0..<size.width).first { x in (0..<size.height).contains { self[x, $0].text == text } }
    }
}
