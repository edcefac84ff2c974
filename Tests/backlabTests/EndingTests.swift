import ArgumentParser
import Content
import LabKit
import Testing

@testable import backlab

@Suite struct EndingTests {
    @Test(
        arguments: [
            (CommandError.usage("say which."), Ending(status: .usage, complaint: "backlab: say which.")),
            (CommandError.missing("no such thing."), Ending(status: .missing, complaint: "backlab: no such thing.")),
            (CommandError.environment("no HOME."), Ending(status: .environment, complaint: "backlab: no HOME.")),
            (ExitStatus.checkFailed, Ending(status: .checkFailed)),
            (ExitStatus.inconclusive, Ending(status: .inconclusive)),
            (
                ContentIssue(file: "labs/x/lab.yml", line: 3, "no kind"),
                Ending(status: .environment, complaint: "backlab: labs/x/lab.yml:3: no kind")
            ),
            (
                LabError.portInUse(component: "payments", port: 80),
                Ending(
                    status: .environment,
                    complaint: "backlab: payments: port 80 is in use; choose another, or none to get a free one"
                )
            ),
            (CommandError.usage("a\nb\r\nc\u{2028}d"), Ending(status: .usage, complaint: "backlab: a b c d")),
        ] as [(any Error, Ending)]
    )
    func everyErrorHasItsCodeAndOneLine(error: any Error, ending: Ending) {
        #expect(Ending(error) == ending)
    }

    /// The parser's own codes (64 for usage) are no one's business.
    @Test(arguments: [
        ["topics", "--colour"], ["search"], ["show"], ["lab", "run"], ["lab", "run", "x", "--speed", "fast"],
        ["lab", "run", "x", "--speed", "0.001"], ["lab", "run", "x", "--seed", "-1"], ["index", "--stats=yes"],
    ])
    func whatTheParserRefusesIsUsage(arguments: [String]) {
        let error = #expect(throws: (any Error).self) { try Backlab.parseAsRoot(arguments) }
        let ending = error.map { Ending($0) }
        #expect(ending?.status == .usage)
        #expect(ending?.output == nil)
        #expect(ending?.complaint?.hasPrefix("Error: ") == true, "\(ending?.complaint ?? "")")
    }

    @Test(arguments: [["--help"], ["search", "-h"], ["lab", "--help"], ["help", "lab"]])
    func helpThatWasAskedForIsOutput(arguments: [String]) {
        let error = #expect(throws: (any Error).self) {
            var command = try Backlab.parseAsRoot(arguments)
            try command.run()
        }
        let ending = error.map { Ending($0) }
        #expect(ending?.status == .done)
        #expect(ending?.complaint == nil)
        #expect(ending?.output?.contains("USAGE: backlab") == true)
    }
}
