import Testing

@testable import Content

/// Where the rules' limits lie, on both sides of each.
struct LintBoundaryTests {
    private func issues(
        _ body: String,
        header: String = HeaderCase.good,
        planned: String = "",
        _ rules: [TopicRule]
    ) -> [String] {
        let text = header + body
        var corpus = LintCorpus(labs: [])
        corpus.add(text, as: .topic, file: "content/topics/c/a.md")
        corpus.add(planned, as: .planned, file: LintBench.planned)
        guard let topic = corpus.topics.first else { return ["unreadable"] }
        let index = LintIndex(corpus)
        return rules.flatMap { $0.check(topic, index) }.map(\.message)
    }

    @Test(
        arguments: [(1, 899), (1, 900), (1, 1_700), (1, 1_701), (2, 799), (2, 800), (2, 1_500), (2, 1_501)]
            + [(3, 699), (3, 700), (3, 1_300), (3, 1_301)]
    )
    func lengthsHaveTwoEnds(_ level: Int, _ words: Int) {
        let header = HeaderCase.good.replacing("level: 1", with: "level: \(level)")
        let allowed = [1: 900...1_700, 2: 800...1_500, 3: 700...1_300][level] ?? 0...0
        let remedy = words < allowed.lowerBound ? "cover more" : "cut it"
        let range = "\(allowed.lowerBound) to \(allowed.upperBound)"
        let message = "\(words) words without code; level \(level) takes \(range): \(remedy)"
        let body = "## Core concept\n\n" + String(repeating: "word ", count: words)
        let found = issues(body, header: header, [.lengthByLevel])
        #expect(found == (allowed.contains(words) ? [] : [message]))
    }

    @Test(arguments: 0...7)
    func threeToSixQuestionsAreEnough(_ count: Int) {
        let body = "## Check yourself\n\n" + String(repeating: "### Q?\n= 1\n> E.\n\n", count: count)
        let message = "\(count) questions; write three to six, each under a ### heading"
        #expect(issues(body, [.enoughQuestions]) == ((3...6).contains(count) ? [] : [message]))
    }

    @Test(
        arguments: [
            ("", "", 0), ("[[b]] [[c]]", "", 2), ("[[b]] [[b]] [[b]]", "", 1), ("[[b]] [[c]] [[d]]", "", 3),
            ("[[a]] [[b]] [[c]]", "", 2), ("[[lab:b]] [[tool:c]] [[term:d]]", "", 0),
            ("[[b]]", "requires: [c, d]\n", 3),
            ("[[b]]", "related: [b, c]\n", 2), ("", "requires: [b]\nrelated: [c, d]\n", 3),
        ]
    )
    func threeOtherTopicsAreLinked(_ links: String, _ keys: String, _ count: Int) {
        let header = HeaderCase.good.replacing("summary: S.\n", with: "summary: S.\n\(keys)")
        let message = "links to \(count) other topics; link to three or more, where they explain something"
        let found = issues("## Core concept\n\n\(links)\n", header: header, [.linksEnoughTopics])
        #expect(found == (count >= 3 ? [] : [message]))
    }

    @Test func aBackLinkFromFrontMatterCountsAndIsCountedOnce() throws {
        var bench = try LintBench()
        bench.write("", to: LintBench.planned)
        let about = { bench.messages.filter { $0.contains("topics link here") && $0.hasPrefix(Exemplar.file) } }
        bench.addTopic("one") { text in
            text = text.replacing("related: [", with: "related: [idempotency, ")
                .replacing("requires: [", with: "requires: [idempotency, ")
        }
        #expect(about().map { $0.contains(": 1 topics") } == [true])
        bench.addTopic("two") { $0 = $0.replacing("requires: [", with: "requires: [idempotency, ") }
        #expect(about() == [])
    }

