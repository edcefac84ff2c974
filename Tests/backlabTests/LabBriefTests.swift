import Foundation
import LabKit
import TerminalUI
import TestSupport
import Testing

@testable import backlab

@Suite struct LabBriefTests {
    private static func brief() throws -> LabBrief {
        let sample = try SampleContent()
        return try withExtendedLifetime(sample) {
            LabBrief(try LabManifest.load(id: "idempotency", root: sample.root))
        }
    }

    @Test func controlsShowDefaultSolutionAndWhatIsAllowed() throws {
        #expect(
            try Self.brief().controls == [
                LabBrief.Knob(id: "rate", label: "Orders", allowed: "from 1 /s to 500 /s", standard: "50 /s"),
                LabBrief.Knob(id: "answer-loss", label: "Answers lost", allowed: "from 0 % to 60 %", standard: "20 %"),
                LabBrief.Knob(
                    id: "keys",
                    label: "Idempotency key",
                    allowed: "one of: none, per attempt, per order",
                    standard: "none",
                    solution: "per order"
                ),
            ]
        )
    }

    @Test func componentsKeepTheSceneOrderAndMetricsTheirComponent() throws {
        let brief = try Self.brief()
        #expect(
            brief.components == [
                LabBrief.Part(id: "shop", kind: "http-client"), LabBrief.Part(id: "network", kind: "link"),
                LabBrief.Part(id: "payments", kind: "http-server"), LabBrief.Part(id: "ledger", kind: "sqlite"),
            ]
        )
        let owners = brief.metrics.map { $0.name.prefix { $0 != "." } }
        #expect(owners == owners.sorted { Self.place($0, brief) < Self.place($1, brief) })
        #expect(brief.metrics.first { $0.name == "shop.order_latency" }?.unit == "s")
        #expect(brief.metrics.first { $0.name == "ledger.charged_twice" }?.unit == "")
        #expect(brief.metrics.suffix(2).map(\.name) == ["engine.lateness", "engine.worst_lateness"])
        #expect(brief.metrics.last?.unit == "s")
    }

    private static func place(_ component: Substring, _ brief: LabBrief) -> Int {
        brief.components.firstIndex { $0.id == component } ?? .max
    }

    @Test func checksAreWrittenAsInTheManifest() throws {
        #expect(
            try Self.brief().checks == [
                LabBrief.Claim(
                    id: "charged-once",
                    says: "No order is charged twice",
                    expect: "ledger.charged_twice == 0",
                    given: "shop.orders >= 100"
                )
            ]
        )
    }

    @Test func jsonCallsTheDefaultByItsName() throws {
        let text = try JSONOutput.encode(try Self.brief())
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "id", "title", "summary", "topics", "level", "minutes", "components", "controls", "checks", "metrics",
                "limits",
            ]
        )
        let controls = try #require(object["controls"] as? [[String: String]])
        #expect(Set(controls[2].keys) == ["id", "label", "allowed", "default", "solution"])
        #expect(controls[2]["default"] == "none")
    }

    @Test func textHasEverySectionAndTheLawOnlyWhereThereIsOne() throws {
        var brief = try Self.brief()
        let headings = ["Components", "Controls", "Checks", "Metrics"]
        #expect(brief.lines(columns: 80).map(\.text).filter { (headings + ["Law"]).contains($0) } == headings)
        brief.law = "Without keys, each order is charged more than once."
        let lines = brief.lines(columns: 30).map(\.text)
        #expect(lines.suffix(3) == ["Law", "  Without keys, each order is", "  charged more than once."])
    }

    @Test func textOpensWithWhatTheLabIs() throws {
        #expect(
            try Self.brief().lines(columns: 40).prefix(5).map(\.text) == [
                "Idempotency keys", "Lose one answer in five, and count who", "is charged twice.",
                "lab:idempotency  level 1  8 min  topics: idempotency, retries-and-backoff", "",
            ]
        )
    }
}
