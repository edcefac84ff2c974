import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct AppModelTests {
    private func model(_ size: Size = .usual) -> AppModel {
        var model = AppModel(size: size)
        _ = model.update(.started(nil))
        return model
    }

    private func press(_ key: KeyEvent, _ model: inout AppModel) -> [Effect] { model.update(.input(.key(key))) }

    @Test func startingAsksForHome() {
        var model = AppModel(size: .usual)
        #expect(model.update(.started(nil)) == [.loadHome])
    }

    @Test func qOnHomeQuits() {
        var model = model()
        #expect(press(.character("q"), &model) == [])
        #expect(model.hasQuit)
    }

    @Test func controlZSuspends() {
        var model = model()
        #expect(press(.control("z"), &model) == [.suspend])
        #expect(!model.hasQuit)
        #expect(model.update(.input(.resumed)) == [])
    }

    @Test(arguments: [InputEvent.terminate(signal: 15), .closed])
    func aSignalOrAClosedTerminalEndsTheProgram(_ event: InputEvent) {
        var model = model()
        _ = model.update(.input(event))
        #expect(model.hasQuit)
        #expect(model.endingSignal == (event == .closed ? nil : 15))
    }

    @Test func aKeyWithoutAUseChangesNothing() {
        var model = model()
        let before = model
        #expect(press(KeyEvent(.function(12)), &model) == [])
        #expect(model == before)
    }

    @Test func aNoticeStandsInTheFooterUntilTheNextKey() throws {
        let driver = try TestDriver.sample()
        let footer = driver.footer
        driver.send(.result(.failed("The record can't be written: disk full.")))
        #expect(driver.footer == " The record can't be written: disk full.")
        driver.press(.down)
        #expect(driver.footer == footer)
    }

    @Test func aClickTakesTheNoticeAwayToo() throws {
        let driver = try TestDriver.sample()
        let footer = driver.footer
        driver.send(.result(.failed("Something is wrong.")))
        // What lies under the notice isn't pressed unseen.
        driver.click("Something")
        #expect(driver.footer == footer)
        #expect(driver.model.screens.count == 1)
    }

    @Test func aNoticeCanComeWithTheStart() {
        let model = AppModel(size: .usual, notice: "The record was mended.")
        let frame = model.view(ViewContext(theme: .terminal, glyphs: .unicode))
        #expect(frame.buffer.text(row: 23) == " The record was mended.")
        #expect(frame.buffer[0, 23].style == .plain)
        #expect(frame.buffer[1, 23].style == Theme.terminal.warning)
    }

    @Test func aDueFrameChangesNothing() {
        var model = model()
        let before = model
        #expect(model.update(.drawDue) == [])
        #expect(model == before)
    }

    // MARK: Size

    @Test(arguments: [Size(width: 39, height: 24), Size(width: 80, height: 9), Size(width: 1, height: 1), Size.zero])
    func tooSmallSaysSoAndRecovers(_ size: Size) throws {
        let driver = try TestDriver.sample()
        driver.press(.down)
        let before = driver.screen
        driver.resize(size)
        if size.width >= 30 {
            #expect(driver.rows[0] == "Too small: \(size.width) × \(size.height).")
            #expect(driver.rows[1] == "backlab needs 40 × 10.")
        }
        driver.type("/x?L")
        driver.paste("unseen")
        driver.press(.enter)
        driver.resize(.usual)
        #expect(driver.screen == before)
    }

    @Test func tooSmallStillQuitsAndSuspends() {
        var model = model(Size(width: 20, height: 5))
        #expect(press(.control("z"), &model) == [.suspend])
        _ = press(.control("c"), &model)
        #expect(model.hasQuit)
        var other = AppModel(size: Size(width: 20, height: 5))
        _ = press(.character("q"), &other)
        #expect(other.hasQuit)
    }

    /// A lab's brief is shown from its start again once all of it has fitted.
    @Test(arguments: ScreenState.allCases.filter { $0 != .labBrief })
    func resizeKeepsSelectionAndPlace(_ state: ScreenState) throws {
        let driver = try state.driver(.usual)
        driver.press(.down, .down)
        let before = driver.screen
        for size in [Size.small, .large, Size(width: 10, height: 3), .usual] { driver.resize(size) }
        #expect(driver.screen == before)
    }

    @Test(arguments: ScreenState.allCases)
    func everySizeIsDrawn(_ state: ScreenState) throws {
        let driver = try state.driver()
        for width in [0, 1, 2, 39, 40, 41, 59, 60, 61, 99, 100, 109, 110, 200] {
            for height in [0, 1, 2, 9, 10, 11, 15, 16, 17, 60] {
                driver.resize(Size(width: width, height: height))
                #expect(driver.frame.buffer.size == Size(width: width, height: height))
            }
        }
    }

    // MARK: Header and footer

    @Test func theHelpStaysInTheFooterWhereOthersGo() throws {
        let driver = try TestDriver.sample(.small)
        #expect(driver.footer == " Enter open   L labs   ? help")
    }

    @Test func aClickInTheFooterIsTheKey() throws {
        let driver = try TestDriver.sample()
        #expect(driver.click("/ search"))
        #expect(driver.screen.contains("type what you would say"))
        #expect(driver.click("Esc back"))
        #expect(driver.model.screens.count == 1)
        #expect(driver.click("? help"))
        #expect(driver.model.isHelpOpen)
        #expect(driver.click("Esc close"))
        #expect(!driver.model.isHelpOpen)
        #expect(driver.click("q quit"))
        #expect(driver.hasQuit)
    }

    @Test func aClickInTheFooterFindsItsKeyInASCIIToo() throws {
        let driver = try TestDriver.sample(glyphs: .ascii, destination: .browse(category: nil))
        #expect(driver.click("s sort"))
        #expect(driver.rows[0].hasSuffix("by title . 0 of 6 read"))
    }

    @Test func aClickBetweenOrOutsideDoesNothing() throws {
        let driver = try TestDriver.sample()
        let before = driver.model
        for point in [Point(x: 0, y: 0), Point(x: 79, y: 23), Point(x: 40, y: 1)] {
            driver.scroll(.press(.left), at: point)
            driver.scroll(.press(.right), at: point)
            driver.scroll(.release, at: point)
            driver.scroll(.drag, at: point)
        }
        #expect(driver.model == before)
    }

    @Test(.timeLimit(.minutes(1)), arguments: [1, 2, 3] as [UInt64])
    func anyInputInAnyOrderIsSurvived(seed: UInt64) throws {
        let driver = try TestDriver.sample()
        var random = SplitMix(seed: seed)
        let keys: [KeyEvent] =
            "/?[]hjklgGsuLfonN123 \u{301}测".map { .character($0) }
            + [.enter, .escape, .tab, .backspace, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end].map {
                KeyEvent($0)
            }
            + [.control("d"), .control("u"), .control("f"), .control("w")]
        for _ in 0..<400 {
            let point = Point(x: .random(in: -2..<90, using: &random), y: .random(in: -2..<30, using: &random))
            switch Int.random(in: 0..<12, using: &random) {
            case 0:
                let size = Size(
                    width: .random(in: 0..<140, using: &random),
                    height: .random(in: 0..<50, using: &random)
                )
                driver.resize(size)
            case 1: driver.scroll(.press(.left), at: point)
            case 2: driver.scroll(Bool.random(using: &random) ? .wheelUp : .wheelDown, at: point)
            case 3: driver.paste("cache\u{0}\u{1B}[2J ")
            default: driver.press(keys.randomElement(using: &random) ?? KeyEvent(.enter))
            }
            #expect(driver.frame.buffer.size == driver.model.size)
        }
        #expect(driver.model.screens.first?.isHome == true)
    }
}

extension Screen {
    fileprivate var isHome: Bool {
        if case .home = self { true } else { false }
    }
}
