import Content
import Testing

@testable import KnowledgeStore

/// What lists and links ask the index.
@Suite struct CollectionTests {
    private let folder: TemporaryFolder
    private let index: KnowledgeIndex

    private static let path = LearningPath(
        id: "start-here",
        title: "Start here",
        audience: "everyone",
        weeks: 4,
        outcome: "a first service",
        stages: [
            LearningPath.Stage(title: "Basics", topics: ["http-methods", "timeouts"]),
            LearningPath.Stage(title: "Safety", topics: ["idempotency"], labs: ["idempotency"]),
        ]
    )
    private static let term = GlossaryTerm(
        id: "lease",
        term: "Lease",
        definition: "A right that ends by itself.",
        topic: "timeouts",
        aliases: ["token", "ticket"]
    )

    init() throws {
        folder = try TemporaryFolder()
        let reading = TopicSection(
            part: .how,
            line: 9,
            blocks: [Block(line: 10, kind: .paragraph([.link(.content(.topic("timeouts")), [.text("timeouts")])]))]
        )
        var idempotency = Topic.sample(
            "idempotency",
            title: "Idempotency",
            category: "api-design",
            level: 2,
            summary: "Twice is once.",
            requires: ["http-methods"],
            labs: ["idempotency"],
            formerly: ["safe-retries"]
        )
        idempotency.sections.append(reading)
        index = try SampleContent([
            "content/categories.yml": .categories([
                Category(id: "http", title: "HTTP", summary: "The protocol.", elsewhere: "TLS is in security."),
                Category(id: "api-design", title: "API design", summary: "Contracts.", elsewhere: ""),
                Category(id: "empty", title: "Empty", summary: "Nothing yet.", elsewhere: ""),
            ]),
            "content/topics/idempotency.md": .topic(idempotency),
            "content/topics/http-methods.md": .topic(.sample("http-methods", title: "Methods", category: "http")),
            "content/topics/timeouts.md": .topic(.sample("timeouts", title: "Timeouts", category: "http")),
            "content/paths/start-here.yml": .path(CollectionTests.path),
            "content/paths/long.yml": .path(
                LearningPath(id: "long", title: "Long", audience: "", weeks: 9, outcome: "", stages: [])
            ),
            "content/glossary.yml": .glossary([CollectionTests.term]),
            "content/tools/curl.md": .page(
                Page(
                    reference: ContentReference(kind: .tool, id: "curl"),
                    title: "curl",
                    summary: "Speaks HTTP.",
                    related: ["timeouts", "http-methods"],
                    document: Document(blocks: [])
                )
            ),
            "content/reference/status-codes.md": .page(
                Page(
                    reference: ContentReference(kind: .reference, id: "status-codes"),
                    title: "Status codes",
                    summary: "What they mean.",
                    related: ["http-methods"],
                    document: Document(blocks: [])
                )
            ),
            "labs/idempotency": .lab(
                LabEntry(
                    id: "idempotency",
                    title: "Idempotency keys",
                    summary: "Lose answers.",
                    topics: ["idempotency"],
                    level: 1,
                    minutes: 8,
                    text: "guide"
                )
            ),
            "content/planned.tsv": .planned([PlannedItem(kind: .topic, id: "webhooks", title: "Webhooks")]),
        ]).index(in: folder)
    }

    @Test func topicsComeByCategoryThenLevelThenTitle() throws {
        #expect(try index.topics().map(\.id) == ["http-methods", "timeouts", "idempotency"])
        #expect(try index.topics(in: "http").map(\.id) == ["http-methods", "timeouts"])
        #expect(try index.topics(in: "nowhere").isEmpty)
    }

