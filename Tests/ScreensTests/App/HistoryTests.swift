import Content
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct HistoryTests {
    private func kinds(_ screens: [Screen]) -> [String] {
        screens.map { screen in
            switch screen {
            case .home: "home"
            case .browse: "browse"
            case .reader: "reader"
            case .search: "search"
            case .lab: "lab"
            case .path: "path"
            case .catalogue: "catalogue"
            case .settings: "settings"
            case .questions: "questions"
            case .progress: "progress"
            }
        }
    }

    /// Home, a path, a topic.
    private func onATopic() throws -> TestDriver {
        let driver = try TestDriver.sample()
        driver.press(.down, .down, .down, .enter, .enter)
        #expect(kinds(driver.model.screens) == ["home", "path", "reader"])
        return driver
    }

    @Test func backAndForwardBringTheSameScreensAgain() throws {
        let driver = try onATopic()
        let topic = driver.screen
        driver.type("[")
        let path = driver.screen
        driver.type("[")
        #expect(kinds(driver.model.screens) == ["home"])
        driver.type("]")
        #expect(driver.screen == path)
        driver.type("]")
        #expect(driver.screen == topic)
        driver.type("]")
        #expect(driver.screen == topic)
    }

    @Test(arguments: [KeyEvent.character("["), KeyEvent(.backspace), KeyEvent(.escape), .character("q")])
    func severalKeysLeadBack(_ key: KeyEvent) throws {
        let driver = try onATopic()
        driver.press(key)
        #expect(kinds(driver.model.screens) == ["home", "path"])
        #expect(kinds(driver.model.ahead) == ["reader"])
    }

    @Test(arguments: [KeyEvent.character("["), KeyEvent(.backspace), KeyEvent(.escape)])
    func fromHomeThereIsNoWayBack(_ key: KeyEvent) throws {
        let driver = try TestDriver.sample()
        let before = driver.model
        driver.press(key)
        #expect(driver.model == before)
    }

    @Test func aNewPlaceForgetsWhatLayAhead() throws {
        let driver = try onATopic()
        driver.type("[")
        driver.type("/")
        #expect(kinds(driver.model.screens) == ["home", "path", "search"])
        #expect(driver.model.ahead.isEmpty)
    }

    @Test func aDestinationLiesAboveHome() throws {
        let driver = try TestDriver.sample(destination: .page(.topic("timeouts"), part: nil))
        #expect(kinds(driver.model.screens) == ["home", "reader"])
        driver.type("[")
        #expect(driver.screen.contains("Start here"))
    }

    @Test func historyIsBoundedAndBeginsAtHome() {
        var model = AppModel(size: .usual)
        _ = model.update(.started(nil))
        for number in 0..<250 { _ = model.update(.started(.search("\(number)"))) }
        #expect(model.screens.count == AppModel.longestHistory)
        #expect(kinds(Array(model.screens.prefix(2))) == ["home", "search"])
        guard case .search(let last) = model.top else { return #expect(Bool(false), "\(model.top)") }
        #expect(last.field.text == "249")
    }

    @Test func historyHoldsOneLabAndTheOlderIsStopped() throws {
        let driver = try ScreenState.labRunning.driver(.usual)
        #expect(driver.labStarts.count == 1)
        driver.type("/idempotency keys")
        #expect(kinds(driver.model.screens) == ["home", "lab", "search"])
        #expect(driver.labStops == 0)
        #expect(driver.click("Idempotency keys"))
        #expect(kinds(driver.model.screens) == ["home", "search", "lab"])
        #expect(driver.labStops == 1)
    }

    @Test func aLabHearsItsNewsUnderAnotherScreen() throws {
        let driver = try ScreenState.labRunning.driver(.usual)
        driver.type("/")
        guard case .lab(let before) = driver.model.screens[1] else { return #expect(Bool(false)) }
        driver.deliver(.state(.paused))
        guard case .lab(let after) = driver.model.screens[1] else { return #expect(Bool(false)) }
        #expect(before != after)
        #expect(driver.screen.contains("type what you would say"))
    }

    @Test func leavingALabStopsIt() throws {
        let driver = try ScreenState.labRunning.driver(.usual)
        driver.type("q")
        #expect(kinds(driver.model.screens) == ["home"])
        #expect(driver.labStops == 1)
    }

    @Test func quittingStopsALabUnderAnotherScreen() throws {
        let driver = try ScreenState.labRunning.driver(.usual)
        driver.type("/")
        driver.press(.control("c"))
        #expect(driver.hasQuit)
        #expect(driver.labStops == 1)
    }

    @Test func whatCannotBeFoundIsToldInTheFooter() throws {
        let driver = try TestDriver.sample(destination: .path("no-such"))
        #expect(driver.footer.contains("There is no learning path “no-such”."))
        driver.press(.down)
        #expect(!driver.footer.contains("no-such"))
    }
}
