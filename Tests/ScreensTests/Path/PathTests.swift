import Content
import KnowledgeStore
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct PathTests {
    private func path(
        _ size: Size = .usual,
        glyphs: GlyphSet = .unicode,
        read: [TopicID] = [],
        passing lab: String? = nil
    ) throws -> TestDriver {
        let folder = try TemporaryFolder()
        let record = try TestDriver.sample(folder: folder).services.record
        for id in read { try record.markRead(id) }
        if let lab { try record.addLabRun(.made(lab: lab, passed: true)) }
        return try TestDriver.sample(size, folder: folder, glyphs: glyphs, destination: .path("start-here"))
    }

    @Test(arguments: PictureSetting.all)
    func aPathLooksLikeItsPicture(_ setting: PictureSetting) throws {
        let driver = try path(setting.size, glyphs: setting.glyphs, read: ["http-methods", "timeouts", "idempotency"])
        try expectSnapshot(driver.screen, "path-\(setting.suffix)")
    }

    @Test func thePointerBeginsAtWhatIsNext() throws {
        let driver = try path(read: ["http-methods", "timeouts", "idempotency"])
        #expect(driver.pointedRow?.contains("○ Retries and backoff") == true)
        #expect(driver.pointedRow?.contains("next") == true)
        driver.press(.enter)
        #expect(driver.rows[0].contains("Retries and backoff"))
    }

    @Test func aLabStandsBehindTheLastOfItsTopics() throws {
        let driver = try path(read: ["http-methods", "timeouts", "idempotency", "retries-and-backoff"])
        #expect(driver.pointedRow?.contains("○ Idempotency keys") == true)
        #expect(driver.pointedRow?.contains("lab  next") == true)
        let rows = driver.rows
        let lab = try #require(rows.firstIndex { $0.contains("Idempotency keys") })
        #expect(rows[lab - 1].contains("Retries and backoff"))
        driver.press(.enter)
        #expect(driver.screen.contains("Of 100 orders"))
    }

    @Test func aPassedLabIsDone() throws {
        let driver = try path(
            read: ["http-methods", "timeouts", "idempotency", "retries-and-backoff"],
            passing: "idempotency"
        )
        #expect(driver.screen.contains("✓ Idempotency keys"))
        #expect(driver.pointedRow?.contains("Cache stampede") == true)
        #expect(driver.screen.contains("5 of 9 done"))
    }

    @Test func nGoesOnFromWhereverOneIs() throws {
        let driver = try path(read: ["http-methods"])
        driver.press(.end)
        driver.type("n")
        #expect(driver.rows[0].contains("Timeouts"))
        try driver.services.record.markRead("timeouts")
        driver.type("[")
        #expect(driver.pointedRow?.contains("Idempotency and safe retries") == true)
    }

    @Test func comingBackKeepsThePlace() throws {
        let driver = try path()
        driver.press(.down, .down, .enter)
        #expect(driver.rows[0].contains("Idempotency"))
        driver.type("[")
        #expect(driver.pointedRow?.contains("Idempotency and safe retries") == true)
    }

    @Test func whenAllIsDoneThePathSaysSo() throws {
        let all: [TopicID] = [
            "http-methods", "timeouts", "idempotency", "retries-and-backoff", "cache-stampede", "cache-invalidation",
        ]
        let driver = try path(read: all, passing: "idempotency")
        #expect(driver.screen.contains("7 of 9 done   nothing left to do"))
        driver.type("n")
        #expect(driver.footer == " Everything on this path is done.")
    }

    @Test func whatIsPlannedCannotBeOpened() throws {
        let driver = try path()
        driver.press(.up)
        #expect(driver.pointedRow?.hasSuffix("planned") == true)
        driver.press(.enter)
        #expect(driver.footer == " “What a backend is responsible for” isn't written yet.")
        #expect(driver.model.screens.count == 2)
    }

    @Test func theTimeLeftCountsWhatIsToDo() throws {
        let before = try path()
        let after = try path(read: ["timeouts"])
        #expect(before.rows.contains { $0.contains("One request") && $0.hasSuffix("0 of 3   2 min left") })
        #expect(after.rows.contains { $0.contains("One request") && $0.hasSuffix("1 of 3   1 min left") })
    }

    @Test func sidewaysGoesFromStageToStage() throws {
        let driver = try path(read: ["http-methods"])
        driver.press(.right)
        #expect(driver.pointedRow?.contains("Idempotency and safe retries") == true)
        driver.press(.right)
        #expect(driver.pointedRow?.contains("Cache stampede") == true)
        driver.press(.right)
        #expect(driver.pointedRow?.contains("Cache stampede") == true)
        driver.press(.left, .left, .left)
        #expect(driver.pointedRow?.contains("What a backend") == true)
    }

    @Test func thePreviewFollowsThePointer() throws {
        let driver = try path(.large)
        #expect(driver.screen.contains("A method says what may be done twice."))
        driver.press(.up)
        #expect(driver.screen.contains("Not written yet."))
        driver.press(.tab)
        #expect(!driver.screen.contains("Not written yet."))
    }

    @Test func onASmallScreenTabBringsThePreviewBelow() throws {
        let driver = try path()
        #expect(!driver.screen.contains("A method says"))
        driver.press(.tab)
        #expect(driver.screen.contains("A method says what may be done twice."))
        #expect(driver.pointedRow?.contains("HTTP methods") == true)
    }

    @Test func aClickSelectsAndAnotherOpens() throws {
        let driver = try path()
        #expect(driver.click("Timeouts"))
        #expect(driver.pointedRow?.contains("Timeouts") == true)
        #expect(driver.click("Timeouts"))
        #expect(driver.model.screens.count == 3)
    }

    @Test func theSelectionIsAlwaysOnAnItemAndInView() throws {
        for size in [Size.small, .usual, .large] {
            let driver = try path(size)
            for key in [Key.home, .pageDown, .pageDown, .end, .up, .up, .pageUp, .home, .down, .end, .down] {
                driver.press(key)
                guard case .path(let model) = driver.model.top else { return #expect(Bool(false)) }
                #expect(model.selectedItem != nil)
                #expect(driver.pointedRow != nil)
            }
        }
    }

    // MARK: Filter and order

    @Test func aFilterShowsWhatHasTheWordsUnderItsStage() throws {
        let driver = try path()
        driver.type("f")
        driver.type("cache")
        #expect(driver.rows[0].hasSuffix("3 of 9"))
        #expect(driver.pointedRow?.contains("Cache stampede") == true)
        #expect(!driver.screen.contains("One request"))
        #expect(!driver.screen.contains("Timeouts"))
        driver.press(.down, .enter)
        #expect(driver.rows[0].contains("Cache invalidation"))
    }

    @Test func takingTheFilterAwayStaysWithWhatWasFound() throws {
        let driver = try path()
        driver.type("f")
        driver.type("timeo")
        driver.press(.escape)
        #expect(driver.pointedRow?.contains("Timeouts") == true)
        #expect(driver.screen.contains("0 of 9 done"))
        #expect(driver.screen.contains("One request"))
    }

    @Test func aFilterThatFindsNothingSaysHowToGoOn() throws {
        let driver = try path()
        driver.type("f")
        driver.type("zebra")
        #expect(driver.screen.contains("Nothing here has “zebra”. Esc shows all."))
        driver.press(.enter, .down, .up, .tab)
        #expect(driver.model.screens.count == 2)
        driver.press(.escape)
        #expect(driver.pointedRow != nil)
    }

    @Test func whatIsTypedIntoAFilterIsNoKey() throws {
        let driver = try path()
        driver.type("f")
        driver.type("nsq")
        #expect(driver.screen.contains("Filter  nsq"))
        #expect(driver.model.screens.count == 2)
    }

    @Test func sortedByTimeTheShortestThatIsToDoComesFirst() throws {
        let driver = try path(.large, read: ["http-methods"])
        driver.type("s")
        #expect(driver.rows[0].hasSuffix("shortest first · 2 weeks"))
        #expect(!driver.screen.contains("One request"))
        let rows = driver.rows
        let done = try #require(rows.firstIndex { $0.contains("✓ HTTP methods") })
        let open = rows.indices.filter { rows[$0].contains("○ ") }
        let planned = try #require(rows.firstIndex { $0.contains("What a backend") })
        #expect(open.allSatisfy { $0 < done })
        #expect(done < planned)
        let minutes = open.compactMap { row in
            rows[row].prefix(60).split(separator: " ").last { Int($0) != nil }.flatMap { Int($0) }
        }
        #expect(minutes.count >= 2)
        #expect(minutes == minutes.sorted())
    }

    @Test func whatIsNextOnThePathIsNextInAnyOrder() throws {
        let driver = try path(read: ["http-methods"])
        driver.type("s")
        #expect(driver.rows.first { $0.contains("next") }?.contains("Timeouts") == true)
        driver.type("n")
        #expect(driver.rows[0].contains("Timeouts"))
    }

    @Test func sortingBackKeepsWhatWasSelected() throws {
        let driver = try path()
        driver.type("s")
        driver.press(.down)
        let title = try #require(driver.pointedRow?.split(separator: "○").last?.prefix(14))
        driver.type("s")
        #expect(driver.pointedRow?.contains(title) == true)
        #expect(driver.screen.contains("One request"))
    }

    @Test func aPathThatIsNotThereSaysSo() throws {
        let driver = try TestDriver.sample(destination: .path("gone"))
        #expect(driver.screen.contains("There is no learning path “gone”."))
        driver.press(.enter, .down, .tab, .left)
        driver.type("n")
        driver.press(.escape)
        #expect(driver.model.screens.count == 1)
    }

    @Test(arguments: [(0, "0 min"), (59, "59 min"), (60, "1 h"), (126, "2 h 6 min"), (600, "10 h"), (1_234, "21 h")])
    func durationsAreSaidAsPeopleSayThem(minutes: Int, words: String) {
        #expect(duration(minutes: minutes) == words)
    }
}
