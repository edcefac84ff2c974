import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// The line between a page and its outline.
@Suite struct ReaderDividerTests {
    private func reader() throws -> TestDriver {
        try TestDriver.sample(.large, destination: .page(.topic("idempotency"), part: nil))
    }

    private func outline(_ driver: TestDriver) throws -> Int {
        let row = try #require(driver.rows.first { $0.contains("Outline") })
        return String(try #require(row.components(separatedBy: "Outline").first)).columns
    }

    @Test func theOutlineIsMadeWiderAndNarrower() throws {
        let driver = try reader()
        let column = try outline(driver)
        driver.drag(from: Point(x: column - 2, y: 10), to: Point(x: column - 14, y: 11))
        #expect(abs(try outline(driver) - (column - 12)) <= 1, "\(driver.screen)")
        driver.press(KeyEvent(.right, modifiers: .alt))
        #expect(try outline(driver) > column - 12)
        #expect(driver.model.settings.outline != nil)
    }

    /// The line that was on top stays there while the text is set for another width.
    @Test func thePlaceIsKept() throws {
        let driver = try reader()
        driver.resize(Size(width: 112, height: 14))
        driver.type("3")
        let top = driver.rows[2].prefix(40)
        for _ in 0..<6 { driver.press(KeyEvent(.left, modifiers: .alt)) }
        #expect(driver.rows[2].trimmed.hasPrefix(String(top).trimmed.prefix(12)), "\(driver.screen)")
        guard case .reader(let model) = driver.model.top else { return }
        #expect(model.layout?.text.columns == model.geometry.columns)
        #expect(model.geometry.columns < 72)
    }

    @Test func withoutAnOutlineThereIsNoLineToMove() throws {
        let driver = try reader()
        driver.resize(.usual)
        let before = driver.screen
        driver.press(KeyEvent(.left, modifiers: .alt))
        #expect(driver.screen == before)
        #expect(driver.model.settings.outline == nil)
    }
}
