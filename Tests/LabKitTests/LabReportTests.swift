import Foundation
import LabKit
import Testing

struct LabReportTests {
    static func report(_ verdicts: [CheckResult.Verdict], frame: MetricFrame = MetricFrame()) -> LabReport {
        LabReport(
            lab: "idempotency",
            seed: 7,
            seconds: 10.5,
            settings: LabSettings(["keys": .choice("per order"), "rate": .number(50)]),
            addresses: ["payments": "http://127.0.0.1:41873"],
            checks: verdicts.map { CheckResult(id: "c", says: "It holds", verdict: $0, measured: "shop.orders = 1") },
            frame: frame
        )
    }

    @Test(
        arguments: [
            ([.passed, .passed], 0), ([.passed, .failed], 1), ([.inconclusive, .failed], 1),
            ([.passed, .inconclusive], 5),
            ([], 0),
        ] as [([CheckResult.Verdict], Int32)]
    )
    func theExitCodeTellsTheWorst(verdicts: [CheckResult.Verdict], code: Int32) {
        #expect(Self.report(verdicts).exitCode == code)
        #expect(Self.report(verdicts).passed == (code == 0))
    }

    @Test func theJSONHasTheDocumentedShape() throws {
        let orders = MetricName(component: "shop", metric: "orders")
        let busy = MetricName(component: "payments", metric: "busy")
        let latency = MetricName(component: "shop", metric: "order_latency")
        let frame = MetricFrame(
            values: [orders: 500],
            gauges: [busy: 3],
            distributions: [latency: Distribution(count: 2, mean: 0.1, p50: 0.021, p90: 0.3, p99: 0.4, max: 0.9)]
        )
        let expected = """
            {"lab": "idempotency", "seed": 7, "seconds": 10.5, "settings": {"keys": "per order", "rate": 50},
             "addresses": {"payments": "http://127.0.0.1:41873"},
             "checks": [{"id": "c", "says": "It holds", "result": "passed", "measured": "shop.orders = 1"}],
             "metrics": {"shop.orders": 500, "payments.busy": 3, "shop.order_latency":
               {"count": 2, "mean": 0.1, "p50": 0.021, "p90": 0.3, "p99": 0.4, "max": 0.9, "buckets": []}}}
            """
        let made = try JSONSerialization.jsonObject(with: try Self.report([.passed], frame: frame).json())
        let wanted = try JSONSerialization.jsonObject(with: Data(expected.utf8))
        #expect(made as? NSDictionary == wanted as? NSDictionary)
    }

    @Test func theJSONSaysWhyAMachineThatWasBusyDecidedNothing() throws {
        var report = Self.report([.inconclusive])
        report.checks[0].reason = MachineNoise(reached: 0.012, allowed: 0.005).description
        let json = try #require(try JSONSerialization.jsonObject(with: report.json()) as? [String: Any])
        let check = try #require((json["checks"] as? [[String: String]])?.first)
        #expect(check["result"] == "inconclusive")
        #expect(check["reason"] == "The machine was busy: timers fired 12 ms late, and this claim needs 5 ms")
        let read = try JSONDecoder().decode(CheckResult.self, from: JSONEncoder().encode(report.checks[0]))
        #expect(read == report.checks[0])
    }

    @Test func settingsComeBackFromJSON() throws {
        let settings = LabSettings(["keys": .choice("per order"), "answer-loss": .number(0.2)])
        let data = try JSONEncoder().encode(settings)
        #expect(try JSONDecoder().decode(LabSettings.self, from: data) == settings)
    }
}

struct LabComparisonTests {
    @Test func aComparisonIsOneDocumentWithBothReports() throws {
        func report(_ keys: String) -> LabReport {
            LabReport(
                lab: "idempotency",
                seed: 9,
                seconds: 1,
                settings: LabSettings(["keys": .choice(keys)]),
                addresses: [:],
                checks: [],
                frame: MetricFrame()
            )
        }
        let comparison = LabComparison(lab: "idempotency", seed: 9, a: report("none"), b: report("per order"))
        let object = try #require(try JSONSerialization.jsonObject(with: comparison.json()) as? [String: Any])
        #expect(Set(object.keys) == ["lab", "seed", "a", "b"])
        let b = try #require(object["b"] as? [String: Any])
        #expect((b["settings"] as? [String: String]) == ["keys": "per order"])
    }
}
