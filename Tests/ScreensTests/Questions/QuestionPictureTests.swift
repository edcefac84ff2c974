import Content
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct QuestionPictureTests {
    @Test(arguments: PictureSetting.all)
    func aQuestionAndItsAnswerLookLikeTheirPictures(_ setting: PictureSetting) throws {
        let driver = try QuestionsFixture().driver(setting.size, glyphs: setting.glyphs)
        try expectSnapshot(driver.screen, "questions-choice-\(setting.suffix)")
        driver.type("b")
        try expectSnapshot(driver.screen, "questions-wrong-\(setting.suffix)")
        driver.press(.enter)
        driver.type("ac")
        driver.press(.down)
        try expectSnapshot(driver.screen, "questions-several-\(setting.suffix)")
        driver.press(.enter, .enter)
        driver.type("1.25")
        try expectSnapshot(driver.screen, "questions-number-\(setting.suffix)")
        driver.press(.enter, .enter)
        driver.type("ss")
        try expectSnapshot(driver.screen, "questions-summary-\(setting.suffix)")
    }

    @Test(arguments: PictureSetting.all)
    func anEmptyReviewLooksLikeItsPicture(_ setting: PictureSetting) throws {
        let fixture = try QuestionsFixture()
        try expectSnapshot(
            fixture.driver(setting.size, .review, glyphs: setting.glyphs).screen,
            "questions-newcomer-\(setting.suffix)"
        )
        let driver = try fixture.driver(setting.size, glyphs: setting.glyphs)
        driver.type("c")
        try driver.services.record.markRead("forms")
        try driver.services.record.markRead("timeouts")
        try expectSnapshot(
            fixture.driver(setting.size, .review, glyphs: setting.glyphs).screen,
            "questions-review-\(setting.suffix)"
        )
    }

    @Test func aLabsQuestionsLookLikeTheirPicture() throws {
        let driver = try QuestionsFixture().driver(.usual, .lab("idempotency"))
        try expectSnapshot(driver.screen, "questions-lab-80x24")
    }
}
