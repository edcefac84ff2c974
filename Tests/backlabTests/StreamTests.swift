import Foundation
import TestSupport
import Testing

@testable import backlab

/// What reaches the terminal, and what happens when what stands behind standard output has gone.
@Suite struct StreamTests {
    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("“naïve” 漢字 👩‍👩‍👧", "“naïve” 漢字 👩‍👩‍👧"), ("two\nlines", "two\nlines"),
        ("\u{1B}[31mred\u{1B}[0m", "[31mred[0m"), ("a\u{9B}2Jb", "a2Jb"), ("a\u{7F}\u{00}\u{08}b", "ab"),
        ("\u{202E}abc\u{2066}", "abc"), ("a\rb", "a\nb"),
        // Nobody closes this one: what comes after it is shown all the same.
        ("“\u{1B}]0;title” isn't there", "“]0;title” isn't there"),
    ])
    func standardErrorShowsTextAndObeysNothing(text: String, shown: String) {
        #expect(StandardError.harmless(text) == shown)
    }

    @Test(arguments: [
        ["show", "\u{1B}[31mred"], ["show", "\u{1B}]0;title\u{07}:x"], ["\u{1B}[2J"],
        ["search", "--limit", "\u{1B}[2J", "x"], ["topics", "--\u{1B}[2J"], ["topics", "--content", "/\u{1B}[2J"],
        ["lab", "show", "\u{9B}31m"], ["lab", "run", "idempotency", "--set", "\u{1B}[31mrate=1"],
        ["lab", "run", "idempotency", "--set", "rate=\u{1B}[31m"], ["lab", "run", "idempotency", "--for", "\u{1B}c"],
        ["lab", "serve", "idempotency", "--port", "\u{1B}c=1"], ["completions", "\u{1B}[H"],
        ["progress", "import", "/no/\u{1B}[31m"], ["check", "/\u{1B}[31m"], ["index", "\u{202E}txt"],
    ])
    func argumentsAreNeverEchoedRaw(arguments: [String]) throws {
        let run = try Program.run(arguments)
        #expect(run.status != 0)
        #expect(!run.errors.isEmpty)
        let raw = (run.output + run.errors).unicodeScalars.filter {
            $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.isBidiControl)
        }
        #expect(raw.isEmpty, "\(run.errors.debugDescription)")
    }

    @Test func variablesAreNeverEchoedRaw() throws {
        let run = try Program.run(["doctor"], environment: ["TERM": "x\u{1B}[31m", "LC_ALL": "\u{1B}[2Jde_DE"])
        #expect(run.output.contains("Timer"))
        #expect(!run.output.contains("\u{1B}"))
    }

    @Test func lineEndInAnArgumentMakesNoSecondLine() throws {
        let run = try Program.run(["show", "first\nsecond"])
        #expect(run.errors == "backlab: there is no topic “first second”.\n")
    }

    /// As in `backlab topics | true`.
    @Test(arguments: [
        ["search", "a"], ["topics"], ["show", "idempotency"], ["manual"], ["--help"], ["labs", "--json"],
    ])
    func readerThatHasGoneEndsItQuietly(arguments: [String]) throws {
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let run = try Program.start(arguments, output: pipe.fileHandleForWriting).end()
        #expect(run.status == 0)
        #expect(run.errors == "")
    }

    /// As in `backlab manual | head -c 1`: it is in the middle of its writing when the reader goes.
    @Test func readerThatStopsInTheMiddleEndsItQuietly() throws {
        let pipe = Pipe()
        // F_SETPIPE_SZ of fcntl(2), which isn't visible in Swift: the manual mustn't fit into the pipe.
        #expect(fcntl(pipe.fileHandleForWriting.fileDescriptor, 1_031, 4_096) == 4_096)
        let program = try Program.start(["manual"], output: pipe.fileHandleForWriting)
        try pipe.fileHandleForWriting.close()
        #expect(try pipe.fileHandleForReading.read(upToCount: 1) == Data(".".utf8))
        try pipe.fileHandleForReading.close()
        let run = try program.end()
        #expect(run.status == 0)
        #expect(run.errors == "")
    }

    @Test func fullDiskIsSaid() throws {
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let run = try Program.start(["search", "idem"], output: full).end()
        #expect(run.status == 4)
        #expect(run.errors == "backlab: standard output: No space left on device\n")
    }

    @Test func helpGoesToStandardOutputAndComplaintsDoNot() throws {
        let help = try Program.run(["search", "--help"])
        #expect(help.errors == "" && help.output.contains("USAGE: backlab search"))
        let wrong = try Program.run(["search", "--limit", "0", "x"])
        #expect(wrong.output == "" && wrong.errors.contains("--limit takes"))
    }
}
