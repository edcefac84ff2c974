import Content
import Foundation
import KnowledgeStore
import TestSupport
import Testing

@testable import Screens

@Suite struct QuestionsLoaderTests {
    private static let day: TimeInterval = 86_400

    private func load(_ driver: TestDriver, _ source: QuestionSource, limit: Int? = nil) throws -> QuestionsData {
        try QuestionsLoader(driver.services).load(source, limit: limit)
    }

    @Test func aTopicsQuestionsComeInItsOrderWithThePartThatAnswersThem() throws {
        let data = try load(try QuestionsFixture().driver(), .topic("forms"))
        #expect(data.title == "Forms of questions")
        #expect(data.items.count == 4)
        #expect(data.fresh == 4)
        #expect(data.items[0].question.prompt.plainText.hasPrefix("A client times out"))
        #expect(data.items[0].place == "Forms of questions")
    }

    @Test func aLabAsksItsPredictionsAndItsLaws() throws {
        let fixture = try QuestionsFixture()
        let driver = try TestDriver(size: .usual, folder: fixture.folder, now: { fixture.now })
        let items = try load(driver, .lab("idempotency")).items
        #expect(
            items.map(\.key) == [
                .prediction(lab: "idempotency", step: 1), .prediction(lab: "idempotency", step: 2),
                .prediction(lab: "idempotency", step: 3), .law(lab: "idempotency", name: "Charges for each order"),
            ]
        )
        #expect(items.map(\.place).prefix(1) == ["Lab: Idempotency keys, step 1"])
        #expect(items.allSatisfy { $0.destination == .lab("idempotency") })
    }

    @Test func nothingIsDueToANewcomer() throws {
        let data = try load(try QuestionsFixture().driver(), .review)
        #expect(data.items == [])
        #expect(data.isNewcomer)
        #expect(data.suggestions.first?.title == "Read HTTP methods")
        #expect(data.outlook == ReviewOutlook(due: 0, next: nil))
    }

    @Test func aReviewHasWhatIsDueAndThenAFewNewOnes() throws {
        let fixture = try QuestionsFixture()
        let driver = try fixture.driver()
        driver.type("b")
        driver.press(.enter)
        driver.type("b")
        driver.press(.enter)
        for topic: TopicID in ["timeouts", "http-methods", "forms"] { try driver.services.record.markRead(topic) }
        fixture.wait(seconds: Self.day)
        let data = try load(driver, .review)
        // Two of forms are due; forms has been asked about, so what is new comes from the two others.
        #expect(data.items.map(\.title) == ["Forms of questions", "Forms of questions", "HTTP methods", "Timeouts"])
        #expect(data.fresh == 2)
        #expect(data.outlook.due == 2)
        #expect(try load(driver, .review, limit: 1).items.count == 1)
    }

    @Test func aReviewHasAtMostFourNewOnes() throws {
        let driver = try QuestionsFixture().driver()
        for topic in try driver.services.index.topics() { try driver.services.record.markRead(topic.id) }
        let data = try load(driver, .review)
        #expect(data.items.count == QuestionsLoader.mostFresh)
        #expect(data.fresh == QuestionsLoader.mostFresh)
        #expect(Set(data.items.map(\.key)).count == data.items.count)
    }

    @Test func aPassedLabIsNewToAReview() throws {
        let driver = try QuestionsFixture().driver()
        try driver.services.record.addLabRun(
            LabRunRecord(
                lab: "idempotency",
                date: QuestionsFixture.start,
                seed: 1,
                settings: "{}",
                seconds: 1,
                passed: true,
                checks: "[]"
            )
        )
        #expect(try load(driver, .review).items.map(\.key) == [.prediction(lab: "idempotency", step: 1)])
    }

    @Test func whatTheContentNoLongerAsksIsLeftOutAndKept() throws {
        let fixture = try QuestionsFixture()
        let driver = try fixture.driver()
        let keys: [ReviewKey] = [
            .question(topic: "forms", prompt: "Gone?"), .question(topic: "gone", prompt: "Gone?"),
            .prediction(lab: "gone", step: 1), .law(lab: "idempotency", name: "Gone"),
            ReviewKey(rawValue: "riddle/1/2"),
        ]
        for key in keys { try driver.services.record.addReview(key, rating: .again, at: fixture.now, seconds: 1) }
        fixture.wait(seconds: Self.day)
        #expect(try load(driver, .review).items == [])
        #expect(Set(try driver.services.record.cards().map(\.key)) == Set(keys))
    }

    @Test func aQuestionWhoseWordsWereEditedKeepsItsCard() throws {
        let fixture = try QuestionsFixture()
        let before = try fixture.driver()
        before.type("b")
        let stability = try #require(try before.services.record.cards().first).stability
        let edited = QuestionsFixture.topic.replacingOccurrences(
            of: "A client times out after `POST /payments`. What does it know?",
            with: "A client times out after a `POST /payments`. What does it know now?"
        )
        fixture.wait(seconds: Self.day)
        let driver = try fixture.driver(.usual, .review, topic: edited)
        #expect(driver.screen.contains("A client times out after a POST /payments. What does it know now?"))
        let key = ReviewKey.question(
            topic: "forms",
            prompt: "A client times out after a POST /payments. What does it know now?"
        )
        #expect(try driver.services.record.cards().map(\.key) == [key])
        #expect(try driver.services.record.card(key)?.stability == stability)
        // A third wording is known by the first, as long as the second hasn't been answered.
        let again = try fixture.driver(.usual, .topic("forms"))
        #expect(try again.services.record.cards().count == 1)
        #expect(try again.services.record.card(key) == nil)
    }

    @Test func aCategoryBeginsWithWhatIsDue() throws {
        let fixture = try QuestionsFixture()
        let driver = try fixture.driver(.usual, .topic("cache-stampede"))
        driver.type("a")
        fixture.wait(seconds: Self.day)
        let items = try load(driver, .category("caching")).items
        #expect(items.count == 6)
        #expect(items[0].title == "Cache stampede")
        #expect(items.dropFirst().contains { $0.title == "Forms of questions" })
    }

    @Test func whatThereIsNotIsNamed() throws {
        let driver = try QuestionsFixture().driver()
        #expect(throws: MissingContent.category("x")) { try load(driver, .category("x")) }
        #expect(throws: MissingContent.lab("x")) { try load(driver, .lab("x")) }
        #expect(throws: MissingContent.page("x")) { try load(driver, .topic("x")) }
    }

    @Test(
        arguments: [
            (10, "in 1 minute"), (61, "in 2 minutes"), (600, "in 10 minutes"), (3_600, "in 1 hour"),
            (7_300, "in 2 hours"),
            (86_400, "in 24 hours"), (2 * 86_400, "in 2 days"), (30.4 * 86_400, "in 30 days"),
        ] as [(TimeInterval, String)]
    )
    func theNextIsToldInWords(_ seconds: TimeInterval, _ words: String) {
        #expect(ReviewOutlook(due: 0, next: seconds).nextInWords == words)
    }
}
