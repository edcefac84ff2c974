import Foundation
import TestSupport
import Testing

/// `lab run` and `lab serve` as a shell and another program see them, over the sample's lab.
@Suite struct LabProcessTests {
    private static let lab = "idempotency"

    @Test func servedLabAnswersAnyClientAndReportsWhenInterrupted() throws {
        let sample = try SampleContent()
        let program = try Program.start([
            "lab", "serve", Self.lab, "--content", sample.folder.url.path, "--set", "rate=1", "--set", "answer-loss=0",
        ])
        let said = try program.hear("Ctrl-C ends it.\n")
        let port = try #require(Self.port(of: "payments", in: said), "\(said)")
        #expect(said.contains("try          curl -i -X POST http://127.0.0.1:\(port)/payments"))

        let body = #"{"order":"mine-1","amount":500}"#
        let paid = try LoopbackSocket.connected(to: port).exchange(
            """
            POST /payments HTTP/1.1\r
            Host: 127.0.0.1\r
            Content-Type: application/json\r
            Content-Length: \(body.utf8.count)\r
            Connection: close\r
            \r
            \(body)
            """
        )
        #expect(paid.hasPrefix("HTTP/1.1 201 "), "\(paid)")
        let asked = try LoopbackSocket.connected(to: port).exchange(
            "GET /payments/mine-1 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        )
        #expect(asked.hasPrefix("HTTP/1.1 200 ") && asked.contains("mine-1"), "\(asked)")
        try program.hear("you          POST /payments")

        program.send(SIGINT)
        let run = try program.end()
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("Idempotency keys\nseed 7, "))
        #expect(run.output.contains("rate = 1 /s, answer-loss = 0 %"))
        #expect(run.output.contains("No order is charged twice"))
        let refused = #expect(throws: LoopbackSocket.Failure.self) { try LoopbackSocket.connected(to: port) }
        #expect(refused?.code == ECONNREFUSED)
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func everyOrderlySignalEndsARunWithItsReport(signal: Int32) throws {
        let sample = try SampleContent()
        let program = try Program.start(["lab", "serve", Self.lab, "--content", sample.folder.url.path])
        try program.hear("Ctrl-C ends it.\n")
        program.send(signal)
        let run = try program.end()
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("No order is charged twice"))
    }

    @Test func portThatIsTakenIsOneLine() throws {
        let sample = try SampleContent()
        let (taken, port) = try LoopbackSocket.listening()
        let run = try withExtendedLifetime(taken) {
            try Program.run([
                "lab", "serve", Self.lab, "--content", sample.folder.url.path, "--port", "payments=\(port)",
            ])
        }
        #expect(run.status == 4)
        #expect(run.output == "")
        #expect(
            run.errors
                == "backlab: payments: port \(port) is in use; choose another, or none to get a free one\n"
        )
    }

    @Test func runGivesTheDocumentedShape() throws {
        let sample = try SampleContent()
        let run = try Program.run([
            "lab", "run", Self.lab, "--content", sample.folder.url.path, "--for", "1s", "--json", "--seed", "11",
            "--set",
            "keys=per order",
        ])
        #expect(run.errors == "")
        let report = try #require(try run.json() as? [String: Any])
        #expect(Set(report.keys) == ["lab", "seed", "seconds", "settings", "addresses", "checks", "metrics"])
        #expect(report["lab"] as? String == Self.lab)
        #expect(report["seed"] as? Int == 11)
        #expect(try #require(report["seconds"] as? Double) >= 1)
        let settings = try #require(report["settings"] as? [String: Any])
        #expect(Set(settings.keys) == ["rate", "answer-loss", "keys"])
        #expect(settings["keys"] as? String == "per order" && settings["answer-loss"] as? Double == 0.2)
        let addresses = try #require(report["addresses"] as? [String: String])
        #expect(addresses["payments"]?.hasPrefix("http://127.0.0.1:") == true)
        let checks = try #require(report["checks"] as? [[String: String]])
        #expect(checks.map { Set($0.keys) } == [["id", "says", "result", "measured"]])
        let metrics = try #require(report["metrics"] as? [String: Any])
        #expect(try #require(metrics["shop.orders"] as? Double) > 0)
        let latency = try #require(metrics["shop.order_latency"] as? [String: Any])
        #expect(Set(latency.keys).isSuperset(of: ["p50", "p99", "max"]))
    }

    /// Fifty orders are too few for the check's `given`; two hundred are enough, with keys or without.
    @Test(
        arguments: [
            (["rate=50", "keys=per order"], "inconclusive", 5), (["rate=200", "keys=per order"], "passed", 0),
            (["rate=200", "keys=none", "answer-loss=60"], "failed", 1),
        ] as [([String], String, Int32)]
    )
    func exitCodeIsTheVerdictAndOnlyAPassIsKeptAsOne(settings: [String], verdict: String, status: Int32) throws {
        let sample = try SampleContent()
        let home = try TemporaryFolder()
        let content = ["--content", sample.folder.url.path]
        let run = try Program.run(
            ["lab", "run", "lab:\(Self.lab)", "--for", "1s"] + settings.flatMap { ["--set", $0] } + content,
            home: home
        )
        #expect(run.status == status, "\(run.output)\(run.errors)")
        #expect(run.output.contains("\(verdict)  "))
        let labs = try #require(try Program.run(["labs", "--json"] + content, home: home).json() as? [[String: Any]])
        #expect(labs.map { $0["passed"] as? Bool } == [status == 0])
    }

    /// The port in `payments     http://127.0.0.1:41873`.
    private static func port(of component: String, in text: String) -> Int? {
        text.split(separator: "\n").first { $0.hasPrefix("\(component) ") }?.split(separator: ":").last.flatMap {
            Int($0)
        }
    }
}
