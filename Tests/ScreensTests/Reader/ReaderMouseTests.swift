import Content
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Whatever is drawn to be clicked is clicked where it is drawn, at every size.
@Suite struct ReaderMouseTests {
    static let sizes = [Size.small, .usual, .large, Size(width: 200, height: 60), Size(width: 110, height: 16)]

    private func driver(_ size: Size) throws -> TestDriver {
        try TestDriver.sample(size, destination: .page(.topic("idempotency"), part: nil))
    }

    @Test(arguments: sizes) func aLinkInTheText(size: Size) throws {
        let driver = try driver(size)
        while !driver.screen.contains("backoff"), !driver.screen.contains("100 %") { driver.press(.down) }
        #expect(driver.click("backoff"))
        #expect(driver.rows[0].contains("Retries"))
    }

    @Test(arguments: sizes) func aPartsNumberInTheHeader(size: Size) throws {
        let driver = try driver(size)
        for number in [3, 1, 4] where driver.rows[0].contains("1 2 3 4 5") {
            let before = driver.rows[0].prefix { !"\(number)".contains($0) }
            let x = CellWidth.columns(of: String(before))
            driver.send(.input(.mouse(MouseEvent(kind: .press(.left), position: Point(x: x, y: 0)))))
            let title = Part.allCases.first { $0.number == number }?.heading ?? ""
            #expect(driver.rows[0].contains(title))
        }
    }

    @Test(arguments: sizes.filter { $0.width >= 110 }) func aRowOfTheOutline(size: Size) throws {
        let driver = try driver(size)
        #expect(driver.click("Common mistakes"))
        #expect(driver.rows[0].contains("Common mistakes"))
    }

    @Test(arguments: sizes) func aHintInTheFooter(size: Size) throws {
        let driver = try driver(size)
        #expect(driver.click("read on"))
        #expect(!driver.rows[0].contains("  0 %"))
    }

    @Test(arguments: sizes) func theWheelReadsOn(size: Size) throws {
        let driver = try driver(size)
        driver.scroll(.wheelDown, at: Point(x: 5, y: 5))
        #expect(!driver.rows[0].contains("  0 %") || size.height == 60)
    }
}
