import Content
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// The line between a list and its preview, and the preview's own scrolling, as a person uses them.
@Suite struct PreviewDividerTests {
    private static let lists: [Destination] = [
        .browse(category: "caching"), .catalogue(.tools), .path("start-here"), .search("lease"),
    ]

    /// Search shows its preview on demand.
    private func driver(_ destination: Destination, _ size: Size = .large, folder: TemporaryFolder? = nil) throws
        -> TestDriver
    {
        let driver = try TestDriver.sample(size, folder: folder, destination: destination)
        if case .search = destination { driver.press(.tab) }
        return driver
    }

    /// The column of the upright line; nil where there is none.
    private func line(_ driver: TestDriver) -> Int? {
        let row = Array(driver.rows[8])
        return row.firstIndex(of: "│")
    }

    @Test(arguments: lists)
    func theLineIsDraggedWithTheMouse(_ destination: Destination) throws {
        let driver = try driver(destination)
        let column = try #require(line(driver))
        driver.drag(from: Point(x: column, y: 8), to: Point(x: column - 5, y: 9), Point(x: column - 12, y: 9))
        #expect(abs(try #require(line(driver)) - (column - 12)) <= 1, "\(driver.screen)")
        #expect(driver.model.screens.count == 2, "nothing was opened")
    }

    @Test(arguments: lists)
    func theLineShowsWhileItIsHeld(_ destination: Destination) throws {
        let driver = try driver(destination)
        let column = try #require(line(driver))
        let before = driver.frame.buffer[column, 8].style
        driver.drag(from: Point(x: column, y: 8), end: false)
        #expect(driver.frame.buffer[column, 8].style.attributes.contains(.bold))
        #expect(driver.frame.buffer[column, 8].style != before)
    }

    @Test(arguments: lists)
    func theKeyboardMovesItToo(_ destination: Destination) throws {
        let driver = try driver(destination)
        let column = try #require(line(driver))
        driver.press(KeyEvent(.left, modifiers: .alt))
        let moved = try #require(line(driver))
        #expect(moved < column)
        driver.press(KeyEvent(.right, modifiers: .alt))
        #expect(abs(try #require(line(driver)) - column) <= 1)
    }

    @Test func itStandsOnEveryListAtEverySizeAndTheNextDay() throws {
        let folder = try TemporaryFolder()
        let today = try driver(.catalogue(.tools), folder: folder)
        today.type("<<<")
        #expect(today.model.settings.list == 35)
        let column = try #require(line(today))
        today.resize(.usual)
        today.resize(.large)
        #expect(line(today) == column)
        today.press(.escape)
        today.send(.input(.key(.character("q"))))
        let tomorrow = try driver(.path("start-here"), folder: folder)
        #expect(tomorrow.model.settings.list == 35)
        #expect(line(tomorrow) == column)
    }

    @Test func belowOneAnotherTheLineIsDraggedUpAndDown() throws {
        let driver = try driver(.catalogue(.tools), .usual)
        driver.press(.tab)
        let row = try #require(driver.rows.firstIndex { $0.contains("────") })
        driver.drag(from: Point(x: 40, y: row), to: Point(x: 10, y: row + 4))
        #expect(driver.rows.firstIndex { $0.contains("────") } == row + 4)
    }

    @Test func theSettingIsReadAndPutBack() throws {
        let driver = try driver(.catalogue(.tools))
        driver.type("<")
        let moved = line(driver)
        driver.type(":width of lists: auto")
        driver.press(.enter)
        #expect(driver.model.settings.list == nil)
        #expect(line(driver) != moved)
    }

    // MARK: Scrolling

    private var long: SampleTopic {
        let text = (1...60).map { "Paragraph \($0) of many." }.joined(separator: "\n\n")
        return SampleTopic("aaa-long", title: "Aaa long", category: "caching", parts: [text])
    }

    private func longDriver() throws -> TestDriver {
        try TestDriver.sample(.large, extra: [long], destination: .catalogue(.alphabet))
    }

    @Test func theWheelOverThePreviewScrollsThePreview() throws {
        let driver = try longDriver()
        let pointed = driver.pointedRow?.prefix(30)
        #expect(driver.screen.contains("Paragraph 1 of many"))
        driver.scroll(.wheelDown, at: Point(x: 100, y: 20))
        driver.scroll(.wheelDown, at: Point(x: 100, y: 20))
        driver.scroll(.wheelDown, at: Point(x: 100, y: 20))
        #expect(!driver.screen.contains("Paragraph 1 of many"))
        #expect(driver.pointedRow?.prefix(30) == pointed)
        for _ in 0..<200 { driver.scroll(.wheelDown, at: Point(x: 100, y: 20)) }
        #expect(driver.screen.contains("Paragraph 60 of many"), "it stops with the last row in sight")
        driver.scroll(.wheelUp, at: Point(x: 100, y: 20))
        driver.scroll(.wheelUp, at: Point(x: 100, y: 20))
        #expect(!driver.screen.contains("Paragraph 60 of many"), "and turns at once")
        driver.scroll(.wheelDown, at: Point(x: 5, y: 20))
        #expect(driver.pointedRow?.prefix(30) != pointed)
    }

    @Test(arguments: [
        (KeyEvent(.down, modifiers: .shift), KeyEvent(.up, modifiers: .shift)), (.control("e"), .control("y")),
    ])
    func keysScrollItToo(down: KeyEvent, up: KeyEvent) throws {
        let driver = try longDriver()
        for _ in 0..<3 { driver.press(down) }
        #expect(!driver.screen.contains("Paragraph 1 of many"))
        for _ in 0..<3 { driver.press(up) }
        #expect(driver.screen.contains("Paragraph 1 of many"))
    }

    @Test func anotherPageBeginsAtItsBeginning() throws {
        let driver = try longDriver()
        for _ in 0..<3 { driver.press(.control("e")) }
        driver.press(.down, .up)
        #expect(driver.screen.contains("Paragraph 1 of many"))
    }

    // MARK: The words that were looked for

    private func marked(_ driver: TestDriver, from column: Int) -> [String] {
        let (buffer, theme) = (driver.frame.buffer, Theme.terminal)
        return (0..<buffer.height).flatMap { y in
            let cells = (column..<buffer.width).map { buffer[$0, y] }
            return cells.split { !$0.style.attributes.isSuperset(of: theme.match.attributes) }
                .map { $0.map(\.text).joined() }
        }
    }

    @Test func thePreviewMarksTheWordsThatWereLookedFor() throws {
        let driver = try driver(.search("lease"))
        let column = try #require(line(driver))
        let words = marked(driver, from: column)
        #expect(!words.isEmpty)
        #expect(words.allSatisfy { $0.lowercased().hasPrefix("lease") }, "\(words)")
        driver.press(.control("u"))
        driver.type("kind:lab")
        #expect(marked(driver, from: try #require(line(driver))) == [])
    }

    /// Of many words the small ones aren't marked: they stand everywhere.
    @Test func smallWordsAreNotMarked() throws {
        let driver = try driver(.search("the lease"))
        let words = marked(driver, from: try #require(line(driver)))
        #expect(!words.isEmpty)
        #expect(!words.contains { $0.lowercased() == "the" }, "\(words)")
    }
}
