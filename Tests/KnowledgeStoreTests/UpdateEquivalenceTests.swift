import Content
import Testing

@testable import KnowledgeStore

/// However the files have changed, an updated index answers as one built anew does.
@Suite struct UpdateEquivalenceTests {
    /// Everything that lists, links and search ask, of every kind of piece.
    private struct Answers: Equatable {
        var topics: [TopicSummary]
        var categories: [CategorySummary]
        var paths: [LearningPath]
        var labs: [LabEntry]
        var glossary: [GlossaryTerm]
        var tools: [EntrySummary]
        var renamed: [TopicID: TopicID]
        var linking: [[TopicID]]
        var requiring: [[TopicID]]
        var planned: [EntrySummary?]
        var packs: [ContentReference: String]
        var issues: [ContentIssue]
        var found: [Set<String>]

        init(_ index: KnowledgeIndex) throws {
            topics = try index.topics()
            categories = try index.categories()
            paths = try index.paths()
            labs = try index.labs()
            glossary = try index.glossary()
            tools = try index.tools()
            renamed = try index.renamedTopics()
            let ids = UpdateEquivalenceTests.ids
            linking = try ids.map { try index.topicsLinking(to: .topic($0)).map(\.id) }
            requiring = try ids.map { try index.topicsRequiring($0).map(\.id) }
            planned = try ids.map { try index.entry(.topic($0)) }
            packs = try index.packs()
            issues = try index.issues().sorted { $0.description < $1.description }
            found = try UpdateEquivalenceTests.words.map {
                Set(try index.search(SearchQuery(parsing: $0, limit: 100)).references)
            }
        }
    }

    private static let ids: [TopicID] = ["t0", "t1", "t2", "t3", "old0", "old1", "later0"]
    private static let words = [
        "apple", "banana", "cherry", "damson", "elder", "fig", "alias apple", "heading fig", "t1",
    ]
    private static let fruit = ["apple", "banana", "cherry", "damson", "elder", "fig"]

    /// A linear congruential generator; the numbers are Knuth's.
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }

        mutating func fruit() -> String { UpdateEquivalenceTests.fruit[roll(6)] }
        mutating func topic() -> TopicID { TopicID("t\(roll(4))") }
    }

    private static func topic(_ number: Int, _ dice: inout Dice) -> ContentPiece {
        var topic = Topic.sample(
            TopicID("t\(number)"),
            title: "Title \(dice.fruit())",
            category: "c\(dice.roll(2))",
            level: 1 + dice.roll(3),
            summary: "Of \(dice.fruit()).",
            aliases: ["alias \(dice.fruit())"],
            requires: [dice.topic()],
            labs: dice.roll(2) == 0 ? ["lab0"] : [],
            formerly: [TopicID("old\(dice.roll(2))")],
            headings: [.how: "Heading \(dice.fruit())"],
            [.core: "Text of \(dice.fruit()).", .mistakes: "Never \(dice.fruit())."]
        )
        topic.header.related = [dice.topic()]
        return .topic(topic)
    }

    private static func change(_ content: SampleContent, _ dice: inout Dice) {
        let number = dice.roll(4)
        switch dice.roll(14) {
        case 0: content.remove("content/topics/t\(number).md")
        case 1: content.breakFile("content/topics/t\(number).md", "broken by \(dice.fruit())")
        case 2:
            let stage = LearningPath.Stage(title: dice.fruit(), topics: [dice.topic()], labs: ["lab0"])
            let stages = Array(repeating: stage, count: dice.roll(3))
            let path = LearningPath(id: "p", title: "P", audience: "all", weeks: 1, outcome: "fig", stages: stages)
            content.set("content/paths/p.yml", .path(path))
        case 3:
            let terms = (0..<dice.roll(3)).map {
                GlossaryTerm(id: "g\($0)", term: dice.fruit(), definition: "D.", topic: dice.topic(), aliases: ["x"])
            }
            content.set("content/glossary.yml", .glossary(terms))
        case 4:
            let categories = (0..<dice.roll(3)).map {
                Category(id: "c\($0)", title: dice.fruit(), summary: "S.", elsewhere: "E.")
            }
            content.set("content/categories.yml", .categories(categories))
        case 5:
            let items = (0..<dice.roll(2)).map { PlannedItem(kind: .topic, id: "later\($0)", title: dice.fruit()) }
            content.set("content/planned.tsv", .planned(items))
        case 6:
            content.set("labs/lab0", .lab(LabEntry(id: "lab0", title: dice.fruit(), summary: "", text: dice.fruit())))
        // An id of its own: of two files with one id the one that came first is kept, which a new index can't know.
        case 7: content.set("content/topics/z.md", topic(4, &dice))
        case 8: content.remove(["content/topics/z.md", "labs/lab0", "content/paths/p.yml"][dice.roll(3)])
        case 9: changePack(content, &dice)
        case 10: content.set("acme:content/topics/t\(number).md", topic(number, &dice))
        case 11: content.remove("acme:content/topics/t\(number).md")
        default: content.set("content/topics/t\(number).md", topic(number, &dice))
        }
    }

    /// Ids that the base has too, or will have.
    private static func changePack(_ content: SampleContent, _ dice: inout Dice) {
        switch dice.roll(5) {
        case 0:
            let term = GlossaryTerm(id: "g\(dice.roll(3))", term: dice.fruit(), definition: "P.", topic: dice.topic())
            content.set("acme:content/glossary.yml", .glossary([term]))
        case 1:
            let categories = (0...dice.roll(3)).map {
                Category(id: "c\($0)", title: dice.fruit(), summary: "P.", elsewhere: "E.")
            }
            content.set("acme:content/categories.yml", .categories(categories))
        case 2: content.set("acme:labs/lab0", .lab(LabEntry(id: "lab0", title: dice.fruit(), summary: "")))
        case 3: content.remove("acme:labs/lab0")
        default: content.remove("acme:content/categories.yml")
        }
    }

    @Test(arguments: 0..<12)
    func anUpdatedIndexAnswersAsANewOne(seed: UInt64) throws {
        var dice = Dice(state: seed &* 7_919 &+ 1)
        let content = SampleContent([:])
        for number in 0..<4 { content.set("content/topics/t\(number).md", UpdateEquivalenceTests.topic(number, &dice)) }
        let folder = try TemporaryFolder()
        for round in 0..<12 {
            for _ in 0...dice.roll(3) { UpdateEquivalenceTests.change(content, &dice) }
            let updated = try Answers(content.index(in: folder))
            let fresh = try Answers(content.index(in: TemporaryFolder()))
            try #require(updated == fresh, "round \(round)")
        }
    }
}
