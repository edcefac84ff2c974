import Content
import KnowledgeStore
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct QuestionsTests {
    // MARK: Stories

    @Test func oneKeyAnswersAndSaysWhy() throws {
        let fixture = try QuestionsFixture()
        let driver = try fixture.driver()
        #expect(driver.rows[0].hasPrefix(" Questions › Forms of questions"))
        #expect(driver.rows[0].hasSuffix("1 of 4"))
        #expect(driver.screen.contains("A client times out after POST /payments. What does it know?"))
        #expect(!driver.screen.contains("A timeout says"))
        driver.type("c")
        #expect(driver.screen.contains("✓ Right."))
        #expect(driver.screen.contains("C  ✓ Nothing: either may have happened"))
        #expect(driver.screen.contains("A timeout says that no answer came."))
        driver.press(.enter)
        #expect(driver.rows[0].hasSuffix("2 of 4"))
        #expect(driver.screen.contains("Which of these reduce the loads"))
    }

    @Test(arguments: ["b", "2", "B"])
    func aWrongAnswerIsToldInWords(_ key: String) throws {
        let driver = try QuestionsFixture().driver()
        driver.type(key)
        #expect(driver.screen.contains("✗ Wrong. It is C; you chose B."))
        #expect(driver.screen.contains("B  ✗ The payment succeeded (yours)"))
        #expect(driver.screen.contains("C  ✓ Nothing: either may have happened"))
        #expect(driver.rows[0].hasSuffix("1 of 5"))
    }

    @Test func aWrongOneComesBackAfterThreeOthers() throws {
        let driver = try QuestionsFixture().driver()
        driver.type("b")
        driver.press(.enter)
        driver.type("ac")
        driver.press(.enter, .enter)
        driver.type("1.25")
        driver.press(.enter, .enter)
        driver.type("a")
        driver.press(.enter)
        #expect(driver.rows[0].hasSuffix("5 of 5"))
        #expect(driver.screen.contains("Forms of questions · once more"))
        driver.type("c")
        driver.press(.enter)
        #expect(driver.screen.contains("4 questions answered, 3 right at first."))
    }

    @Test func severalAreChosenOneByOneAndConfirmed() throws {
        let driver = try QuestionsFixture().driver()
        driver.type("s")
        #expect(driver.screen.contains("All that are right:"))
        driver.press(.enter)
        #expect(driver.footer.contains("Choose all that are right first, or press s to skip the question."))
        driver.type("ab")
        #expect(driver.screen.contains("A  ● Single flight"))
        #expect(driver.screen.contains("B  ● A larger cache"))
        #expect(driver.screen.contains("C  ○ Soft expiry with a lease"))
        driver.type("bc")
        #expect(driver.screen.contains("B  ○ A larger cache"))
        driver.press(.enter)
        #expect(driver.screen.contains("✓ Right."))
    }

    @Test func whatWasMissedAndWhatWasWrongIsTold() throws {
        let driver = try QuestionsFixture().driver()
        driver.type("sab")
        driver.press(.enter)
        #expect(driver.screen.contains("✗ Wrong. Missed: C. Not right: B."))
        #expect(driver.screen.contains("B  ✗ A larger cache (yours)"))
        #expect(driver.screen.contains("C  ✓ Soft expiry with a lease (missed)"))
    }

    @Test func aNumberIsTypedWithItsUnit() throws {
        let driver = try QuestionsFixture().driver()
        driver.type("ss1250 ms")
        #expect(driver.screen.contains("Your answer  1250 ms"))
        #expect(driver.frame.cursor != nil)
        driver.press(.enter)
        #expect(driver.screen.contains("✓ Right: 1.25."))
    }

    @Test func whatIsNoNumberGetsAWordAndCanBeMended() throws {
        let driver = try QuestionsFixture().driver()
        driver.type("ss1.2.5")
        driver.press(.enter)
        #expect(driver.footer.contains("“1.2.5” isn't a number; write it as 1.25"))
        #expect(try driver.services.record.cards() == [])
        driver.press(.backspace, .backspace)
        driver.type("5")
        driver.press(.enter)
        #expect(driver.screen.contains("✓ Right: 1.25."))
    }

    @Test func escapeClearsANumberAndThenLeaves() throws {
        let driver = try QuestionsFixture().driver()
        driver.type("ss12 q?s")
        #expect(driver.screen.contains("Your answer  12 q?s"))
        driver.press(.escape)
        #expect(!driver.screen.contains("12 q?s"))
        #expect(driver.model.screens.count == 2)
        driver.press(.escape)
        #expect(driver.model.screens.count == 1)
    }

    @Test func theArrowsReachAChoiceToo() throws {
        let driver = try QuestionsFixture().driver()
        #expect(driver.pointedRow == nil)
        driver.press(.enter)
        #expect(driver.footer.contains("Go to a choice first, or press its letter."))
        driver.press(.down, .down, .down)
        #expect(driver.pointedRow?.contains("▸ C  Nothing") == true)
        driver.press(.enter)
        #expect(driver.screen.contains("✓ Right."))
    }

    // MARK: What is on record

    @Test func anAnswerIsOnRecordTheMomentItIsGiven() throws {
        let fixture = try QuestionsFixture()
        let driver = try fixture.driver()
        #expect(try driver.services.record.cards() == [])
        driver.type("c")
        let prompt = "A client times out after POST /payments. What does it know?"
        #expect(try driver.services.record.cards().map(\.key) == [.question(topic: "forms", prompt: prompt)])
        driver.press(.enter)
        #expect(try driver.services.record.cards().count == 1)
    }

    @Test func howFastItWasRightDecidesHowItIsRated() throws {
        func stability(after seconds: Double, _ answers: [String]) throws -> Double {
            let fixture = try QuestionsFixture()
            let driver = try fixture.driver()
            fixture.wait(seconds: seconds)
            driver.type(answers[0])
            return try #require(try driver.services.record.cards().first).stability
        }
        let easy = try stability(after: 2, ["c"])
        let good = try stability(after: 60, ["c"])
        let again = try stability(after: 2, ["a"])
        #expect(easy > good && good > again)
    }

    @Test func lookingBackTakesNoTimeOfTheQuestionAndChangesNothing() throws {
        let fixture = try QuestionsFixture()
        let driver = try fixture.driver()
        driver.type("b")
        driver.press(.enter)
        driver.type("a")
        driver.press(.left)
        #expect(driver.screen.contains("✗ Wrong. It is C; you chose B."))
        #expect(driver.rows[0].hasSuffix("1 of 5"))
        driver.type("c")
        #expect(driver.screen.contains("✗ Wrong. It is C; you chose B."))
        driver.press(.right)
        #expect(driver.screen.contains("A  ● Single flight"))
        #expect(try driver.services.record.cards().count == 1)
    }

    // MARK: Reading

    @Test func readingItComesBackToTheSameSession() throws {
        let driver = try QuestionsFixture().driver()
        driver.type("b")
        #expect(driver.screen.contains("Read it: Forms of questions"))
        driver.type("o")
        #expect(driver.model.screens.count == 3)
        #expect(driver.rows[0].contains("Forms of questions"))
        driver.type("[")
        #expect(driver.screen.contains("✗ Wrong. It is C; you chose B."))
        driver.press(.enter)
        #expect(driver.rows[0].hasSuffix("2 of 5"))
    }

    @Test func linksAreFollowedByKeyAndByMouse() throws {
        let driver = try QuestionsFixture().driver()
        driver.type("c")
        driver.press(.tab)
        driver.press(.enter)
        #expect(driver.rows[0].contains("Timeouts"))
        driver.type("[")
        driver.press(.backTab)
        driver.press(.enter)
        #expect(driver.rows[0].contains("Forms of questions"))
        driver.type("[")
        #expect(driver.click("timeouts"))
        #expect(driver.rows[0].contains("Timeouts"))
    }

    @Test func theSummaryLeadsToWhatToReadAgain() throws {
        let driver = try QuestionsFixture().driver()
        driver.type("a")
        driver.press(.enter)
        driver.type("sss")
        #expect(driver.screen.contains("once more"))
        driver.type("s")
        #expect(driver.screen.contains("1 question answered, 0 right at first, 3 skipped."))
        #expect(driver.pointedRow?.contains("Forms of questions") == true)
        #expect(driver.pointedRow?.contains("1 wrong") == true)
        driver.press(.enter)
        #expect(driver.rows[0].contains("Forms of questions"))
    }

    // MARK: Mouse

    @Test func aClickOnAChoiceAnswers() throws {
        let driver = try QuestionsFixture().driver()
        #expect(driver.click("Nothing: either"))
        #expect(driver.screen.contains("✓ Right."))
        #expect(driver.click("next"))
        #expect(driver.click("Single flight"))
        #expect(driver.screen.contains("A  ● Single flight"))
    }

    @Test func theWheelScrollsALongQuestion() throws {
        let driver = try QuestionsFixture().driver(.small)
        driver.type("sss")
        #expect(driver.screen.contains("more ↓"))
        for _ in 0..<20 { driver.scroll(.wheelDown, at: Point(x: 5, y: 4)) }
        #expect(driver.screen.contains("It was never stored"))
        #expect(!driver.screen.contains("more ↓"))
    }

    // MARK: Little room

    @Test func theChoiceThatTheKeysAreOnIsOnTheScreen() throws {
        let driver = try QuestionsFixture().driver(.small)
        driver.type("sss")
        for letter in ["A", "B", "C", "C"] {
            driver.press(.down)
            // The margin is a column wide here.
            #expect(driver.pointedRow?.hasPrefix("▸\(letter)  ") == true)
        }
    }

    @Test func aLongQuestionsVerdictIsOnTheScreen() throws {
        let driver = try QuestionsFixture().driver(.small)
        driver.type("sssb")
        #expect(driver.screen.contains("✗ Wrong. It is A; you chose B."))
    }

    @Test func resizingKeepsTheAnswerThatWasBegun() throws {
        let driver = try QuestionsFixture().driver()
        driver.type("ss1.2")
        driver.resize(.large)
        driver.type("5")
        driver.resize(.small)
        #expect(driver.screen.contains("Your answer  1.25"))
        driver.press(.enter)
        #expect(driver.screen.contains("✓ Right: 1.25."))
    }
}
