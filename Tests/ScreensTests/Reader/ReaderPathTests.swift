import Content
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct ReaderPathTests {
    private func topic(_ id: TopicID) -> Destination { .page(.topic(id), part: nil) }

    @Test func aTopicOpenedFromAPathSaysWhereItStandsAndWhatComesNext() throws {
        let driver = try TestDriver.sample(destination: .path("start-here"))
        driver.press(.enter)
        #expect(driver.rows[0].contains("HTTP methods"))
        // The first is planned, and isn't opened.
        #expect(driver.screen.contains("2 of 9 on Start here"))
        driver.type("G")
        #expect(driver.footer.contains("Marked as read: r takes it back, > goes on to “Timeouts”."))
        driver.type(">")
        #expect(driver.rows[0].contains("Timeouts"))
        #expect(driver.screen.contains("3 of 9 on Start here"))
        driver.type("G")
        #expect(driver.screen.contains("Next on Start here"))
        driver.type(">")
        #expect(driver.rows[0].contains("Idempotency"))
        driver.type("[")
        #expect(driver.rows[0].contains("Timeouts"))
    }

    /// From afar, the end is only looked at; who has read up to it has read it.
    @Test func goingToTheEndFromFarAwayReadsNothing() throws {
        let driver = try TestDriver.sample(Size(width: 60, height: 10), destination: topic("idempotency"))
        driver.type("G")
        #expect(driver.footer.contains("space read on"))
        #expect(try driver.services.record.readingStates()["idempotency"] == .reading)
        driver.type("g")
        for _ in 0..<40 { driver.press(.character(" ")) }
        #expect(try driver.services.record.readingStates()["idempotency"] == .read)
    }

    @Test func aLabThatComesNextIsCalledOne() {
        var step = PathStep(path: "a", title: "A", number: 1, count: 2)
        #expect(step.nextTitle == nil)
        step.next = PageData.Related(reference: .lab("x"), title: "Cache invalidation", isDone: false)
        #expect(step.nextTitle == "Cache invalidation, a lab")
        step.next = PageData.Related(reference: .topic("x"), title: "Cache invalidation", isDone: false)
        #expect(step.nextTitle == "Cache invalidation")
    }

    @Test func elsewhereThePathThatTheLearnerIsOnCounts() throws {
        let driver = try TestDriver.sample(destination: topic("timeouts"))
        #expect(!driver.screen.contains("on Start here"))
        driver.type("r")
        driver.type("[")
        driver.send(.started(topic("idempotency")))
        #expect(driver.screen.contains("4 of 9 on Start here"))
    }

    @Test func theEndOfThePageSaysWhatThisBuildsOnAndWhatBuildsOnIt() throws {
        let driver = try TestDriver.sample(Size(width: 80, height: 60), destination: topic("timeouts"))
        driver.type("G")
        #expect(driver.screen.contains("Needed for"))
        #expect(driver.screen.contains("• Cache stampede"))
        let other = try TestDriver.sample(Size(width: 80, height: 60), destination: topic("idempotency"))
        other.type("G")
        #expect(other.screen.contains("Builds on"))
        #expect(other.screen.contains("• HTTP methods"))
    }

    @Test func theEndOfThePageLeadsToTheToolsAndQuickReferencesThatNameTheTopic() throws {
        let driver = try TestDriver.sample(Size(width: 80, height: 60), destination: topic("http-methods"))
        driver.type("G")
        #expect(driver.screen.contains("Quick references"))
        #expect(driver.screen.contains("• Status codes"))
        #expect(driver.screen.contains("• curl"))
        let other = try TestDriver.sample(Size(width: 80, height: 60), destination: topic("cache-stampede"))
        other.type("G")
        #expect(!other.screen.contains("Quick references"))
    }

    @Test func theNumbersInTheHeaderAreClicked() throws {
        let driver = try TestDriver.sample(destination: topic("idempotency"))
        #expect(driver.rows[0].contains("1 2 3 4 5"))
        let x = CellWidth.columns(of: String(driver.rows[0].prefix { $0 != "1" })) + 4
        driver.send(.input(.mouse(MouseEvent(kind: .press(.left), position: Point(x: x, y: 0)))))
        #expect(driver.rows[2].contains("How it works"))
        driver.send(.input(.mouse(MouseEvent(kind: .press(.left), position: Point(x: x + 1, y: 0)))))
        #expect(driver.rows[2].contains("How it works"))
    }
}
