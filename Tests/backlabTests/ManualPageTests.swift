import ArgumentParser
import Testing

@testable import backlab

@Suite struct ManualPageTests {
    @Test(arguments: [
        ("plain words", "plain words"), ("--json", #"\-\-json"#), (#"a\b"#, #"a\eb"#), (#"\-"#, #"\e\-"#),
        (".SH NAME", #"\&.SH NAME"#), ("'quoted'", #"\&'quoted'"#), ("a.b 'c'", "a.b 'c'"),
        ("first\n.second\n'third", "first\n\\&.second\n\\&'third"), ("one\n\ntwo", "one\n\ntwo"), ("", ""),
    ])
    func textNeverBecomesARequestOrAnEscape(text: String, escaped: String) {
        #expect(ManualPage.escaped(text) == escaped)
    }

    /// Every command that help shows, by its full name; groups stand for what is in them.
    private static func names(_ command: any ParsableCommand.Type, parents: String = "") -> [String] {
        let configuration = command.configuration
        guard configuration.shouldDisplay, let name = configuration.commandName else { return [] }
        let path = parents.isEmpty ? name : "\(parents) \(name)"
        guard !configuration.subcommands.isEmpty else { return [path] }
        return configuration.subcommands.flatMap { names($0, parents: path) }
    }

    @Test func everyCommandHasOneEntryUnderItsFullName() throws {
        let lines = try ManualPage(Backlab.self).text.split(separator: "\n")
        let entries = lines.filter { $0.hasPrefix("\\fBbacklab ") }
            .map { String($0.dropFirst("\\fB".count).prefix { $0 != "\\" }) }
        let names = Self.names(Backlab.self)
        #expect(entries == names)
        #expect(names.contains("backlab lab serve") && names.contains("backlab progress import"))
        #expect(!names.contains("backlab manual"))
    }

    @Test(arguments: [
        #"\fBbacklab search\fR \fIwords\fR... [\fB\-\-limit\fR \fIlimit\fR] [\fB\-\-json\fR] [\fB\-\-content\fR \fIdir\fR]"#,
        #"[\fB\-\-set\fR \fIcontrol=value\fR]..."#,
        #"[\fB\-\-port\fR \fIcomponent=port\fR]..."#,
        #"\fBbacklab progress reset\fR [\fB\-\-yes\fR] [\fB\-\-content\fR \fIdir\fR]"#,
    ])
    func synopsisTellsOptionalFromRequiredAndRepeated(line: String) throws {
        #expect(try ManualPage(Backlab.self).text.contains("\n" + line))
    }

    @Test func sectionsStandInTheOrderOfManPages() throws {
        let lines = try ManualPage(Backlab.self).text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.filter { $0.hasPrefix(".SH ") }
                == [".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION", ".SH COMMANDS", ".SH FILES", ".SH ENVIRONMENT"]
        )
        #expect(lines.first == #".TH BACKLAB 1 "" "backlab" "User Commands""#)
        #expect(lines.suffix(2) == ["The editor for notes; else nano or vi.", ""])
    }

    @Test func onlyMacrosOfManBeginWithAPoint() throws {
        let macros = try ManualPage(Backlab.self).text.split(separator: "\n").filter { $0.hasPrefix(".") }
            .map { $0.prefix { $0 != " " } }
        #expect(Set(macros) == [".TH", ".SH", ".B", ".TP", ".RS", ".RE"])
        #expect(macros.count { $0 == ".RS" } == macros.count { $0 == ".RE" })
    }
}
