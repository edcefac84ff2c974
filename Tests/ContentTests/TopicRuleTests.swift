import Testing

@testable import Content

/// Each rule is silent on the exemplar and fires on the exemplar with one thing broken.
struct TopicRuleTests {
    private static let file = Exemplar.file

    @Test func theExemplarIsClean() throws {
        #expect(try LintBench().messages == [])
    }

    struct Break: CustomTestStringConvertible, Sendable {
        var old: String
        var new: String
        /// The line is that of these words after the change; nil for the whole file.
        var at: String?
        var message: String
        var testDescription: String { message }
    }

    static let breaks = [
        Break(
            old: "id: idempotency\n",
            new: "id: idempotence\n",
            at: "id: idempotence",
            message: "the id is \"idempotence\" but the file is idempotency.md; rename the file to idempotence.md"
        ),
        Break(
            old: "category: api-design",
            new: "category: api-desing",
            at: "category:",
            message: "unknown category \"api-desing\"; did you mean \"api-design\"?"
        ),
        Break(
            old: "category: api-design",
            new: "category: http",
            at: "category:",
            message: "the category is \"http\" but the folder is \"api-design\"; move the file or change the category"
        ),
        Break(
            old: "requires: [http-methods, timeouts]",
            new: "requires: [http-methods, timeout]",
            at: "requires:",
            message: "requires: unknown topic \"timeout\"; did you mean \"timeouts\"?"
        ),
        Break(
            old: "related: [",
            new: "related: [idempotency, ",
            at: "related:",
            message: "\"related\" names the topic itself; take it out"
        ),
        Break(
            old: "labs: [idempotency]",
            new: "labs: [quaternions]",
            at: "labs:",
            message: "labs: unknown lab \"quaternions\"; name one that is written, or plan it in content/planned.tsv"
        ),
        Break(
            old: "aliases: [",
            new: "formerly: [",
            at: "---",
            message: "no aliases; list the other names that someone would type"
        ),
        Break(
            old: "aliases: [",
            new: "aliases: [idempotency and safe retries, ",
            at: "aliases:",
            message: "warning: the alias \"idempotency and safe retries\" is the title; take it out"
        ),
        Break(
            old: "aliases: [",
            new: "aliases: [Double Charge, ",
            at: "aliases:",
            message: "warning: the alias \"double charge\" stands twice; keep one"
        ),
        Break(
            old: "## Why it exists\n",
            new: "",
            at: "## Further reading",
            message: "the heading \"## Why it exists\" is missing; add the part"
        ),
        Break(
            old: "## Further reading\n",
            new: "# Reading\n\n## Further reading\n",
            at: "# Reading",
            message: "a level-1 heading, \"Reading\"; the title is in the front matter, so use ###"
        ),
        Break(
            old: "**Instead:** insert first and let the unique constraint choose.",
            new: "Insert first.",
            at: "### Looking first",
            message:
                "the mistake \"Looking first, inserting afterwards\" has no remedy; end it with **Instead:** and one sentence"
        ),
        Break(
            old: "**Instead:** refuse a mismatch loudly.",
            new: "**Instead:**",
            at: "### No fingerprint",
            message: "the mistake \"No fingerprint\" has no remedy; end it with **Instead:** and one sentence"
        ),
        Break(
            old: "[[concurrency-control]]",
            new: "[[concurency-control]]",
            at: "[[concurency-control",
            message: "unknown topic \"concurency-control\"; did you mean \"concurrency-control\"?"
        ),
        Break(
            old: "[[concurrency-control]]",
            new: "[[tool:jqq]]",
            at: "[[tool:jqq",
            message: "unknown tool \"jqq\"; did you mean \"jq\"?"
        ),
        Break(
            old: "[[concurrency-control]]",
            new: "[[idempotency]]",
            at: "[[idempotency",
            message: "a link to the topic itself; take it out"
        ),
        Break(
            old: "[[concurrency-control]]",
            new: "[[concurrency control]]",
            at: "[[concurrency control",
            message: "brackets that are no link; write [[id]], [[kind:id]] or [[id|words]], or put code in backticks"
        ),
        Break(
            old: "```sql",
            new: "```",
            at: "CREATE TABLE",
            message: "code without a language; write ```sql, ```sh, ```http or, for none, ```text"
        ),
        Break(
            old: "```diagram",
            new: "```diagramm",
            at: "```diagramm",
            message: "unknown kind of diagram \"diagramm\"; draw it as text under ```diagram"
        ),
        Break(
            old: "```diagram",
            new: "```mermaid",
            at: "```mermaid",
            message: "unknown kind of diagram \"mermaid\"; draw it as text under ```diagram"
        ),
        Break(
            old: "1 charge\n",
            new: "1 charge, which nobody noticed\n",
            at: "nobody noticed",
            message: "the diagram is 92 columns wide here; keep it within 72"
        ),
        Break(
            old: "Keys expire, after",
            new: "Keys just expire, after",
            at: "Keys just",
            message: "\"just\" is on the list of banned words; say it without"
        ),
        Break(
            old: "Keys expire, after",
            new: "It’s important to note that keys expire, after",
            at: "## Core concept",
            message: "ELSEWHERE \"it's important to note\" says nothing; begin with what follows it"
        ),
        Break(
            old: "leave it. A",
            new: "leave it! A",
            at: "leave it!",
            message: "an exclamation mark; end the sentence with a full stop"
        ),
        Break(old: "leave it. A", new: "leave it 🎉. A", at: "🎉", message: "an emoji; say it in words"),
        Break(
            old: "the customer can never pay",
            new: "the customer sees odd behavior",
            at: "behavior",
            message: "warning: \"behavior\" is American; write \"behaviour\""
        ),
    ]

