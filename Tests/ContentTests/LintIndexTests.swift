import Testing

@testable import Content

struct LintIndexTests {
    private func index() throws -> LintIndex {
        var corpus = LintCorpus(labs: ["jitter"])
        corpus.add(
            HeaderCase.good + "## Core concept\n\n[[b]] [[b]] [[a]]\n",
            as: .topic,
            file: "content/topics/c/a.md"
        )
        corpus.add("---\nid: jq\ntitle: J\nsummary: S.\n---\n", as: .page, file: "content/tools/jq.md")
        corpus.add("- {id: ack, term: T, definition: D., topic: a}", as: .glossary, file: "content/glossary.yml")
        corpus.add("topic\twebhooks\tW\nlab\toutbox\tO\n", as: .planned, file: "content/planned.tsv")
        #expect(corpus.issues.isEmpty)
        return LintIndex(corpus)
    }

    @Test(
        arguments: [
            ("a", .written), ("webhooks", .planned), ("jq", .unknown), ("tool:jq", .written), ("tool:a", .unknown),
            ("lab:jitter", .written), ("lab:outbox", .planned), ("term:ack", .written), ("reference:jq", .unknown),
            ("path:start", .unknown),
        ] as [(String, LintIndex.Standing)]
    )
    func aReferenceIsJudgedWithinItsKind(_ reference: String, _ standing: LintIndex.Standing) throws {
        #expect(try index().standing(of: #require(ContentReference(parsing: reference))) == standing)
    }

    @Test(
        arguments: [
            ("a", nil),
            ("webhooks", nil),
            ("webhook", "unknown topic \"webhook\"; did you mean \"webhooks\"?"),
            ("tool:j", "unknown tool \"j\"; did you mean \"jq\"?"),
            ("lab:outbux", "unknown lab \"outbux\"; did you mean \"outbox\"?"),
            ("term:quorum", "unknown term \"quorum\"; name one that is written, or plan it in content/planned.tsv"),
        ] as [(String, String?)]
    )
    func aComplaintOffersWhatIsNear(_ reference: String, _ complaint: String?) throws {
        #expect(try index().complaint(about: #require(ContentReference(parsing: reference))) == complaint)
    }

    @Test func linksAreCountedOnceForEachTopicAndNotFromItself() throws {
        #expect(try index().linksTo == ["b": 1])
    }

    @Test func aPlanWithoutTopicsIsDone() throws {
        #expect(try index().hasPlannedTopics)
        #expect(!LintIndex(LintCorpus(labs: [])).hasPlannedTopics)
    }
}
