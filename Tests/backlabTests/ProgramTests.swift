import Foundation
import TestSupport
import Testing

/// The built program as a shell sees it: what it prints, and what it exits with.
@Suite struct ProgramTests {
    struct Case: CustomTestStringConvertible {
        var arguments: [String]
        var status: Int32
        /// What standard error or output must hold.
        var says: String

        var testDescription: String { arguments.joined(separator: " ") }
    }

    @Test(arguments: [
        Case(arguments: ["search", "idem", "--limit", "1"], status: 0, says: "Idempotency and safe retries"),
        Case(arguments: ["search", "cahce", "invalidaton"], status: 0, says: "Did you mean “cache invalidation”?"),
        Case(
            arguments: ["search", "--limit", "0", "x"],
            status: 2,
            says: "--limit takes a number from 1 to 500, not 0."
        ),
        Case(arguments: ["search", "--limit", "many", "x"], status: 2, says: "--limit"),
        Case(arguments: ["search"], status: 2, says: "words"),
        Case(arguments: ["search", "\"(*"], status: 0, says: "Nothing found."),
        Case(arguments: ["show", "idempotency", "--part", "how"], status: 0, says: "PRIMARY KEY (account, key)"),
        Case(
            arguments: ["show", "idempotence"],
            status: 3,
            says: "there is no topic “idempotence”. Did you mean idempotency?"
        ),
        Case(arguments: ["show", "tool:crul"], status: 3, says: "Did you mean tool:curl?"),
        Case(arguments: ["show", "gadget:x"], status: 3, says: "names no kind of content"),
        Case(
            arguments: ["show", "lab:saga"],
            status: 3,
            says: "“Saga” (lab:saga) isn't written yet."
        ),
        Case(arguments: ["show", "tool:curl", "--part", "how"], status: 2, says: "--part is for topics"),
        Case(arguments: ["show", "idempotency", "--part", "middle"], status: 2, says: "middle"),
        Case(arguments: ["topics"], status: 0, says: "cache-invalidation"),
        Case(arguments: ["paths"], status: 0, says: "Start here"),
        Case(arguments: ["labs"], status: 0, says: "Lose one answer in five"),
        Case(arguments: ["tools"], status: 0, says: "tcpdump"),
        Case(arguments: ["glossary"], status: 0, says: "single flight"),
        Case(arguments: ["lab", "show", "idempotency"], status: 0, says: "ledger.charged_twice == 0"),
        Case(arguments: ["lab", "run", "idempotenzy"], status: 3, says: "Did you mean idempotency?"),
        Case(arguments: ["lab", "run", "idempotency", "--set", "rate=9999"], status: 2, says: "out of range"),
        Case(arguments: ["lab", "run", "idempotency", "--set", "rate"], status: 2, says: "--set takes control=value"),
        Case(
            arguments: ["lab", "run", "idempotency", "--set", "colour=red"],
            status: 3,
            says: "has no control “colour”"
        ),
        Case(
            arguments: ["lab", "run", "idempotency", "--for", "10"],
            status: 2,
            says: "--for takes a duration such as 10s"
        ),
        Case(
            arguments: ["lab", "run", "idempotency", "--for", "3601s"],
            status: 2,
            says: "--for takes at most 3600 s for idempotency, not “3601s”."
        ),
        Case(
            arguments: ["idempotency", "--engine", "cache=redis://127.0.0.1:1"],
            status: 2,
            says: "--engine needs a lab to open, such as backlab lab:cache-invalidation."
        ),
        Case(
            arguments: ["lab:cache-invalidation", "--engine", "queue=redis://127.0.0.1:1"],
            status: 3,
            says: "has no component “queue” to replace; one of: cache."
        ),
        Case(arguments: ["lab", "run", "idempotency", "--speed", "99"], status: 2, says: "--speed takes a number"),
        Case(
            arguments: ["lab", "serve", "idempotency", "--port", "payments=0"],
            status: 2,
            says: "--port takes component=port"
        ),
        Case(
            arguments: ["lab", "serve", "idempotency", "--port", "shop=8089"],
            status: 4,
            says: "has no component \"shop\" that listens"
        ),
        Case(arguments: ["review"], status: 0, says: "There is nothing to review yet."),
        Case(arguments: ["review", "--limit", "0"], status: 2, says: "--limit takes a number from 1 to 200, not 0."),
        Case(arguments: ["quiz", "idempotency"], status: 0, says: "1 of 4 · Idempotency and safe retries"),
        Case(arguments: ["quiz", "caching", "--limit", "2"], status: 0, says: "Caching: 2 questions."),
        Case(arguments: ["quiz", "lab:idempotency"], status: 0, says: "1 of 4 · Lab: Idempotency keys, step 1"),
        Case(
            arguments: ["quiz", "idempotence"],
            status: 3,
            says: "there is no category and no topic “idempotence”. Did you mean idempotency?"
        ),
        Case(arguments: ["quiz", "tool:curl"], status: 2, says: "name a topic, a category or a lab."),
        Case(arguments: ["progress"], status: 0, says: "Topics read"),
        Case(arguments: ["progress", "export"], status: 0, says: "backlab-record"),
        Case(arguments: ["progress", "import", "no-such-file"], status: 3, says: "no-such-file can't be read"),
        Case(arguments: ["progress", "reset"], status: 2, says: "backlab progress reset --yes"),
        Case(arguments: ["index", "--stats"], status: 0, says: "Topics"),
        Case(arguments: ["doctor"], status: 0, says: "SQLite"),
        Case(arguments: ["check", "--no-run"], status: 0, says: "No problems."),
        Case(arguments: ["check", "/nowhere"], status: 4, says: "there is no folder /nowhere/content"),
        Case(arguments: ["completions", "bash"], status: 0, says: "backlab"),
        Case(arguments: ["completions", "csh"], status: 2, says: "bash, zsh and fish"),
        Case(arguments: ["manual"], status: 0, says: ".TH BACKLAB 1"),
        Case(arguments: ["--help"], status: 0, says: "SUBCOMMANDS"),
        Case(arguments: ["topics", "--colour"], status: 2, says: "Unknown option '--colour'"),
        Case(arguments: ["frobnicate"], status: 3, says: "there is no command and no topic “frobnicate”."),
        Case(arguments: [], status: 4, says: "standard input isn't a terminal"),
        Case(arguments: ["topics", "--content", "/nowhere"], status: 4, says: "--content says /nowhere"),
    ])
    func saysWhatItDoesAndExitsSo(_ example: Case) throws {
        let run = try Program.run(example.arguments)
        #expect(run.status == example.status, "\(run.output)\(run.errors)")
        #expect((run.output + run.errors).contains(example.says), "\(run.output)\(run.errors)")
    }

