import Foundation
import TestSupport
import Testing

@testable import backlab

/// What Tab offers in a real bash, which breaks words at colons.
@Suite struct BashCompletionTests {
    struct Case: CustomTestStringConvertible {
        /// The line as bash breaks it; the cursor stands at the end of the last word.
        var words: [String]
        var offers: [String]

        var testDescription: String { words.joined(separator: " ") }
    }

    static let cases = [
        Case(words: ["show", "tool", ":", "redis"], offers: ["redis-cli"]),
        Case(words: ["show", "reference", ":", "iso"], offers: ["isolation-levels"]),
        Case(words: ["show", "tool:redis"], offers: ["redis-cli"]),
        Case(words: ["open", "lab", ":", "idem"], offers: ["idempotency"]),
        Case(words: ["show", "idempote"], offers: ["idempotency", "idempotent-consumers"]),
        Case(words: ["lab", "run", "idem"], offers: ["idempotency"]),
        Case(words: ["show", "tool", ":", "curl", "--par"], offers: ["--part"]),
        Case(words: ["show", "tool", ":", "curl", "--part", "cor"], offers: ["core"]),
        Case(words: ["show", "tool", ":", "nosuch"], offers: []),
        Case(words: ["gloss"], offers: ["glossary"]),
    ]

    @Test(arguments: cases) func tabOffersWhatBashIsAboutToReplace(_ completion: Case) throws {
        #expect(try offers(completion.words) == completion.offers)
    }

    @Test func aColonAloneOffersAllOfItsKind() throws {
        let tools = try offers(["show", "tool", ":"])
        #expect(tools.contains("curl") && tools.contains("ssh"))
        #expect(tools.allSatisfy { !$0.contains(":") })
    }

    private func offers(_ words: [String]) throws -> [String] {
        let line = words.reduce("backlab") { line, word in
            let joins = word == ":" || line.hasSuffix(":")
            return line + (joins ? "" : " ") + word
        }
        // As bash calls it: with the command, the word at the cursor (none at a colon) and the one before.
        let script = #"""
            eval "$("$PROGRAM" completions bash)"
            COMP_LINE=$1 COMP_POINT=${#1}; shift
            COMP_WORDS=("$PROGRAM" "$@") COMP_CWORD=$#
            word=${COMP_WORDS[COMP_CWORD]}
            completer=$(complete -p backlab); completer=${completer##*-F }
            "${completer% *}" "$PROGRAM" "${word#:}" "${COMP_WORDS[COMP_CWORD - 1]}"
            for reply in "${COMPREPLY[@]}"; do printf '%s\n' "$reply"; done
            """#
        let home = try Program.newHome()
        let bash = Process()
        bash.executableURL = URL(filePath: "/bin/bash")
        bash.arguments = ["--norc", "--noprofile", "-c", script, "bash", line] + words
        bash.environment = [
            "HOME": home.url.path, "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "PROGRAM": Program.executable.path,
        ]
        bash.standardInput = FileHandle.nullDevice
        let run = try RunningProgram(bash, home: home, output: nil).end()
        #expect(run.errors.isEmpty)
        return run.output.split(separator: "\n").map(String.init)
    }
}
