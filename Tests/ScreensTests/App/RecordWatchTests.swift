import Foundation
import KnowledgeStore
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Two copies of the program at once.
@Suite struct RecordWatchTests {
    private func other(_ driver: TestDriver) throws -> LearnerRecord {
        try LearnerRecord.open(at: driver.folder.url.appending(path: "data"), now: { Date() })
    }

    @Test func whatTheOtherCopyWritesIsToldOnce() throws {
        let driver = try TestDriver.sample()
        let other = try other(driver)
        let mailbox = Mailbox<AppMessage>()
        let watch = RecordWatch(record: driver.services.record, mailbox: mailbox)
        var seen: Int?
        watch.look(after: &seen)
        _ = mailbox.drain()
        watch.look(after: &seen)
        try driver.services.record.addSearch("mine")
        watch.look(after: &seen)
        #expect(mailbox.drain() == [])
        try other.markRead("idempotency")
        for _ in 0..<3 { watch.look(after: &seen) }
        #expect(mailbox.drain() == [.result(.recordChanged)])
    }

    @Test func browseShowsItAndKeepsItsSelection() throws {
        let driver = try ScreenState.browse.driver()
        driver.press(.down)
        let before = driver.screen
        driver.send(.result(.recordChanged))
        #expect(driver.screen == before)
        let record = try other(driver)
        for topic in try driver.services.index.topics() { try record.markRead(topic.id) }
        #expect(driver.screen == before)
        driver.send(.result(.recordChanged))
        #expect(driver.screen != before)
        #expect(driver.screen.contains("✓"))
    }

    @Test(arguments: [ScreenState.reader, .readerNote, .search, .labRunning, .questionsAnswered])
    func whatSomebodyIsInTheMiddleOfStays(state: ScreenState) throws {
        let driver = try state.driver()
        let before = driver.screen
        try other(driver).markRead("timeouts")
        driver.send(.result(.recordChanged))
        #expect(driver.screen == before)
    }
}
