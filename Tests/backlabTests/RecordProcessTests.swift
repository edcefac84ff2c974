import Foundation
import TestSupport
import Testing

@testable import backlab

/// Notes, bookmarks and progress, from the shell.
@Suite struct RecordProcessTests {
    private let home: TemporaryFolder
    private let sample: SampleContent

    init() throws {
        home = try TemporaryFolder()
        sample = try SampleContent()
    }

    private func run(_ arguments: String..., input: String? = nil) throws -> Program.Run {
        try Program.run(arguments + ["--content", sample.folder.url.path], home: home, input: input)
    }

    private func rows(_ arguments: String...) throws -> [[String: Any]] {
        let run = try Program.run(arguments + ["--json", "--content", sample.folder.url.path], home: home)
        return try #require(try run.json() as? [[String: Any]])
    }

    @Test func aNoteIsWrittenListedShownAndRemoved() throws {
        #expect(try run("note").output == "No notes. backlab note set ID TEXT writes one, and m in the reader.\n")
        #expect(try run("note", "set", "timeouts", "ask *Ann*").status == 0)
        #expect(try run("note", "show", "timeouts").output == "ask *Ann*\n")
        let row = try #require(try rows("note", "list").first)
        #expect(Set(row.keys) == ["id", "title", "text", "date"])
        #expect(row["text"] as? String == "ask *Ann*")
        #expect(try run("note").output.hasSuffix("  ask *Ann*\n"))
        #expect(try run("note", "remove", "timeouts").status == 0)
        #expect(try rows("note").isEmpty)
    }

    @Test func notesAreSearchedByWhoAsksForThem() throws {
        _ = try run("note", "set", "timeouts", "ask Ann about the pool")
        _ = try run("note", "set", "idempotency", "the pool again")
        let hits = try rows("search", "kind:note", "ann")
        #expect(hits.map { $0["id"] as? String } == ["timeouts"])
        #expect(hits.first?["kind"] as? String == "note")
        #expect(hits.first?["extract"] as? String == "ask Ann about the pool")
        #expect(try rows("search", "kind:note", "pool").count == 2)
        #expect(try rows("search", "kind:note", "pool", "--limit", "1").count == 1)
        #expect(try rows("search", "kind:note cat:resilience level:1").count == 2)
        #expect(try run("search", "kind:note ann").output.hasPrefix("Timeouts  timeouts  your note\n    ask Ann"))
        #expect(try run("search", "kind:note zebra").output == "Nothing found.\n")
        // Among pages nobody looks for what they wrote themselves.
        #expect(try rows("search", "ann").allSatisfy { $0["kind"] as? String != "note" })
    }

    @Test func aNoteIsWrittenInTheEditor() throws {
        func edit(_ editor: String) throws -> Program.Run {
            try Program.run(
                ["note", "edit", "timeouts", "--content", sample.folder.url.path],
                environment: ["VISUAL": editor],
                home: home
            )
        }
        let written = try edit("printf 'ask *Ann*\n\n' >")
        #expect(written.status == 0, "\(written.errors)")
        #expect(written.output == "The note is kept.\n")
        #expect(try run("note", "show", "timeouts").output == "ask *Ann*\n")
        // The editor gets what is there.
        #expect(try edit("grep -q Ann").output == "The note is as it was.\n")
        let failed = try edit("false")
        #expect(failed.status == 4)
        #expect(failed.errors == "backlab: false ended with status 1; nothing has changed.\n")
        #expect(try edit("true >").output == "The note is removed.\n")
        #expect(try rows("note").isEmpty)
    }

    @Test func aNoteComesFromStandardInput() throws {
        for arguments in [["note", "set", "timeouts"], ["note", "set", "timeouts", "-"]] {
            let run = try Program.run(
                arguments + ["--content", sample.folder.url.path],
                home: home,
                input: "one\n\n\u{1B}[31mtwo\n\n"
            )
            #expect(run.status == 0, "\(run.errors)")
            #expect(try rows("note").first?["text"] as? String == "one\n\n\u{1B}[31mtwo")
        }
        // A terminal obeys nothing in it.
        #expect(try !run("note", "show", "timeouts").output.contains("\u{1B}"))
    }

    @Test func aBookmarkIsSetListedAndRemoved() throws {
        #expect(try run("bookmark").output == "No bookmarks. backlab bookmark add ID sets one, and b in the reader.\n")
        #expect(try run("bookmark", "add", "timeouts", "--part", "trade-offs").status == 0)
        let row = try #require(try rows("bookmark").first)
        #expect(Set(row.keys) == ["id", "title", "part", "line", "date"])
        #expect(row["part"] as? String == "trade-offs")
        #expect(try run("bookmark").output.contains("· Real-world trade-offs"))
        #expect(try run("bookmark", "add", "timeouts").status == 0)
        #expect(try rows("bookmark").map { $0["part"] is NSNull } == [true])
        #expect(try run("bookmark", "remove", "timeouts").status == 0)
        #expect(try rows("bookmark").isEmpty)
    }

    @Test(arguments: [
        (["note", "set", "timeoutz", "x"], Int32(3), "there is no topic “timeoutz”"),
        (["note", "set", "timeouts", " "], 2, "the note is empty; backlab note remove timeouts removes one."),
        (["note", "show", "timeouts"], 3, "there is no note on timeouts; backlab note set timeouts TEXT writes one."),
        (["note", "remove", "timeouts"], 3, "there is no note on timeouts"),
        (
            ["note", "set", "timeouts", String(repeating: "x", count: 65_537)], 4,
            "the note isn't saved: it has 65537 bytes"
        ),
        (["bookmark", "add", "colour:red"], 3, "“colour:red” names no kind of content"),
        (["bookmark", "remove", "timeouts"], 3, "there is no bookmark on timeouts"),
        (["bookmark", "add", "timeouts", "--part", "nowhere"], 2, "part"),
    ])
    func whatCannotBeDoneIsSaidInOneLine(arguments: [String], status: Int32, message: String) throws {
        let run = try Program.run(arguments + ["--content", sample.folder.url.path], home: home)
        #expect(run.status == status)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func progressIsShownExportedAndImported() throws {
        #expect(try run("note", "set", "timeouts", "x").status == 0)
        let text = try run("progress")
        #expect(text.status == 0, "\(text.errors)")
        #expect(text.output.hasPrefix("Topics read"))
        #expect(text.output.contains("no question answered yet"))
        let report = try #require(try run("progress", "show", "--json").json() as? [String: Any])
        #expect(
            Set(report.keys) == [
                "topics", "read", "reading", "labs", "labsPassed", "paths", "categories", "days", "streak",
                "recentAccuracy", "accuracy", "due", "ahead",
            ]
        )
        let file = home.url.appending(path: "export.json")
        try Data(try run("progress", "export").output.utf8).write(to: file)
        #expect(try run("progress", "import", file.path).output == "Nothing new: your record has it all.\n")
        #expect(try run("progress", "reset", "--yes").status == 0)
        #expect(try rows("note").isEmpty)
        #expect(try run("progress", "import", file.path).output == "Imported 1 note.\n")
        #expect(try rows("note").count == 1)
    }
}
