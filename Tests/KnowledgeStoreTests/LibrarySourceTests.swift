import Content
import Foundation
import Testing

@testable import KnowledgeStore

/// The index over real files.
@Suite struct LibrarySourceTests {
    private let folder: TemporaryFolder
    private let cache: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        cache = try TemporaryFolder()
        try write(
            "content/categories.yml",
            """
            - id: caching
              title: Caching
              summary: Copies nearby.
              elsewhere: HTTP's own caching is in http.
            """
        )
        try write("content/topics/caching/stampede.md", topic("stampede", "Cache stampede", "One key expires."))
        try write("content/topics/caching/eviction.md", topic("eviction", "Cache eviction", "Somebody has to go."))
    }

    private func write(_ path: String, _ text: String) throws {
        let url = folder.url.appending(path: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private func topic(_ id: String, _ title: String, _ core: String) -> String {
        let parts = Part.allCases.map { part in
            switch part {
            case .core: "## \(part.heading)\n\n\(core)\n"
            case .questions: "## \(part.heading)\n\n### Why?\n\n- [x] Because.\n- [ ] No.\n\n> It explains.\n"
            case .reading: "## \(part.heading)\n\n- RFC 9111.\n"
            default: "## \(part.heading)\n\n### Heading of \(id)\n\nText of \(part.rawValue), see [[eviction]].\n"
            }
        }
        return """
            ---
            id: \(id)
            title: \(title)
            category: caching
            level: 1
            summary: In one line.
            ---

            \(parts.joined(separator: "\n"))
            """
    }

    private func open() throws -> KnowledgeIndex {
        let source = IndexSource(
            library: ContentLibrary(root: ContentRoot(folder.url)),
            labFiles: { [IndexedFile(path: "labs/stampede", stamp: 1)] },
            lab: { _ in LabEntry(id: "stampede", title: "Stampede lab", summary: "See it.", text: "turn the knob") }
        )
        return try KnowledgeIndex.open(at: cache.url, source: source)
    }

    @Test func filesAndLabsAreFound() throws {
        let index = try open()
        #expect(index.report.issues.isEmpty)
        #expect(index.report.files == 4)
        #expect(try index.topics().map(\.id) == ["eviction", "stampede"])
        #expect(try index.topic("stampede")?.questionCount == 1)
        #expect(try index.categories().map(\.topicCount) == [2])
        #expect(try index.search(SearchQuery(parsing: "expires")).hits.first?.part == .core)
        #expect(try index.search(SearchQuery(parsing: "knob")).references == ["lab:stampede"])
        #expect(try index.search(SearchQuery(parsing: "heading of stampede")).references == ["stampede"])
        #expect(try index.topicsLinking(to: .topic("eviction")).map(\.id) == ["eviction", "stampede"])
    }

    @Test func aChangedFileIsReadAgainAndABrokenOneKeepsOut() throws {
        _ = try open()
        try write("content/topics/caching/stampede.md", topic("stampede", "Cache stampede", "One key lapses."))
        let changed = try open()
        #expect(changed.report.parsed == 1)
        #expect(try changed.search(SearchQuery(parsing: "lapses")).references == ["stampede"])
        try write("content/topics/caching/stampede.md", "no front matter at all")
        let broken = try open()
        #expect(broken.report.issues.map(\.file) == ["content/topics/caching/stampede.md"])
        #expect(try broken.ids(of: .topic) == ["eviction"])
    }

    @Test func aRootThatIsMissingIsAnIssueInOneLine() throws {
        let root = ContentRoot(folder.url.appending(path: "nowhere"))
        let source = IndexSource(library: ContentLibrary(root: root)) { _ in
            LabEntry(id: "x", title: "X", summary: "")
        }
        #expect(throws: ContentIssue.self) { try KnowledgeIndex.open(at: cache.url, source: source) }
    }

    @Test func eachRootHasItsOwnIndex() throws {
        _ = try open()
        let other = try TemporaryFolder()
        let source = IndexSource(library: ContentLibrary(root: ContentRoot(other.url))) { _ in
            LabEntry(id: "x", title: "X", summary: "")
        }
        _ = try KnowledgeIndex.open(at: cache.url, source: source)
        #expect(try open().report.parsed == 0)
        #expect(try cache.names().filter { $0.hasSuffix(".sqlite") }.count == 2)
    }

    @Test func stampsTellAnyChangeApart() {
        let base = Fingerprint(size: 1, modified: 2, inode: 3)
        let others = [
            [], [Fingerprint(size: 2, modified: 2, inode: 3)], [Fingerprint(size: 1, modified: 3, inode: 3)],
            [Fingerprint(size: 1, modified: 2, inode: 4)], [base, base],
        ]
        let stamps = others.map { IndexSource.stamp(of: $0) } + [IndexSource.stamp(of: [base])]
        #expect(Set(stamps).count == stamps.count)
        #expect(IndexSource.stamp(of: [base]) == IndexSource.stamp(of: [base]))
    }
}
