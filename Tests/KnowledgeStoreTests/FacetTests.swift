import Content
import Foundation
import Testing

@testable import KnowledgeStore

/// What each topic promises to cover must lead to it from search, over the content as it is shipped. `Fixtures/facets.tsv`
/// has the promises of all topics, those to come included.
@Suite struct FacetTests {
    private static let root = ContentRoot(
        URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    )

    struct Row: Sendable {
        var topic: TopicID
        var title: String
        var facets: [String]

        init?(_ line: Substring) {
            let fields = line.split(separator: "\t")
            guard fields.count == 3, !line.hasPrefix("#") else { return nil }
            topic = TopicID(String(fields[0]))
            title = String(fields[1])
            facets = fields[2].split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    static func table() throws -> [Row] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/facets.tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap(Row.init)
    }

    /// Built once for all tests, with the folder that it lies in.
    private static let shipped = Result {
        let cache = try TemporaryFolder()
        let library = ContentLibrary(root: root)
        let source = IndexSource(
            library: library,
            labFiles: { try library.labFolders().map { IndexedFile(path: $0.path, stamp: 0) } },
            lab: { file in
                // Titles compete with topics'; the rest of a lab is another module's to read.
                let id = String(file.path.split(separator: "/").last ?? "")
                return LabEntry(id: id, title: ContentReference.lab(id).words, summary: "")
            }
        )
        return (cache: cache, index: try KnowledgeIndex.open(at: cache.url, source: source))
    }

    /// A facet that several topics share has room for all of them; a single word may be helped by one of the title.
    @Test func everyFacetLeadsToItsTopic() throws {
        let index = try Self.shipped.get().index
        let table = try Self.table()
        let sharers = Dictionary(grouping: table.flatMap(\.facets)) { $0.lowercased() }
        func isFound(_ query: String, _ row: Row, within places: Int) throws -> Bool {
            let results = try index.search(SearchQuery(parsing: query))
            return results.didYouMean == nil && results.references.prefix(places).contains(row.topic.rawValue)
        }
        var tried = 0
        for row in table where try index.topic(row.topic) != nil {
            for facet in row.facets {
                let places = max(3, sharers[facet.lowercased()]?.count ?? 1)
                let helped = facet.contains(" ") ? [] : row.title.split(separator: " ").map { "\(facet) \($0)" }
                let isReached = try ([facet] + helped).contains { try isFound($0, row, within: places) }
                let first = try index.search(SearchQuery(parsing: facet, limit: 5)).references
                #expect(isReached, "\"\(facet)\" should lead to \(row.topic); it finds \(first)")
                tried += 1
            }
        }
        #expect(tried > 50)
    }

    @Test func theTableHasEachTopicThatIsWrittenOrPlannedByItsTitle() throws {
        let index = try Self.shipped.get().index
        #expect(index.report.issues == [])
        let table = try Self.table()
        for row in table { #expect(try index.entry(.topic(row.topic))?.title == row.title) }
        #expect(try Set(index.topics().map(\.id)).isSubset(of: table.map(\.topic)))
    }

    /// The alias is what makes the difference: the title alone wouldn't be found so.
    @Test func everyAliasLeadsToItsTopic() throws {
        let index = try Self.shipped.get().index
        let library = ContentLibrary(root: FacetTests.root)
        for file in try library.sourceFiles() where file.kind == .topic {
            let header = try library.topic(at: file.path).header
            for alias in [header.title] + header.aliases {
                let found = try index.search(SearchQuery(parsing: alias)).references
                #expect(
                    found.first == header.id.rawValue,
                    "\"\(alias)\" should lead to \(header.id); it finds \(found)"
                )
            }
        }
    }
}
