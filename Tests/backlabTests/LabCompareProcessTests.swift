import Foundation
import TestSupport
import Testing

/// `lab compare`, `lab run --record` and `--engine` as a shell sees them, over the sample's lab.
@Suite struct LabCompareProcessTests {
    private static func run(_ arguments: [String], _ sample: SampleContent) throws -> Program.Run {
        try Program.run(["lab"] + arguments + ["--content", sample.folder.url.path])
    }

    @Test func twoRunsAreFedTheSameArrivalsAndStandSideBySide() throws {
        let sample = try SampleContent()
        let run = try Self.run(
            ["compare", "idempotency", "--b", "rate=500", "--b", "keys=per order", "--for", "1s", "--json"],
            sample
        )
        #expect(run.status == 0, "\(run.errors)")
        let document = try #require(try run.json() as? [String: Any])
        #expect(Set(document.keys) == ["lab", "seed", "a", "b"])
        func orders(_ lane: String) throws -> Double {
            let report = try #require(document[lane] as? [String: Any])
            let metrics = try #require(report["metrics"] as? [String: Any])
            return try #require(metrics["shop.orders"] as? Double)
        }
        let (ordersOfA, ordersOfB) = (try orders("a"), try orders("b"))
        #expect(ordersOfA > 10)
        // B's own rate would bring ten times as many.
        #expect(ordersOfA == ordersOfB)
    }

    @Test func forPeopleItIsATable() throws {
        let run = try Self.run(
            ["compare", "idempotency", "--b", "keys=per order", "--for", "300ms"],
            try SampleContent()
        )
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("A  defaults\nB  keys = per order\n"))
        #expect(run.output.contains("B − A"))
        #expect(run.output.contains("shop.orders"))
    }

    @Test(arguments: [
        (["compare", "idempotency"], 2, "--a and --b say the same"),
        (["compare", "idempotency", "--a", "keys"], 2, "--a takes control=value, not “keys”"),
        (["compare", "idempotency", "--b", "nope=1"], 3, "idempotency has no control “nope”"),
        (["compare", "idempotency", "--b", "keys=often"], 2, "--b keys=often: "),
        (["compare", "nope", "--b", "keys=none"], 3, "there is no lab “nope”"),
        (["run", "idempotency", "--record", "x.txt"], 2, "a file that ends in .json, .csv or .cast, not “x.txt”"),
        (["run", "idempotency", "--record", "/proc/none/x.csv"], 4, "/proc/none can't be written to"),
        (
            ["run", "idempotency", "--engine", "shop=redis://127.0.0.1"], 3,
            "no component “shop” to replace; none can be"
        ),
        (["run", "idempotency", "--engine", "shop"], 2, "--engine takes component=redis://host:port, not “shop”"),
    ])
    func whatIsWrongIsSaidWithItsExitCode(arguments: [String], status: Int32, message: String) throws {
        let run = try Self.run(arguments, try SampleContent())
        #expect(run.status == status, "\(run.errors)")
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func aRunIsRecordedAsItsFileIsNamed() throws {
        let sample = try SampleContent()
        let folder = try TemporaryFolder()
        for (name, beginning) in [
            ("run.json", "{\n  \"addresses\""), ("run.csv", "time,window,"),
            ("run.cast", "{\"version\": 2, \"width\": 120"),
        ] {
            let file = folder.url.appending(path: name)
            let run = try Self.run(["run", "idempotency", "--for", "300ms", "--record", file.path], sample)
            #expect([0, 1, 5].contains(run.status), "\(run.errors)")
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.hasPrefix(beginning), "\(text.prefix(80))")
            #expect(text.split(whereSeparator: \.isNewline).count > 3)
        }
    }
}
