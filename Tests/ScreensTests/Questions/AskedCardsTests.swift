import Content
import Foundation
import KnowledgeStore
import TestSupport
import Testing

@testable import Screens

/// What counts as due is what a review would ask.
@Suite struct AskedCardsTests {
    private static let day: TimeInterval = 86_400
    private static let prompt = "A client times out after `POST /payments`. What does it know?"

    private func loader(_ driver: TestDriver) -> QuestionsLoader { QuestionsLoader(driver.services) }

    /// Answers the first two of the topic's questions wrongly, and lets a day pass.
    private func answered() throws -> QuestionsFixture {
        let fixture = try QuestionsFixture()
        let driver = try fixture.driver()
        driver.type("b")
        driver.press(.enter)
        driver.type("b")
        driver.press(.enter)
        fixture.wait(seconds: Self.day)
        #expect(try loader(driver).dueCount() == 2)
        return fixture
    }

    private func due(_ driver: TestDriver) throws -> [Int] {
        let loader = loader(driver)
        return [
            try loader.dueCount(), try loader.outlook().due,
            try ProgressLoader(services: driver.services).load().report.due,
            try HomeLoader(services: driver.services).load().due, try loader.load(.review).items.count,
        ]
    }

    @Test func whatWasTakenOutOfATopicIsNotDue() throws {
        let fixture = try answered()
        let start = try #require(QuestionsFixture.topic.range(of: "### \(Self.prompt)"))
        let end = try #require(QuestionsFixture.topic.range(of: "### Which of these"))
        let shorter = QuestionsFixture.topic.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: "")
        let driver = try fixture.driver(topic: shorter)
        #expect(try due(driver) == [1, 1, 1, 1, 1])
        // Its answers are kept, in case that it comes back.
        #expect(try driver.services.record.cards().count == 2)
        #expect(try due(fixture.driver()) == [2, 2, 2, 2, 2])
    }

    @Test func whatWasEditedIsDueOnceEvenBeforeItIsAskedAgain() throws {
        let fixture = try answered()
        let edited = QuestionsFixture.topic.replacingOccurrences(
            of: Self.prompt,
            with: "A client times out after a `POST /payments`. What does it know now?"
        )
        #expect(try loader(fixture.driver(topic: edited)).dueCount() == 2)
        #expect(try due(fixture.driver(topic: edited)) == [2, 2, 2, 2, 2])
    }

    @Test func topicsAndLabsThatAreGoneAskNothing() throws {
        let fixture = try QuestionsFixture()
        let driver = try TestDriver(size: .usual, folder: fixture.folder, now: { fixture.now })
        let gone: [ReviewKey] = [
            .question(topic: "gone", prompt: "Gone?"), .prediction(lab: "gone", step: 1),
            .law(lab: "idempotency", name: "Gone"), .prediction(lab: "idempotency", step: 99),
            ReviewKey(rawValue: "riddle/1/2"),
        ]
        let asked: [ReviewKey] = [
            .prediction(lab: "idempotency", step: 1), .law(lab: "idempotency", name: "Charges for each order"),
        ]
        for key in gone + asked {
            try driver.services.record.addReview(key, rating: .again, at: fixture.now, seconds: 1)
        }
        fixture.wait(seconds: Self.day)
        #expect(try due(driver) == [2, 2, 2, 2, 2])
        #expect(Set(try loader(driver).askedCards().map(\.key)) == Set(asked))
    }

    @Test func aFileThatBrokeSinceItWasIndexedHidesNothingElse() throws {
        let fixture = try answered()
        let driver = try fixture.driver()
        let record = driver.services.record
        try record.addReview(.question(topic: "forms", prompt: "Gone?"), rating: .again, at: fixture.now, seconds: 1)
        try record.addReview(.prediction(lab: "idempotency", step: 1), rating: .again, at: fixture.now, seconds: 1)
        let path = try #require(try driver.services.index.topic("forms")).path
        let file = try #require(driver.services.library.root(of: path)).url.appending(path: path)
        try #require(FileManager.default.fileExists(atPath: file.path(percentEncoded: false)))
        try "no front matter".write(to: file, atomically: true, encoding: .utf8)
        fixture.wait(seconds: Self.day)
        #expect(try loader(driver).dueCount() == 3)
    }
}