    @Test func termUnsetIsOneLine() throws {
        let run = try Program.run([], environment: ["TERM": ""])
        #expect(run.status == 4)
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.contains("TERM isn't set"))
    }

    @Test func homeUnsetIsOneLine() throws {
        let run = try Program.run(["topics"], environment: ["HOME": ""])
        #expect(run.status == 4)
        #expect(
            run.errors
                == "backlab: HOME isn't set, so there is no place for backlab's files; set HOME or XDG_CACHE_HOME.\n"
        )
    }

    @Test func cacheThatCannotBeWrittenIsNoReasonToStop() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("not a folder", to: "cache")
        let run = try Program.run(["search", "idem"], environment: ["XDG_CACHE_HOME": file.path])
        #expect(run.status == 0)
        #expect(run.output.contains("Idempotency and safe retries"))
    }

    @Test func searchGivesTheDocumentedShape() throws {
        let run = try Program.run(["search", "lease", "--json", "--limit", "3"])
        let hits = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        #expect(!hits.isEmpty)
        for hit in hits { #expect(Set(hit.keys) == ["kind", "id", "title", "part", "extract", "score"]) }
    }

    @Test func topicsAndPathsGiveTheDocumentedShapes() throws {
        let topics = try Program.run(["topics", "--json"])
        let first = try #require(
            (try JSONSerialization.jsonObject(with: Data(topics.output.utf8)) as? [[String: Any]])?.first
        )
        #expect(Set(first.keys) == ["id", "title", "category", "level", "minutes", "labs", "state"])
        let paths = try Program.run(["paths", "--json"])
        let path = try #require(
            (try JSONSerialization.jsonObject(with: Data(paths.output.utf8)) as? [[String: Any]])?.first
        )
        #expect(Set(path.keys) == ["id", "title", "stages", "done", "of"])
    }

    @Test func exportComesBackByImport() throws {
        let folder = try TemporaryFolder()
        let exported = try Program.run(["progress", "export"])
        let file = try folder.write(exported.output, to: "export.json")
        #expect(try Program.run(["progress", "import", file.path]).status == 0)
        let broken = try folder.write("{}", to: "broken.json")
        let run = try Program.run(["progress", "import", broken.path])
        #expect(run.status == 2)
        #expect(run.errors.contains("it isn't an export of backlab's progress"))
    }

    @Test(arguments: [
        ("show", ["timeouts", "tool:curl", "lab:idempotency"]), ("quiz", ["timeouts", "lab:idempotency"]),
    ])
    func idsAreCompleted(command: String, ids: [String]) throws {
        let run = try Program.run(["---completion", command, "--", "positional@0", "2", "0"])
        #expect(Set(ids).isSubset(of: run.output.split(separator: "\n").map(String.init)))
    }

    @Test func labsAreCompletedByTheirIdsAlone() throws {
        let run = try Program.run(["---completion", "lab", "run", "--", "positional@0", "3", "0"])
        #expect(run.output.split(separator: "\n").contains("idempotency"))
        #expect(!run.output.contains("lab:"))
    }

    @Test func malformedTopicIsNamedAndTheRestGoesOn() throws {
        let content = try SampleContent()
        try content.folder.write("---\nid: [\n---\n", to: "content/topics/caching/broken.md")
        let run = try Program.run(["check", "--no-run", content.folder.url.path])
        #expect(run.status == 1)
        #expect(run.output.contains("content/topics/caching/broken.md:"))
        #expect(try Program.run(["topics", "--content", content.folder.url.path]).status == 0)
    }
}
