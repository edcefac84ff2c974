import Content
import Foundation
import TestSupport
import Testing

@testable import LabKit

struct ArrivalTraceTests {
    @Test func oneTimeALine() throws {
        #expect(try ArrivalTrace("0\n 1.5 \n1.5\n20").times == [0, 1.5, 1.5, 20])
        #expect(try ArrivalTrace("0\r\n1\r\n").times == [0, 1])
    }

    @Test(arguments: [
        ("", nil, "it is empty; write one time in seconds a line"),
        ("\n", 1, "\"\" isn't a time in seconds from 0 to 3600, such as 1.25"),
        ("0\nsoon\n", 2, "\"soon\" isn't a time in seconds from 0 to 3600, such as 1.25"),
        ("0\n-1", 2, "\"-1\" isn't a time in seconds from 0 to 3600, such as 1.25"),
        ("nan", 1, "\"nan\" isn't a time in seconds from 0 to 3600, such as 1.25"),
        ("3601", 1, "\"3601\" isn't a time in seconds from 0 to 3600, such as 1.25"),
        ("2\n1", 2, "1 is earlier than the line above it"),
        (String(repeating: "1\n", count: 20_001), nil, "it has 20001 arrivals; at most 20000"),
    ])
    func badOnesAreToldByLine(text: String, line: Int?, description: String) {
        #expect(throws: ArrivalTrace.Problem(line: line, description: description)) { try ArrivalTrace(text) }
    }

    private static let load = "{arrivals: poisson, rate: $rate}"

    @Test func aLabReadsItsOwnFixtureAndNothingElse() throws {
        let folder = try TemporaryFolder()
        let root = ContentRoot(folder.url)
        let lab = root.lab("x")
        try FileManager.default.createDirectory(at: lab.appending(path: "fixtures"), withIntermediateDirectories: true)
        try Data("0\n1".utf8).write(to: lab.appending(path: "fixtures/day.csv"))
        try Data("secret".utf8).write(to: lab.appending(path: "secret.csv"))
        try Data(count: ArrivalTrace.largestFile + 1).write(to: lab.appending(path: "fixtures/large.csv"))
        #expect(LabManifest.fixture("fixtures/day.csv", of: "x", root) == "0\n1")
        for path in [
            "secret.csv", "fixtures/../secret.csv", "../x/secret.csv", "/etc/passwd", "fixtures/none.csv",
            "fixtures/large.csv", "fixtures", "", "fixtures/.csv",
        ] {
            #expect(LabManifest.fixture(path, of: "x", root) == nil, "\(path)")
        }
    }

    @Test(arguments: [
        (
            "fixtures/none.csv",
            "trace of load of component shop: fixtures/none.csv can't be read; it is fixtures/<name>.csv in the lab's folder, at most 1 MiB"
        ),
        (
            "fixtures/bad.csv",
            "trace of load of component shop: fixtures/bad.csv, line 2: 1 is earlier than the line above it"
        ),
    ])
    func aBadFixtureIsToldWithItsLine(path: String, message: String) {
        let yaml = IdempotencyFiles.yaml.replacing(Self.load, with: "{arrivals: trace, trace: \(path)}")
        let issues = LabManifest.parse(yaml: yaml, guide: IdempotencyFiles.guide, folder: "labs/idempotency") {
            $0 == "fixtures/bad.csv" ? "2\n1" : nil
        }.issues
        #expect(issues.first?.description == "labs/idempotency/lab.yml:17: \(message)")
    }
}