    @Test func aCategoryLikeNoOtherIsToBeAdded() throws {
        var bench = try LintBench()
        bench.replace("category: api-design", with: "category: zoology")
        let line = bench.line(of: "category:")
        #expect(
            bench.messages.contains(
                "\(Exemplar.file):\(line): unknown category \"zoology\"; add it to content/categories.yml"
            )
        )
    }

    @Test func twoTopicsWithOneTitleAreToldApart() throws {
        var bench = try LintBench()
        bench.addTopic("zebra") {
            $0 = $0.replacing("title: The topic zebra", with: "title: Idempotency AND safe retries")
        }
        #expect(
            bench.messages.contains {
                $0.hasPrefix("content/topics/api-design/")
                    && $0.hasSuffix(" is that of \"idempotency\" too; tell them apart")
            }
        )
    }

    @Test(arguments: [(85, 100), (86, 101)])
    func aTableMayBeAHundredColumnsWide(_ letters: Int, _ columns: Int) throws {
        // Two columns: `| 200 | … |` and the header's `Meaning`; three blanks and bars for each, and the last bar.
        let table =
            "| \(String(repeating: "a", count: 8)) | b |\n|---|---|\n| c | \(String(repeating: "x", count: letters)) |"
        var bench = try LintBench()
        bench.replace("| Code | Meaning |\n|---|---|\n| 200 | fine |", with: table, in: LintBench.reference)
        let line = bench.line(of: "| aaaa", in: LintBench.reference)
        let message = "\(LintBench.reference):\(line): the table is \(columns) columns wide; keep it within 100"
        #expect(bench.messages == (columns <= 100 ? [] : [message]))
    }

    @Test(arguments: [(2, "2"), (4, "4")])
    func aToolHasThreeSituations(_ count: Int, _ said: String) throws {
        var bench = try LintBench()
        let items = String(repeating: "- One.\n", count: count)
        bench.replace("- One.\n- Two.\n- Three.\n", with: items, in: LintBench.tool)
        #expect(bench.issues.map(\.message) == ["\(said) situations; list 3, one to an item"])
    }

    @Test func aPathWithoutStagesSaysSo() throws {
        var bench = try LintBench()
        bench.write(
            "id: start\ntitle: Start\naudience: You.\nweeks: 1\noutcome: It.\nstages: []\n",
            to: LintBench.path
        )
        #expect(bench.messages == ["\(LintBench.path):6: no stages; write at least one"])
    }

    @Test func aLabStandsOnceInAPathAndMayShareATopicsId() throws {
        var bench = try LintBench()
        bench.append("\n  - title: Again\n    labs: [idempotency]\n", to: LintBench.path)
        let messages = bench.issues.map(\.message)
        #expect(messages == ["the lab \"idempotency\" stands twice in the path; keep the stage that needs it"])
    }

    @Test(
        arguments: [
            ("One two three four five.", 0), ("One two three four five six.", 1), ("ONE two, three: four five SIX?", 1),
            ("One two three four five six. Seven.", 1), ("`One` two three four five six.", 1),
        ]
    )
    func sixWordsInARowAreNoCoincidence(_ sentence: String, _ count: Int) {
        var corpus = LintCorpus(labs: [])
        let first = HeaderCase.good + "## Core concept\n\nOne two three four five. One two three four five six.\n"
        let second = HeaderCase.good.replacing("id: a", with: "id: b") + "## Core concept\n\n\(sentence)\n"
        corpus.add(first, as: .topic, file: "content/topics/c/a.md")
        corpus.add(second, as: .topic, file: "content/topics/c/b.md")
        let issues = CorpusRule.sentencesStandOnce.check(LintIndex(corpus))
        #expect(issues.map(\.file) == Array(repeating: "content/topics/c/b.md", count: count))
        #expect(issues.allSatisfy { $0.line == 10 && $0.message.contains("stands in content/topics/c/a.md:10 too") })
    }

    @Test func aTopicMayRepeatItself() {
        let sentence = "One two three four five six."
        var corpus = LintCorpus(labs: [])
        corpus.add(
            HeaderCase.good + "## Core concept\n\n\(sentence)\n\n## Why it exists\n\n\(sentence)\n",
            as: .topic,
            file: "content/topics/c/a.md"
        )
        #expect(CorpusRule.sentencesStandOnce.check(LintIndex(corpus)) == [])
    }

    @Test(arguments: ["title", "summary"])
    func titlesAndSummariesAreProse(_ key: String) throws {
        for file in [Exemplar.file, LintBench.tool] {
            var bench = try LintBench()
            bench.replace("\(key): ", with: "\(key): Crucial ", in: file)
            let line = bench.line(of: "\(key): Crucial", in: file)
            #expect(bench.messages == ["\(file):\(line): \"Crucial\" is on the list of banned words; say it without"])
        }
    }
}