    @Test func aTopicKeepsWhatItsHeaderSays() throws {
        #expect(
            try index.topic("idempotency")
                == TopicSummary(
                    id: "idempotency",
                    title: "Idempotency",
                    category: "api-design",
                    level: 2,
                    minutes: 1,
                    summary: "Twice is once.",
                    labs: ["idempotency"],
                    requires: ["http-methods"],
                    path: "content/topics/idempotency.md",
                    questionCount: 0
                )
        )
    }

    @Test func aFormerIdLeadsToThePresentTopic() throws {
        #expect(try index.topic("safe-retries")?.id == "idempotency")
        #expect(try index.entry(.topic("safe-retries"))?.reference == .topic("idempotency"))
        #expect(try index.renamedTopics() == ["safe-retries": "idempotency"])
        #expect(try index.topic("nowhere") == nil)
    }

    @Test func categoriesCountTheirTopics() throws {
        let categories = try index.categories()
        #expect(categories.map(\.category.id) == ["http", "api-design", "empty"])
        #expect(categories.map(\.topicCount) == [2, 1, 0])
        #expect(categories[0].category.elsewhere == "TLS is in security.")
    }

    @Test func pathsComeBackWholeTheShortestFirst() throws {
        let paths = try index.paths()
        #expect(paths.map(\.id) == ["start-here", "long"])
        #expect(paths[0] == CollectionTests.path)
    }

    @Test func labsToolsReferencesAndTerms() throws {
        let lab = LabEntry(
            id: "idempotency",
            title: "Idempotency keys",
            summary: "Lose answers.",
            topics: ["idempotency"],
            level: 1,
            minutes: 8
        )
        #expect(try index.labs() == [lab])
        #expect(try index.tools().map(\.title) == ["curl"])
        #expect(try index.references().map(\.path) == ["content/reference/status-codes.md"])
        #expect(try index.glossary() == [CollectionTests.term])
    }

    @Test func linksAreFoundFromTheirTarget() throws {
        #expect(try index.topicsLinking(to: .topic("timeouts")).map(\.id) == ["idempotency"])
        #expect(try index.topicsLinking(to: .lab("idempotency")).map(\.id) == ["idempotency"])
        #expect(try index.topicsRequiring("http-methods").map(\.id) == ["idempotency"])
        #expect(try index.topicsRequiring("timeouts").isEmpty)
    }

    @Test func pagesAreFoundFromTheTopicThatTheyName() throws {
        #expect(try index.pages(of: .reference, relatedTo: "http-methods").map(\.title) == ["Status codes"])
        #expect(try index.pages(of: .tool, relatedTo: "http-methods").map(\.reference.id) == ["curl"])
        #expect(try index.pages(of: .reference, relatedTo: "timeouts").isEmpty)
        #expect(try index.pages(of: .tool, relatedTo: "idempotency").isEmpty)
    }

    @Test func ofPagesThatNameATopicThoseComeFirstThatNameItFirst() throws {
        let related: [(String, [TopicID])] = [
            ("dig", ["http-methods", "timeouts"]), ("ab", ["timeouts"]), ("zed", ["timeouts", "http-methods"]),
            ("jq", ["http-methods", "idempotency", "timeouts"]), ("nc", ["http-methods"]),
        ]
        let pages = related.map { id, related in
            let page = Page(
                reference: ContentReference(kind: .tool, id: id),
                title: id,
                summary: "S.",
                related: related,
                document: Document(blocks: [])
            )
            return ("content/tools/\(id).md", ContentPiece.page(page))
        }
        let index = try SampleContent(Dictionary(uniqueKeysWithValues: pages)).index(in: folder)
        #expect(try index.pages(of: .tool, relatedTo: "timeouts").map(\.title) == ["ab", "zed", "dig", "jq"])
    }

    @Test func whatIsPlannedIsKnownAndNotWritten() throws {
        let planned = try #require(try index.entry(.topic("webhooks")))
        #expect(planned.isPlanned)
        #expect(planned.title == "Webhooks")
        #expect(try index.entry(.lab("idempotency"))?.isPlanned == false)
        #expect(try index.entry(.topic("nowhere")) == nil)
        #expect(try index.entry(ContentReference(kind: .tool, id: "idempotency")) == nil)
    }

    @Test func idsAreSortedWithinTheirKind() throws {
        #expect(try index.ids(of: .topic) == ["http-methods", "idempotency", "timeouts"])
        #expect(try index.ids(of: .path) == ["long", "start-here"])
    }
}
