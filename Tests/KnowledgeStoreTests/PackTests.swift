import Content
import Testing

@testable import KnowledgeStore

/// What packs add to the index, and what they can't do to it.
@Suite struct PackTests {
    private let folder: TemporaryFolder
    private let content = SampleContent(topics: [
        .sample("stampede", title: "Cache stampede", [.core: "One key expires."])
    ])

    init() throws { folder = try TemporaryFolder() }

    private func index() throws -> KnowledgeIndex { try content.index(in: folder) }

    private func setPack(_ topic: Topic, pack: String = "acme") {
        content.set("\(pack):content/topics/caching/\(topic.id).md", .topic(topic))
    }

    @Test func whatComesFromAPackSaysSo() throws {
        setPack(.sample("gateway", title: "The gateway", [.core: "Requests come in."]))
        content.set("acme:labs/surge", .lab(LabEntry(id: "surge", title: "Surge", summary: "")))
        let index = try index()
        #expect(try index.packs() == [.topic("gateway"): "acme", .lab("surge"): "acme"])
        #expect(try index.topic("gateway")?.pack == "acme")
        #expect(try index.topic("stampede")?.pack == nil)
        #expect(try index.entry(.lab("surge"))?.pack == "acme")
        #expect(try index.search(SearchQuery(parsing: "gateway")).hits.map(\.pack) == ["acme"])
        #expect(try index.search(SearchQuery(parsing: "stampede")).hits.map(\.pack) == [nil])
    }

    @Test func aTopicOfTheBaseKeepsItsIDWhicheverCameFirst() throws {
        setPack(.sample("stampede", title: "Another stampede"))
        #expect(try index().topic("stampede")?.title == "Cache stampede")
        content.remove("content/topics/stampede.md")
        #expect(try index().topic("stampede")?.title == "Another stampede")
        content.set("content/topics/stampede.md", .topic(.sample("stampede", title: "Cache stampede")))
        let index = try index()
        #expect(try index.topic("stampede")?.title == "Cache stampede")
        #expect(
            try index.issues().map(\.description) == [
                "acme:content/topics/caching/stampede.md: the topic id \"stampede\" is taken by"
                    + " content/topics/stampede.md; a pack can't take the base's place, so give the pack's another"
            ]
        )
        #expect(try index.search(SearchQuery(parsing: "another")).hits.isEmpty)
    }

    @Test func ofTwoPacksTheFirstInTheAlphabetHasAnID() throws {
        setPack(.sample("gateway", title: "Of zeta"), pack: "zeta")
        setPack(.sample("gateway", title: "Of acme"))
        #expect(try index().topic("gateway")?.title == "Of acme")
        #expect(try index().issues().count == 1)
    }

    @Test func aPackCantTakeProgressByClaimingAFormerID() throws {
        setPack(.sample("gateway", title: "The gateway", formerly: ["stampede", "old-gateway"]))
        #expect(try index().renamedTopics() == ["old-gateway": "gateway"])
    }

    @Test func ofAFormerIDThatBothClaimTheBaseHasIt() throws {
        content.set("content/topics/z.md", .topic(.sample("z", title: "Z", level: 3, formerly: ["old"])))
        setPack(.sample("a", title: "A", level: 1, formerly: ["old"]))
        #expect(try index().renamedTopics() == ["old": "z"])
        #expect(try index().topic("old")?.id == "z")
    }

    @Test func categoriesOfAPackFollowThoseOfTheBaseAndReplaceNone() throws {
        func category(_ id: String, _ title: String) -> Category {
            Category(id: id, title: title, summary: "S.", elsewhere: "E.")
        }
        let ofPack = [category("own", "Own"), category("caching", "Stolen")]
        content.set("acme:content/categories.yml", .categories(ofPack))
        content.set("content/categories.yml", .categories([category("caching", "Caching"), category("http", "HTTP")]))
        #expect(try index().categories().map(\.category.title) == ["Caching", "HTTP", "Own"])
        #expect(try index().issues().map(\.file) == ["acme:content/categories.yml"])
        content.remove("content/categories.yml")
        #expect(try index().categories().map(\.category.title) == ["Own", "Stolen"])
        #expect(try index().issues().isEmpty)
    }

    @Test func ofEqualMatchesTheBaseComesFirst() throws {
        setPack(.sample("aaa", title: "Leases", level: 1))
        content.set("content/topics/zzz.md", .topic(.sample("zzz", title: "Leases", level: 3)))
        #expect(try index().search(SearchQuery(parsing: "leases")).hits.map(\.id) == ["zzz", "aaa"])
    }

    @Test func whatWasRemovedWithItsPackIsGone() throws {
        setPack(.sample("gateway", title: "The gateway"))
        _ = try index()
        content.remove("acme:content/topics/caching/gateway.md")
        #expect(try index().packs().isEmpty)
        #expect(try index().search(SearchQuery(parsing: "gateway")).hits.isEmpty)
    }
}
