import Content
import Foundation
import TestSupport
import Testing

@testable import backlab

@Suite struct CheckerTests {
    private func issues(_ extra: [String: String], halves: Set<String> = ["content", "labs"]) async throws -> [String] {
        let sample = try SampleContent(extra: extra)
        return try await Checker(root: sample.root, runsLabs: false).issues(halves: halves).filter {
            $0.severity == .error
        }.map(\.description)
    }

    private static let brokenTopic = ["content/topics/http/broken.md": "---\nid: [\n---\n"]
    private static let brokenLab = ["labs/idempotency/lab.yml": "formatVersion: 1\nid: idempotency\n"]

    @Test func eachHalfIsCheckedAlone() async throws {
        let both = Self.brokenTopic.merging(Self.brokenLab) { $1 }
        let content = try await issues(both, halves: ["content"])
        #expect(content.contains { $0.hasPrefix("content/topics/http/broken.md") })
        #expect(!content.contains { $0.hasPrefix("labs/") })
        let labs = try await issues(both, halves: ["labs"])
        #expect(!labs.isEmpty && labs.allSatisfy { $0.hasPrefix("labs/idempotency/lab.yml") })
    }

    @Test(arguments: [("idempotency", false), ("cache-warming", false), ("no-such-topic", true)])
    func labMayNameTopicsThatAreWrittenOrPlanned(topic: String, isError: Bool) async throws {
        let sample = try SampleContent()
        let manifest = try String(
            contentsOf: sample.root.lab("idempotency").appending(path: "lab.yml"),
            encoding: .utf8
        )
        .replacing("topics: [idempotency, retries-and-backoff]", with: "topics: [\(topic)]")
        let issues = try await issues(["labs/idempotency/lab.yml": manifest], halves: ["labs"])
        #expect(issues.contains { $0.contains(topic) } == isError, "\(issues)")
    }

    @Test(arguments: [
        (0, 0, "No problems."), (1, 0, "1 error, 0 warnings."), (0, 1, "0 errors, 1 warning."),
        (2, 3, "2 errors, 3 warnings."),
    ])
    func summaryCountsBoth(errors: Int, warnings: Int, text: String) {
        let error = ContentIssue(file: "a.md", "it is wrong")
        let warning = ContentIssue(file: "a.md", severity: .warning, "it is odd")
        let issues = Array(repeating: error, count: errors) + Array(repeating: warning, count: warnings)
        #expect(Checker.summary(issues) == text)
    }
}