    @Test(arguments: breaks)
    func aBrokenTopicSaysWhatToDo(_ broken: Break) throws {
        var bench = try LintBench()
        bench.replace(broken.old, with: broken.new)
        var message = broken.message
        var place = broken.at.map { "\(Self.file):\(bench.line(of: $0))" } ?? Self.file
        if message.hasPrefix("ELSEWHERE ") {
            message = String(message.dropFirst("ELSEWHERE ".count))
            place = "\(Self.file):\(bench.line(of: "important to note"))"
        } else if broken.new == "```" {
            place = "\(Self.file):\(bench.line(of: "CREATE TABLE") - 1)"
        }
        #expect(bench.messages.contains("\(place): \(message)"), "\(bench.messages)")
    }

    @Test(arguments: [(1, 900, 1700), (2, 800, 1500), (3, 700, 1300)])
    func lengthIsBoundByLevel(_ level: Int, _ least: Int, _ most: Int) throws {
        let words = try Exemplar.topic().wordCount
        var bench = try LintBench()
        bench.replace("level: 1", with: "level: \(level)")
        #expect(bench.messages == [])
        let extra = String(repeating: "word ", count: most - words)
        bench.replace("Keys expire, after", with: extra + "Keys expire, after")
        #expect(bench.messages == [])
        bench.replace("Keys expire, after", with: "Now keys expire, after")
        let expected = "\(Self.file): \(most + 1) words without code; level \(level) takes \(least) to \(most): cut it"
        #expect(bench.messages == [expected])
    }

    @Test func aPartOutOfOrderIsNamed() throws {
        var bench = try LintBench()
        bench.replace("## Core concept", with: "## X")
        bench.replace("## Why it exists", with: "## Core concept")
        bench.replace("## X", with: "## Why it exists")
        let line = bench.line(of: "## Core concept")
        #expect(
            bench.messages == ["\(Self.file):\(line): \"Core concept\" stands after \"Why it exists\"; put it before"]
        )
    }

    @Test func partsThatLackWhatTheyMustHoldAreNamed() throws {
        let skeleton = """
            ---
            id: idempotency
            title: T
            category: api-design
            level: 3
            summary: S.
            aliases: [x]
            ---

            ## Core concept

            ## Why it exists

            Text.

            ## How it works

            Text.

            ## Common mistakes

            ### One
            Text. **Instead:** another.

            ## Real-world trade-offs

            Text.

            ## Check yourself

            ### Two?
            = 2
            > Two.

            ## Further reading

            A book.
            """
        var bench = try LintBench()
        bench.write(skeleton, to: Self.file)
        #expect(
            bench.messages.filter { $0.hasPrefix(Self.file) } == [
                "\(Self.file): 12 words without code; level 3 takes 700 to 1300: cover more",
                "\(Self.file): links to 0 other topics; link to three or more, where they explain something",
                "\(Self.file):10: \"Core concept\" is empty; write it",
                "\(Self.file):20: 1 mistakes; write three to six, each under a ### heading",
                "\(Self.file):25: no table in \"Real-world trade-offs\"; add one: the choice, what you get, what you pay",
                "\(Self.file):29: 1 questions; write three to six, each under a ### heading",
                "\(Self.file):35: no list in \"Further reading\"; name primary sources, one to a line",
            ]
        )
    }

    @Test func theParsersComplaintsAreAmongThem() throws {
        var bench = try LintBench()
        bench.replace("- [x] Nothing", with: "- [ ] Nothing")
        let line = bench.line(of: "- [ ] The payment failed")
        #expect(bench.messages == ["\(Self.file):\(line): no choice is right; mark the right ones - [x]"])
    }

    @Test func codeMayHoldWhatProseMayNot() throws {
        var bench = try LintBench()
        bench.replace("CREATE TABLE", with: "-- just simply! color behavior 🎉 [[x]]\n## Not a heading\nCREATE TABLE")
        bench.replace("leave it. A", with: "leave it (`just!`, `color`). A")
        #expect(bench.messages == [])
    }

    @Test func titlesOfSourcesKeepTheirSpelling() throws {
        var bench = try LintBench()
        bench.append("- Ann Author, *Simply Robust Behavior!*, 2001.\n", to: Self.file)
        #expect(bench.messages == [])
    }

    @Test func aNameKeepsItsSpellingAndAHyphenMakesAnotherWord() throws {
        var bench = try LintBench()
        bench.replace("leave it. A", with: "leave it to the Color Center, or make it just-in-time. A")
        #expect(bench.messages == [])
    }
}
