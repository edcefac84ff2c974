import Foundation
import TestSupport
import Testing

/// `review` and `quiz` as a shell sees them.
@Suite struct QuestionProcessTests {
    private let home: TemporaryFolder
    private let sample: SampleContent

    init() throws {
        home = try TemporaryFolder()
        sample = try SampleContent()
    }

    private func run(_ arguments: [String], input: String? = nil) throws -> Program.Run {
        try Program.run(arguments + ["--content", sample.folder.url.path], home: home, input: input)
    }

    @Test func aQuizReadsAsAConversation() throws {
        let run = try run(["quiz", "timeouts"], input: "a\nB\n")
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(
            run.output == """
                Timeouts: 1 question.
                Answer with a line; s skips, q ends. What you answer is kept at once.

                1 of 1 · Timeouts
                Does an answer that was lost tell the client anything?

                  A  Yes
                  B  No
                A to B: a
                ✗ Wrong. It is B; you chose A.
                Silence has many causes.
                Read it: backlab show timeouts --part how

                2 of 2 · Timeouts, once more
                Does an answer that was lost tell the client anything?

                  A  Yes
                  B  No
                A to B: B
                ✓ Right.
                Silence has many causes.

                1 question answered, 0 right at first.
                Read again:
                  backlab show timeouts --part how  Timeouts, How it works, 1 wrong
                Nothing is due now. The next question is due in 10 minutes.

                """
        )
    }

    @Test func theEndOfInputEndsItWell() throws {
        let run = try run(["quiz", "caching"], input: "b\n")
        #expect(run.status == 0)
        #expect(run.output.contains("1 question answered, 1 right at first."))
        #expect(!run.output.contains("2 questions answered"))
    }

    @Test func qLeavesAndSSkips() throws {
        let run = try run(["quiz", "caching"], input: "s\nq\nb\n")
        #expect(run.status == 0)
        #expect(run.output.contains("Nothing answered, 1 skipped."))
    }

    @Test func escapeSequencesInAnAnswerNeverReachTheTerminal() throws {
        let run = try run(["quiz", "timeouts"], input: "\u{1B}[31m\u{1B}]0;x\u{07}\nb\n")
        #expect(!run.output.contains("\u{1B}"))
        #expect(run.output.contains("Answer with A to B, or s to skip, or q to end."))
        #expect(run.output.contains("✓ Right."))
    }

    @Test func whatWasAnsweredIsPrintedWithItsDate() throws {
        _ = try run(["quiz", "timeouts"], input: "b\n")
        let rows = try #require(try run(["quiz", "timeouts", "--json"]).json() as? [[String: Any]])
        #expect(rows.count == 1)
        #expect(rows[0]["kind"] as? String == "question")
        #expect(rows[0]["id"] as? String == "timeouts")
        #expect(rows[0]["choices"] as? [String] == ["Yes", "No"])
        #expect(rows[0]["due"] is String)
        let new = try #require(try run(["quiz", "http-methods", "--json"]).json() as? [[String: Any]])
        #expect(new[0]["due"] is NSNull)
    }

    @Test func nothingDueSaysWhenTheNextIs() throws {
        _ = try run(["quiz", "timeouts"], input: "b\n")
        let run = try run(["review"])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("Nothing is due. The next question is due in "))
        #expect(try self.run(["review", "--json"]).output.filter { !$0.isWhitespace } == "[]")
    }

    /// Whatever ends it, what was answered is kept.
    @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
    func aSignalLosesNothing(_ signal: Int32) throws {
        let input = Pipe()
        let program = try Program.start(
            ["quiz", "caching", "--content", sample.folder.url.path],
            home: home,
            input: input
        )
        try input.fileHandleForWriting.write(contentsOf: Data("a\n".utf8))
        _ = try program.read(until: "✗ Wrong. It is B; you chose A.")
        program.send(signal)
        #expect(try program.end().status == signal)
        let rows = try #require(try run(["quiz", "caching", "--json"]).json() as? [[String: Any]])
        #expect(rows.count { $0["due"] is String } == 1)
    }
}
