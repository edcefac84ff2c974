import Content
import Foundation
import GRDB
import Testing

@testable import KnowledgeStore

/// Damage, other versions, other programs, no disk: the index is a cache, so none of it may be noticed.
@Suite struct IndexTroubleTests {
    private let folder: TemporaryFolder
    private let content = SampleContent(
        topics: (0..<40).map {
            .sample(TopicID("t\($0)"), title: "Topic \($0)", [.core: "word\($0) common", .how: "more about word\($0)"])
        }
    )

    init() throws { folder = try TemporaryFolder() }

    private func hits(_ index: KnowledgeIndex) throws -> [String] {
        try index.search(SearchQuery(parsing: "word7")).references
    }

    private func file() throws -> URL {
        let name = try #require(try folder.names().first { $0.hasSuffix(".sqlite") })
        return folder.url.appending(path: name)
    }

    private func builtFile() throws -> URL {
        let index = try content.index(in: folder)
        return try #require(index.file)
    }

    @Test(arguments: ["", "rubbish", "SQLite format 3\0 and then nothing of the kind"])
    func aFileThatIsNoDatabaseIsReplaced(bytes: String) throws {
        try Data(bytes.utf8).write(to: builtFile())
        let index = try content.index(in: folder)
        #expect(index.report.parsed == 40)
        #expect(index.report.notice == nil)
        #expect(try hits(index) == ["t7"])
    }

    @Test(arguments: [0.1, 0.3, 0.5, 0.7, 0.9])
    func aTruncatedFileIsReplaced(share: Double) throws {
        let url = try builtFile()
        let data = try Data(contentsOf: url)
        try data.prefix(Int(Double(data.count) * share)).write(to: url)
        #expect(try hits(content.index(in: folder)) == ["t7"])
    }

    /// Damage anywhere is mended on the way to the answer, and never ends the program.
    @Test(arguments: 0..<24)
    func aPageOfRubbishIsMended(seed: Int) throws {
        let url = try builtFile()
        var data = try Data(contentsOf: url)
        let pages = data.count / 4096
        let page = 1 + (seed * 7) % (pages - 1)
        for offset in 0..<4096 { data[page * 4096 + offset] = UInt8(truncatingIfNeeded: (offset &* 31) ^ (seed &* 97)) }
        try data.write(to: url)
        let index = try content.index(in: folder)
        _ = try index.topics()
        _ = try index.categories()
        _ = try index.labs()
        #expect(try index.topic("t7")?.title == "Topic 7")
        #expect(try hits(index) == ["t7"])
        #expect(try index.search(SearchQuery(parsing: "wrod7 comon")).hits.count <= 20)
    }

    @Test(arguments: [0, IndexSchema.version + 1, 99])
    func anotherSchemaIsReplaced(version: Int) throws {
        let queue = try DatabaseQueue(path: builtFile().path(percentEncoded: false))
        try queue.write { try $0.execute(sql: "PRAGMA user_version = \(version); DROP TABLE passage") }
        try queue.close()
        let index = try content.index(in: folder)
        #expect(index.report.parsed == 40)
        #expect(try hits(index) == ["t7"])
    }

    @Test func aBuildThatBrokeOffLeavesNothing() throws {
        let url = try builtFile()
        try Data("half an index".utf8).write(to: URL(filePath: url.path(percentEncoded: false) + ".building"))
        _ = try KnowledgeIndex.rebuild(at: folder.url, source: content.source)
        #expect(try folder.names().filter { $0.contains("building") } == [])
    }

    @Test func aReaderKeepsItsIndexWhileAnotherReplacesIt() throws {
        let reader = try content.index(in: folder)
        let other = try KnowledgeIndex.rebuild(at: folder.url, source: content.source)
        #expect(try hits(reader) == ["t7"])
        #expect(try hits(other) == ["t7"])
    }

    /// A reader that is still there keeps the log of the last update from being folded into the old file.
    @Test func theOldIndexesLogIsNotReadIntoTheNewOne() throws {
        let reader = try content.index(in: folder)
        for number in 0..<40 {
            content.set(
                "content/topics/t\(number).md",
                .topic(.sample(TopicID("t\(number)"), title: "Changed \(number)"))
            )
        }
        _ = try content.index(in: folder)
        for number in 1..<40 { content.remove("content/topics/t\(number).md") }
        content.set("content/topics/t0.md", .topic(.sample("t0", title: "Alone", [.core: "solitude"])))
        let rebuilt = try KnowledgeIndex.rebuild(at: folder.url, source: content.source)
        #expect(try rebuilt.topics().map(\.title) == ["Alone"])
        #expect(try rebuilt.search(SearchQuery(parsing: "solitude")).references == ["t0"])
        #expect(try content.index(in: folder).report.parsed == 0)
        #expect(try reader.topics().count == 40)
    }

    @Test func aReaderSeesWhatAnotherUpdates() throws {
        let reader = try content.index(in: folder)
        content.set("content/topics/t7.md", .topic(.sample("t7", title: "Topic 7", [.core: "elsewhere"])))
        _ = try content.index(in: folder)
        #expect(try reader.search(SearchQuery(parsing: "elsewhere")).references == ["t7"])
    }

    @Test func manyOpenersAtOnceBuildOneIndex() async throws {
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<6 {
                group.addTask { [content, folder] in
                    let index = try content.index(in: folder)
                    #expect(try index.search(SearchQuery(parsing: "word7")).references == ["t7"])
                    return index.report.parsed
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.sorted() == [0, 0, 0, 0, 0, 40])
        #expect(try folder.names().filter { $0.hasSuffix(".sqlite") }.count == 1)
    }

    @Test func manyUpdatersAtOnceAgree() async throws {
        _ = try content.index(in: folder)
        content.set("content/topics/t7.md", .topic(.sample("t7", title: "Topic 7", [.core: "changed"])))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<6 {
                group.addTask { [content, folder] in
                    let index = try content.index(in: folder)
                    #expect(try index.search(SearchQuery(parsing: "changed")).references == ["t7"])
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func withoutAFolderTheIndexLivesInMemory() throws {
        let file = folder.url.appending(path: "not-a-folder")
        try Data().write(to: file)
        let index = try KnowledgeIndex.open(at: file.appending(path: "cache"), source: content.source)
        #expect(index.file == nil)
        #expect(try hits(index) == ["t7"])
        let path = file.appending(path: "cache").path(percentEncoded: false)
        #expect(index.report.notice == "The search index is kept in memory: \(path): Not a directory.")
    }

    @Test func contentThatCantBeListedIsAnError() throws {
        let issue = ContentIssue(file: "content", "no such folder; name another")
        let source = IndexSource(identity: "x", files: { throw issue }, read: { _ in throw issue })
        #expect(throws: issue) { try KnowledgeIndex.open(at: folder.url, source: source) }
    }

    @Test(arguments: [
        (IndexError.interrupted, "the search was interrupted by the next one"),
        (
            IndexError.failed(file: "/c/i.sqlite", reason: "disk I/O error"),
            "/c/i.sqlite: the search index can't be used (disk I/O error); delete it and start again, nothing is lost"
        ),
    ])
    func errorsSayWhatToDo(error: IndexError, text: String) { #expect(error.description == text) }
}
