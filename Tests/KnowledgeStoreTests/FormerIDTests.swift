import Content
import Testing

@testable import KnowledgeStore

/// A learner's progress hangs on who gets a former id, so all that ask must agree, whenever the files were read.
@Suite struct FormerIDTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func topic(_ id: TopicID, level: Int = 1, category: String = "c", formerly: [TopicID] = ["old"])
        -> ContentPiece
    {
        .topic(.sample(id, title: "Title of \(id)", category: category, level: level, formerly: formerly))
    }

    private func owners(_ index: KnowledgeIndex) throws -> [TopicID?] {
        [
            try index.renamedTopics()["old"], try index.topic("old")?.id,
            try index.entry(.topic("old")).map { TopicID($0.reference.id) },
        ]
    }

    @Test func ofTwoThatClaimItTheFirstInTheAlphabetHasIt() throws {
        // By category the other would come first.
        let content = SampleContent(["b.md": topic("b", category: "a"), "a.md": topic("a", category: "z")])
        #expect(try owners(content.index(in: folder)) == ["a", "a", "a"])
        // Read again, "a" gets a number after that of "b".
        content.set("a.md", topic("a", category: "y"))
        #expect(try owners(content.index(in: folder)) == ["a", "a", "a"])
    }

    @Test func theMoreImportantHasItBeforeTheAlphabet() throws {
        let content = SampleContent(["a.md": topic("a", level: 3), "b.md": topic("b", level: 1)])
        #expect(try owners(content.index(in: folder)) == ["b", "b", "b"])
    }

    @Test func aTopicOfThatIdIsItself() throws {
        let content = SampleContent(["a.md": topic("a"), "old.md": topic("old", formerly: [])])
        let index = try content.index(in: folder)
        #expect(try index.topic("old")?.id == "old")
        #expect(try index.entry(.topic("old"))?.path == "old.md")
    }

    @Test func whatIsNoLongerClaimedLeadsNowhere() throws {
        let content = SampleContent(["a.md": topic("a")])
        _ = try content.index(in: folder)
        content.set("a.md", topic("a", formerly: []))
        #expect(try owners(content.index(in: folder)) == [nil, nil, nil])
    }

    @Test func onlyTopicsHaveFormerIds() throws {
        let content = SampleContent(["a.md": topic("a")])
        #expect(try content.index(in: folder).entry(.lab("old")) == nil)
    }
}
