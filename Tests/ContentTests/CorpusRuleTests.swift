import Testing

@testable import Content

struct CorpusRuleTests {
    @Test func plannedItemsThatAreWrittenComeOffTheList() throws {
        var bench = try LintBench()
        bench.append(
            "topic\tidempotency\tT\ntool\tjq\tT\nlab\tidempotency\tT\nlab\tx\tX\nlab\tx\tX\n",
            to: LintBench.planned
        )
        let line = bench.line(of: "topic\tidempotency", in: LintBench.planned)
        #expect(
            bench.messages == [
                "content/planned.tsv:\(line): the topic \"idempotency\" is written; take it off the list",
                "content/planned.tsv:\(line + 1): the tool \"jq\" is written; take it off the list",
                "content/planned.tsv:\(line + 2): the lab \"idempotency\" is written; take it off the list",
                "content/planned.tsv:\(line + 3): the lab \"x\" stands twice; keep one line",
            ]
        )
    }

    @Test func linksBackCountOnceNothingIsPlanned() throws {
        var bench = try LintBench()
        bench.write("", to: LintBench.planned)
        let message =
            "\(Exemplar.file): 0 topics link here; link to it from two or more, as [[idempotency]] where they touch it"
        #expect(bench.messages.contains(message))
        bench.write("topic\tx\tX\n", to: LintBench.planned)
        #expect(!bench.messages.contains(message))
    }

    @Test func linksFromTwoTopicsAreEnoughAndFromOneAreNot() throws {
        var bench = try LintBench()
        bench.write("", to: LintBench.planned)
        func linkBack(_ text: inout String) { text = text.replacing("related: [", with: "related: [idempotency, ") }
        func complaints() -> [String] {
            bench.issues.filter { $0.file == Exemplar.file }.map(\.message).filter { $0.contains("topics link here") }
        }
        bench.addTopic("one", changing: linkBack)
        #expect(complaints().map { $0.prefix(1) } == ["1"])
        bench.addTopic("two", changing: linkBack)
        #expect(complaints() == [])
    }

    @Test func aTopicIsReachedFromAPathOrAQuickReference() throws {
        var bench = try LintBench()
        bench.write("", to: LintBench.planned)
        let message =
            "\(Exemplar.file): no path and no quick reference leads here; give it a place in one of content/paths"
        #expect(!bench.messages.contains(message))
        bench.replace("topics: [idempotency, timeouts]", with: "topics: [timeouts]", in: LintBench.path)
        #expect(bench.messages.contains(message))
        bench.replace("| fine", with: "| [[idempotency]]", in: LintBench.reference)
        #expect(!bench.messages.contains(message))
        bench.replace("| [[idempotency]]", with: "| fine", in: LintBench.reference)
        let alias = "related: [timeouts]\naliases: [idempotency]"
        bench.replace("related: [timeouts]", with: alias, in: LintBench.reference)
        #expect(bench.messages.contains(message))
        bench.replace("related: [timeouts]", with: "related: [timeouts, idempotency]", in: LintBench.reference)
        #expect(!bench.messages.contains(message))
        // A tool's page is met by whoever looks for the tool.
        bench.replace("related: [timeouts, idempotency]", with: "related: [timeouts]", in: LintBench.reference)
        bench.replace("related: [timeouts]", with: "related: [idempotency]", in: LintBench.tool)
        #expect(bench.messages.contains(message))
        // What waits for topics to come isn't held to it yet.
        bench.write("topic\tx\tX\n", to: LintBench.planned)
        #expect(!bench.messages.contains(message))
    }

    @Test func aSentenceStandsInOneTopicOnly() throws {
        var bench = try LintBench()
        bench.addTopic("zebra")
        let issues = bench.issues.filter { $0.message.contains("let one own it") }
        #expect(issues.allSatisfy { $0.file.hasSuffix("zebra.md") })
        #expect(
            issues.map(\.description).contains(
                "content/topics/api-design/zebra.md:\(bench.line(of: "A client that hears")): \"A client that hears nothing back "
                    + "knows nothing.\" stands in \(Exemplar.file):\(bench.line(of: "A client that hears")) too; let one own it "
                    + "and link to it"
            )
        )
        // Sources may be named twice, and short sentences may coincide.
        #expect(!issues.contains { $0.message.contains("RFC 9110, HTTP") || $0.message.contains("No fingerprint") })
    }

    @Test func rightChoicesChangePlaces() throws {
        func questions(rightAt place: (Int) -> Int) -> String {
            (0..<30).map { number in
                let choices = (0..<3).map { "- [\($0 == place(number) ? "x" : " ")] choice \($0) of \(number)" }
                return (["### Which of them is it, \(number)?"] + choices + ["> It is so."]).joined(separator: "\n")
            }.joined(separator: "\n\n")
        }
        func complaints(_ place: (Int) -> Int) throws -> [String] {
            var bench = try LintBench()
            bench.addTopic("zebra") { text in
                text = text.replacing("## Further reading", with: questions(rightAt: place) + "\n\n## Further reading")
            }
            return bench.messages.filter { $0.contains("have the right one in place") }
        }
        #expect(try complaints { $0 % 3 } == [])
        let stuck = try complaints { $0 % 5 == 0 ? 0 : 2 }
        #expect(stuck.count == 1)
        #expect(stuck.first?.contains("the right one in place 3; put some of them elsewhere") == true, "\(stuck)")
    }

    @Test func choicesDoNotSpeakOfEachOther() throws {
        var bench = try LintBench()
        bench.addTopic("zebra") { text in
            text = text.replacing("- [ ] The payment failed", with: "- [ ] All of the above")
        }
        #expect(bench.messages.contains { $0.contains("the choice \"all of the above\"; say what is meant") })
    }

    @Test func aliasesAndTitlesLeadToOneTopic() throws {
        var bench = try LintBench()
        bench.addTopic("zebra") { text in
            text = text.replacing(
                "aliases: [idempotency key,",
                with: "aliases: [idempotency and safe retries, Safe Retries,"
            )
        }
        let file = "content/topics/api-design/zebra.md"
        let warnings = bench.issues.filter { $0.severity == .warning && $0.file == file }.map(\.message)
        #expect(
            warnings.contains(
                "the alias \"idempotency and safe retries\" names \"idempotency\" too; keep it where a reader expects it"
            )
        )
        #expect(
            warnings.contains("the alias \"Safe Retries\" names \"idempotency\" too; keep it where a reader expects it")
        )
    }

    @Test func idsStandOnce() throws {
        var bench = try LintBench()
        bench.write(try Exemplar.text(), to: "content/topics/other/idempotency.md")
        bench.append("\n- id: intent\n  term: t\n  definition: D.\n  topic: idempotency\n", to: LintBench.glossary)
        bench.append("\n- id: api-design\n  title: T\n  summary: S\n  elsewhere: E\n", to: "content/categories.yml")
        let messages = bench.messages
        #expect(
            messages.contains(
                "content/topics/other/idempotency.md:2: the topic \"idempotency\" is in \(Exemplar.file) already; choose another id"
            )
        )
        #expect(
            messages.contains(
                "content/glossary.yml:5: the term \"intent\" is in content/glossary.yml already; choose another id"
            )
        )
        #expect(messages.contains("content/categories.yml:5: the category \"api-design\" stands twice; keep one"))
    }

    @Test func aFormerIDLeadsToOneTopic() throws {
        var bench = try LintBench()
        bench.replace("level: 1", with: "level: 1\nformerly: [timeouts, retries]")
        bench.addTopic("zebra") { $0 = $0.replacing("[timeouts, retries]", with: "[retries]") }
        let messages = bench.messages.filter { $0.contains("formerly") }
        #expect(
            messages == [
                "\(Exemplar.file):6: formerly: \"timeouts\" is a topic of its own; take it out",
                "content/topics/api-design/zebra.md:6: formerly: \"retries\" is claimed by \"idempotency\" too; let one have it",
            ]
        )
    }

    @Test(
        arguments: [
            ([:], []),
            (["a": ["b"], "b": ["c"], "c": []], []),
            (["a": ["x"]], []),
            (["b": ["a"], "a": ["b"]], [["a", "b"]]),
            (["c": ["a"], "a": ["b"], "b": ["c"], "d": ["a"]], [["a", "b", "c"]]),
            (["a": ["a"]], [["a"]]),
            (["a": ["b"], "b": ["a"], "y": ["z"], "z": ["a"]], [["a", "b"]]),
            (["a": ["b"], "b": ["a"], "y": ["z"], "z": ["y"]], [["a", "b"], ["y", "z"]]),
        ] as [([TopicID: [TopicID]], [[TopicID]])]
    )
    func cyclesAreFoundOnce(_ requirements: [TopicID: [TopicID]], _ cycles: [[TopicID]]) {
        #expect(RequirementCycles.find(in: requirements) == cycles)
    }

    @Test func aLongChainIsNoCycle() {
        let ids = (0..<2_000).map { TopicID("t\($0)") }
        var requirements = Dictionary(uniqueKeysWithValues: zip(ids, ids.dropFirst().map { [$0] }))
        requirements[ids[1_999]] = []
        #expect(RequirementCycles.find(in: requirements).isEmpty)
        requirements[ids[1_999]] = [ids[0]]
        #expect(RequirementCycles.find(in: requirements).map(\.count) == [2_000])
    }

    @Test func aCycleIsPrinted() throws {
        var bench = try LintBench()
        bench.replace("topic\ttimeouts\tTitle\n", with: "", in: LintBench.planned)
        bench.addTopic("timeouts") {
            $0 = $0.replacing("requires: [http-methods, timeouts]", with: "requires: [idempotency]")
        }
        #expect(
            bench.messages.contains(
                "\(Exemplar.file):\(bench.line(of: "requires:")): the requirements form a cycle, idempotency → timeouts → idempotency; take one of them out"
            )
        )
    }

    @Test(
        arguments: [
            (LintBench.path, "timeouts]", "timeout]", 8, "unknown topic \"timeout\"; did you mean \"timeouts\"?"),
            (
                LintBench.path, "timeouts]", "timeouts, idempotency]", 9,
                "the topic \"idempotency\" stands twice in the path; keep the stage that needs it"
            ),
            (
                LintBench.path, "    labs: [idempotency]", "    labs: [outbox]", 9,
                "unknown lab \"outbox\"; name one that is written, or plan it in content/planned.tsv"
            ),
            (
                LintBench.path, "id: start", "id: begin", 1,
                "the id is \"begin\" but the file is start.yml; rename the file to begin.yml"
            ),
            (
                LintBench.path, "outcome: You can retry.", "outcome: You can retry!", 5,
                "an exclamation mark; end the sentence with a full stop"
            ),
            (
                LintBench.path, "    topics: [idempotency, timeouts]\n    labs: [idempotency]", "    topics: []", 7,
                "the stage \"Once\" is empty; name topics or labs"
            ),
            (
                LintBench.glossary, "topic: idempotency", "topic: idempotence", 4,
                "unknown topic \"idempotence\"; did you mean \"idempotency\"?"
            ),
            (
                LintBench.glossary, "however often", "it. However often", 1,
                "the definition of \"intent\" has 2 sentences; write one"
            ),
            (
                LintBench.glossary, "to ask.", "to ask", 1,
                "the definition of \"intent\" isn't a sentence; end it with a full stop"
            ),
            (
                LintBench.glossary, "however often", "simply however often", 3,
                "\"simply\" is on the list of banned words; say it without"
            ),
            (
                "content/categories.yml", "Contracts.", "Robust contracts.", 3,
                "\"Robust\" is on the list of banned words; say it without"
            ),
        ]
    )
    func collectionsSayWhatToDo(_ file: String, _ old: String, _ new: String, _ line: Int, _ message: String) throws {
        var bench = try LintBench()
        bench.replace(old, with: new, in: file)
        #expect(bench.messages == ["\(file):\(line): \(message)"])
    }

    @Test func theShippedContentIsSorted() throws {
        let issues = ContentLinter(library: Checkout.library, labs: []).lint()
        #expect(issues == issues.sorted { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) })
    }

    @Test func aFileThatCannotBeReadIsAnIssue() throws {
        try TemporaryRoot.with(["content/topics/c/a.md": "x"]) { root throws in
            try root.write(.init([0xFF]), to: "content/topics/c/b.md")
            #expect(
                ContentLinter(library: root.library, labs: []).lint().map(\.description) == [
                    "content/topics/c/a.md:1: no front matter; begin the file with --- and the key id",
                    "content/topics/c/b.md:1: a byte that isn't UTF-8; save the file as UTF-8",
                ]
            )
        }
    }
}
