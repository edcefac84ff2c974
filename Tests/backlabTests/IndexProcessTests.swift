import Foundation
import TestSupport
import Testing

/// The index and the record as several runs of the program share them.
@Suite struct IndexProcessTests {
    private let sample: SampleContent
    private let home: TemporaryFolder

    init() throws {
        sample = try SampleContent()
        home = try TemporaryFolder()
    }

    private var content: [String] { ["--content", sample.folder.url.path] }

    private func index(_ arguments: [String] = []) throws -> [String: Int] {
        let run = try Program.run(["index", "--json"] + arguments + content, home: home)
        return try #require(try run.json() as? [String: Any]).compactMapValues { $0 as? Int }
    }

    @Test func twoThatStartAtOnceOverAnEmptyCacheBothSucceed() throws {
        for _ in 0..<3 {
            let home = try TemporaryFolder()
            let programs = try (0..<2).map { _ in try Program.start(["topics"] + content, home: home) }
            let runs = try programs.map { try $0.end() }
            #expect(runs.map(\.status) == [0, 0], "\(runs.map(\.errors))")
            #expect(runs.map(\.errors) == ["", ""])
            #expect(runs[0].output == runs[1].output && runs[0].output.contains("cache-stampede"))
        }
    }

    @Test func onlyWhatChangedIsReadAgain() throws {
        let first = try index()
        #expect(first["parsed"] == first["files"] && first["topics"] == 6)
        #expect(try index()["parsed"] == 0)
        let topic = SampleTopic("deadlines", title: "Deadlines", category: "http")
        try sample.folder.write(topic.text, to: topic.path)
        let second = try index()
        #expect(second["parsed"] == 1 && second["topics"] == 7)
        try FileManager.default.removeItem(at: sample.folder.url.appending(path: topic.path))
        let third = try index()
        #expect(third["removed"] == 1 && third["parsed"] == 0 && third["topics"] == 6)
        #expect(try index(["--rebuild"])["parsed"] == third["files"])
    }

    @Test func brokenFileIsNamedOnStandardErrorAndNotInTheDocument() throws {
        try sample.folder.write("---\nid: [\n---\n", to: "content/topics/http/broken.md")
        let run = try Program.run(["index", "--json"] + content, home: home)
        #expect(run.status == 0)
        #expect(run.errors.hasPrefix("content/topics/http/broken.md:"))
        #expect(try run.json() is [String: Any])
    }

    @Test func resetNeedsItsFlagAndForgetsWhatWasImported() throws {
        #expect(
            try Program.run(["lab", "run", "idempotency", "--for", "1s", "--json"] + content, home: home).status != 4
        )
        let kept = try Program.run(["progress", "export"] + content, home: home).output
        #expect(kept.contains("\"idempotency\""))
        #expect(try Program.run(["progress", "reset"] + content, home: home).status == 2)
        #expect(try Program.run(["progress", "export"] + content, home: home).output.contains("\"idempotency\""))
        #expect(try Program.run(["progress", "reset", "--yes"] + content, home: home).status == 0)
        #expect(try !Program.run(["progress", "export"] + content, home: home).output.contains("\"idempotency\""))
    }
}
