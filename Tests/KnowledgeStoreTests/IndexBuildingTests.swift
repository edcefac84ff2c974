import Content
import Foundation
import Synchronization
import Testing

@testable import KnowledgeStore

@Suite struct IndexBuildingTests {
    private let folder: TemporaryFolder
    private let content = SampleContent(topics: [
        .sample("a", title: "Alpha", [.core: "apple"]), .sample("b", title: "Beta", [.core: "banana"]),
        .sample("c", title: "Gamma", [.core: "cherry"]),
    ])

    init() throws { folder = try TemporaryFolder() }

    private func found(_ text: String, _ index: KnowledgeIndex) throws -> [String] {
        try index.search(SearchQuery(parsing: text)).references
    }

    @Test func theFirstStartReadsEverythingAndSaysSo() throws {
        var progress: [IndexProgress] = []
        let index = try KnowledgeIndex.open(at: folder.url, source: content.source) { progress.append($0) }
        #expect(progress == (0...3).map { IndexProgress(done: $0, total: 3) })
        #expect(index.report.files == 3)
        #expect(index.report.parsed == 3)
        #expect(index.report.notice == nil)
        #expect(content.takeRead().count == 3)
        #expect(index.file != nil)
    }

    @Test func aWarmStartReadsNothing() throws {
        _ = try content.index(in: folder)
        _ = content.takeRead()
        var progress: [IndexProgress] = []
        let index = try KnowledgeIndex.open(at: folder.url, source: content.source) { progress.append($0) }
        #expect(progress.isEmpty)
        #expect(content.takeRead().isEmpty)
        #expect(index.report.parsed == 0)
        #expect(index.report.files == 3)
    }

    @Test func onlyTheChangedFileIsReadAgain() throws {
        _ = try content.index(in: folder)
        _ = content.takeRead()
        content.set("content/topics/b.md", .topic(.sample("b", title: "Beta two", [.core: "blueberry"])))
        let index = try content.index(in: folder)
        #expect(content.takeRead() == ["content/topics/b.md"])
        #expect(index.report.parsed == 1)
        #expect(try found("banana", index) == [])
        #expect(try found("blueberry", index) == ["b"])
        #expect(try index.topic("b")?.title == "Beta two")
        #expect(try found("apple", index) == ["a"])
    }

    @Test func anAddedFileIsFoundAndARemovedOneIsNot() throws {
        _ = try content.index(in: folder)
        content.set("content/topics/d.md", .topic(.sample("d", title: "Delta", [.core: "date"])))
        content.remove("content/topics/a.md")
        let index = try content.index(in: folder)
        #expect(index.report.parsed == 1)
        #expect(index.report.removed == 1)
        #expect(try found("date", index) == ["d"])
        #expect(try found("apple", index) == [])
        #expect(try index.topic("a") == nil)
        #expect(try index.ids(of: .topic) == ["b", "c", "d"])
    }

    @Test func aRenamedFileKeepsItsTopic() throws {
        _ = try content.index(in: folder)
        content.rename("content/topics/a.md", to: "content/topics/new/a.md")
        let index = try content.index(in: folder)
        #expect(try index.topic("a")?.path == "content/topics/new/a.md")
        #expect(try found("apple", index) == ["a"])
    }

    @Test func aMalformedFileKeepsOutWithItsIssueAndTheRestGoesOn() throws {
        _ = try content.index(in: folder)
        content.breakFile("content/topics/b.md", "unknown key \"colour\"; take it out")
        let issue = ContentIssue(file: "content/topics/b.md", line: 3, "unknown key \"colour\"; take it out")
        for _ in 0..<2 {
            let index = try content.index(in: folder)
            #expect(index.report.issues == [issue])
            #expect(try index.issues() == [issue])
            #expect(try index.topic("b") == nil)
            #expect(try found("banana", index) == [])
            #expect(try found("apple", index) == ["a"])
        }
        content.set("content/topics/b.md", .topic(.sample("b", title: "Beta", [.core: "banana"])))
        let index = try content.index(in: folder)
        #expect(index.report.issues.isEmpty)
        #expect(try found("banana", index) == ["b"])
    }

    @Test func theSecondFileWithAnIdKeepsOutUntilTheFirstGoes() throws {
        content.set("content/topics/z.md", .topic(.sample("a", title: "Another", [.core: "zebra"])))
        let index = try content.index(in: folder)
        #expect(
            index.report.issues.map(\.description) == [
                "content/topics/z.md: the topic id \"a\" is taken by content/topics/a.md; ids are unique within a kind,"
                    + " so give one of them another"
            ]
        )
        content.remove("content/topics/a.md")
        let later = try content.index(in: folder)
        #expect(later.report.issues.isEmpty)
        #expect(try found("zebra", later) == ["a"])
    }

    @Test func manyUpdatesLeaveWhatOneBuildWouldMake() throws {
        for round in 0..<20 {
            content.set(
                "content/topics/b.md",
                .topic(.sample("b", title: "Beta \(round)", [.how: "word\(round) banana"]))
            )
            _ = try content.index(in: folder)
        }
        let index = try content.index(in: folder)
        let fresh = try content.index(in: TemporaryFolder())
        for query in ["banana", "word19", "word1", "beta", "a", "gamma"] {
            #expect(try found(query, index) == found(query, fresh))
        }
        let rows = try index.store.read { reader in
            try ["name_text", "passage_text", "entry"].map { table in
                try reader.first("SELECT count(*) FROM \(table)") { row -> Int in try row[0] }
            }
        }
        #expect(rows == [3, 3, 3])
    }

    @Test func rebuildingReadsEverythingAgain() throws {
        _ = try content.index(in: folder)
        _ = content.takeRead()
        let index = try KnowledgeIndex.rebuild(at: folder.url, source: content.source)
        #expect(content.takeRead().count == 3)
        #expect(try found("apple", index) == ["a"])
    }

    @Test func openingUncheckedComparesNothing() throws {
        let none = try KnowledgeIndex.openUnchecked(at: folder.url, source: content.source)
        #expect(none.map { _ in true } == nil)
        _ = try content.index(in: folder)
        _ = content.takeRead()
        content.set("content/topics/d.md", .topic(.sample("d", title: "Delta")))
        let index = try #require(try KnowledgeIndex.openUnchecked(at: folder.url, source: content.source))
        #expect(content.takeRead().isEmpty)
        #expect(try index.topic("d") == nil)
        #expect(try index.topic("a") != nil)
    }

    @Test func anInterruptedSearchSaysSoAndTheNextIsAnswered() throws {
        let index = try content.index(in: folder)
        #expect(throws: IndexError.interrupted) {
            try index.store.read { reader in
                index.interrupt()
                try reader.checkInterruption()
            }
        }
        #expect(try found("apple", index) == ["a"])
    }
}
