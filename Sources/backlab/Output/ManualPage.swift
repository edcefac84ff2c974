import ArgumentParser
import Foundation

/// The man page, made from the commands themselves, in man(7)'s macros.
struct ManualPage {
    private let root: Command

    /// - Throws: where the parser's description of itself has another form than this version's.
    init(_ command: (some ParsableCommand).Type) throws {
        root = try JSONDecoder().decode(Tool.self, from: Data(command._dumpHelp().utf8)).command
    }

    var text: String {
        var page = [
            #".TH BACKLAB 1 "" "backlab" "User Commands""#,
            ".SH NAME", "backlab \\- \(Self.escaped(root.abstract ?? ""))",
            ".SH SYNOPSIS", ".B backlab", "[\\fIcommand\\fR] [\\fIoptions\\fR]",
            ".SH DESCRIPTION", Self.escaped(root.discussion ?? ""),
            ".SH COMMANDS",
        ]
        for command in root.subcommands ?? [] { page += entries(command, parents: "backlab") }
        page += [
            ".SH FILES",
            ".TP", "\\fB$XDG_DATA_HOME/backlab\\fR, else \\fB~/.local/share/backlab\\fR",
            "Your record: what you read and passed.",
            ".TP", "\\fB$XDG_CACHE_HOME/backlab\\fR, else \\fB~/.cache/backlab\\fR",
            "The search index. It may be deleted at any time.",
            ".TP", "\\fB$XDG_CONFIG_HOME/backlab\\fR, else \\fB~/.config/backlab\\fR",
            "settings.yml: theme, measure, motion, mouse, symbols, list and outline, which the settings screen changes; and the packs.",
            ".SH ENVIRONMENT",
            ".TP", "\\fBBACKLAB_CONTENT\\fR", "The folder that holds content/ and labs/.",
            ".TP", "\\fBNO_COLOR\\fR", "Not empty: no colours.",
            ".TP", "\\fBVISUAL\\fR, \\fBEDITOR\\fR", "The editor for notes; else nano or vi.",
        ]
        return page.joined(separator: "\n") + "\n"
    }

    private func entries(_ command: Command, parents: String) -> [String] {
        guard command.shouldDisplay != false, command.commandName != "help" else { return [] }
        let name = "\(parents) \(command.commandName)"
        if let subcommands = command.subcommands, !subcommands.isEmpty {
            return subcommands.flatMap { entries($0, parents: name) }
        }
        let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !$0.isHelp }
        var lines = [".TP", "\\fB\(Self.escaped(name))\\fR " + arguments.map(\.synopsis).joined(separator: " ")]
        lines.append(Self.escaped([command.abstract, command.discussion].compactMap(\.self).joined(separator: " ")))
        let described = arguments.filter { $0.abstract?.isEmpty == false }
        guard !described.isEmpty else { return lines }
        lines.append(".RS")
        for argument in described {
            lines += [".TP", argument.synopsis, Self.escaped(argument.abstract ?? "")]
        }
        return lines + [".RE"]
    }

    /// Backslashes and dashes mean something to roff, and so do points and apostrophes that open a line.
    static func escaped(_ text: String) -> String {
        let plain = text.replacingOccurrences(of: "\\", with: "\\e").replacingOccurrences(of: "-", with: "\\-")
        return plain.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&\($0)" : String($0) }
            .joined(separator: "\n")
    }

    // What `_dumpHelp` prints, as far as it is needed here.

    private struct Tool: Decodable { var command: Command }

    private struct Command: Decodable {
        var commandName: String
        var shouldDisplay: Bool?
        var abstract: String?
        var discussion: String?
        var subcommands: [Command]?
        var arguments: [Argument]?
    }

    private struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String
        }

        var kind: String
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool
        var preferredName: Name?
        var valueName: String?
        var abstract: String?

        var isHelp: Bool { preferredName?.name == "help" || preferredName?.name == "version" }

        var synopsis: String {
            let value = "\\fI\(ManualPage.escaped(valueName ?? "value"))\\fR"
            let flag = "\\fB" + ManualPage.escaped("--" + (preferredName?.name ?? "")) + "\\fR"
            let text =
                switch kind {
                case "positional": value
                case "flag": flag
                default: "\(flag) \(value)"
                }
            return (isOptional ? "[\(text)]" : text) + (isRepeating ? "..." : "")
        }
    }
}
