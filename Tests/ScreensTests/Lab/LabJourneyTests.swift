import KnowledgeStore
import LabKit
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// With the shipped lab, a real record, and everything between.
@Suite struct LabJourneyTests {
    private let size = Size(width: 120, height: 40)

    /// Figures that pass every check of the shipped lab.
    private func passing(_ manifest: LabManifest) -> MetricFrame {
        let measured: [String: Double] = [
            "shop.orders": 300, "shop.gave_up": 0, "ledger.charged_twice": 0, "ledger.charged_twice_overlapping": 0,
            "network.lost_responses": 70, "payments.overlapping_attempts": 40,
        ]
        var frame = MetricFrame(time: 6)
        for (text, value) in measured {
            if let name = MetricName(text) { frame.values[name] = value }
        }
        return frame
    }

    @Test func aPassedLabIsStillPassedTheNextDay() throws {
        let driver = try TestDriver(size: size, destination: .lab("idempotency"))
        driver.type("20")
        driver.press(.enter)
        let start = try #require(driver.labStarts.first)
        #expect(start.manifest.id == "idempotency")
        driver.deliver(.state(.starting))
        driver.deliver(.started(addresses: ["payments": "http://127.0.0.1:41873"], prefixes: [:]))
        driver.deliver(.state(.running))
        driver.deliver(.window(1, start.settings))
        driver.deliver(.frame(passing(start.manifest)))
        #expect(driver.screen.contains("Passed: recorded."))
        driver.type("y")
        #expect(driver.copied.first?.hasPrefix("curl -i -X POST http://127.0.0.1:41873/payments") == true)
        #expect(driver.screen.contains("curl -i -X POST http://127.0.0.1:41873/payments"), "it can be marked by hand")
        driver.press(.escape)
        driver.press(.right)
        #expect(driver.labCommands == [.set(control: "rate", .number(60))])
        driver.type("q")
        #expect(driver.labStops == 1)
        #expect(driver.screen.contains("✓ Idempotency keys"))

        let tomorrow = try TestDriver(size: size, folder: driver.folder, destination: .lab("idempotency"))
        #expect(tomorrow.screen.contains("✓ passed"))
    }

    @Test func aPredictionIsKeptInTheRecord() throws {
        let driver = try TestDriver(size: size, destination: .lab("idempotency"))
        driver.type("20")
        driver.press(.enter)
        driver.deliver(.state(.running))
        let start = try #require(driver.labStarts.first)
        driver.deliver(.started(addresses: [:], prefixes: [:]))
        driver.deliver(.window(1, start.settings))
        driver.deliver(.frame(passing(start.manifest)))
        let records = try driver.services.record.predictions(of: "idempotency")
        #expect(records.map(\.step) == [1])
        #expect(records.map(\.answer) == ["20"])
        #expect(records.map(\.verdict) == [.wrong])
        let asked = try #require(try driver.services.record.card(.prediction(lab: "idempotency", step: 1)))
        #expect(asked.state == .learning, "a review asks it again")
    }
}
