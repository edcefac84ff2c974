import Content
import Foundation
import Testing

@testable import KnowledgeStore

/// What earlier versions of the program left in the cache folder goes when this one's index is built.
@Suite struct OlderIndexTests {
    private let folder: TemporaryFolder
    private let content = SampleContent(topics: [.sample("a", title: "Alpha")])

    init() throws { folder = try TemporaryFolder() }

    private static let older = [
        "index-0-1f.sqlite", "index-0-1f.sqlite-wal", "index-0-1f.sqlite-shm", "index-0-2e.sqlite",
    ]
    private static let others = [
        "index-\(IndexSchema.version + 1)-1f.sqlite", "index-0-1f.sqlite.copy", "index-0-xyz.sqlite", "index-0.sqlite",
        "my-index-0-1f.sqlite", "record.sqlite", "notes.txt",
    ]

    private func write(_ names: [String]) throws {
        for name in names { try Data("x".utf8).write(to: folder.url.appending(path: name)) }
    }

    @Test func buildingRemovesThemAndNothingElse() throws {
        try write(OlderIndexTests.older + OlderIndexTests.others)
        let index = try content.index(in: folder)
        let own = try #require(index.file?.lastPathComponent)
        let left = try folder.names().filter { !$0.hasPrefix(own) }
        #expect(left == OlderIndexTests.others.sorted())
        #expect(try index.topic("a")?.title == "Alpha")
    }

    @Test func rebuildingRemovesThemToo() throws {
        _ = try content.index(in: folder)
        try write(OlderIndexTests.older)
        _ = try KnowledgeIndex.rebuild(at: folder.url, source: content.source)
        #expect(try folder.names().filter { $0.hasPrefix("index-0") } == [])
    }

    /// Nothing is built, so an earlier program that is used beside this one keeps its index.
    @Test func aWarmStartLeavesThem() throws {
        _ = try content.index(in: folder)
        try write(OlderIndexTests.older)
        _ = try content.index(in: folder)
        #expect(try folder.names().filter { $0.hasPrefix("index-0") } == OlderIndexTests.older.sorted())
    }

    @Test func anotherContentsIndexOfThisVersionStays() throws {
        let other = IndexSource(identity: "other", files: { [] }, read: { throw ContentIssue(file: $0.path, "gone") })
        let kept = try #require(try KnowledgeIndex.open(at: folder.url, source: other).file?.lastPathComponent)
        _ = try content.index(in: folder)
        #expect(try folder.names().contains(kept))
    }

    @Test func whatCantBeRemovedHarmsNothing() throws {
        let obstacle = folder.url.appending(path: "index-0-1f.sqlite")
        try FileManager.default.createDirectory(at: obstacle, withIntermediateDirectories: true)
        let index = try content.index(in: folder)
        #expect(index.report.notice == nil)
        #expect(index.file != nil)
        #expect(try index.topic("a")?.title == "Alpha")
    }

    @Test(
        arguments: [
            ("index-1-d21f08c17913f9f6.sqlite", 1), ("index-12-0.sqlite", 12), ("index-1-a.sqlite-wal", 1),
            ("index-1-a.sqlite-shm", 1), ("index-1-a.sqlite-journal", 1), ("index-1-a.sqlite.building", 1),
            ("index-1-a.sqlite.building-journal", 1), ("index--a.sqlite", nil), ("index--1-a.sqlite", nil),
            ("index-+1-a.sqlite", nil), ("index-1-.sqlite", nil), ("index-1-a.sqlite-", nil), ("index-1-a", nil),
            ("index-1-a.sqlite.bak", nil), ("index-1-g.sqlite", nil), ("Index-1-a.sqlite", nil), ("", nil),
            ("index-99999999999999999999-a.sqlite", nil),
        ] as [(String, Int?)]
    )
    func onlyAnIndexsNameHasAVersion(name: String, version: Int?) {
        #expect(IndexFile.schemaVersion(inName: name) == version)
    }

    @Test func theNameOfANewIndexHasThisVersion() {
        let file = IndexFile(folder: folder.url, identity: "/usr/share/backlab")
        #expect(IndexFile.schemaVersion(inName: file.name) == IndexSchema.version)
        #expect(file.name != IndexFile(folder: folder.url, identity: "/opt/backlab").name)
    }
}
