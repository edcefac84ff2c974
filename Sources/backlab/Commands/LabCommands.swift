import ArgumentParser
import Content
import Foundation
import KnowledgeStore
import LabEngine
import LabKit
import TerminalUI

struct LabCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lab",
        abstract: "Run a lab without the interface.",
        subcommands: [
            LabShowCommand.self, LabRunCommand.self, LabCompareCommand.self, LabServeCommand.self, LabSoakCommand.self,
        ]
    )
}

/// What every command about one lab takes.
struct LabArgument: ParsableArguments {
    @Argument(help: "The lab's id.", completion: .labs) var id: String
    @OptionGroup var content: ContentOptions

    func load() throws -> (Workspace, LabManifest) {
        let workspace = try content.workspace()
        let name = id.hasPrefix("lab:") ? String(id.dropFirst(4)) : id
        let labs = try workspace.index().labs().map(\.id)
        guard labs.contains(name) else {
            throw CommandError.missing(
                "there is no lab “\(name)”." + Suggestion.sentence(nearest: name, among: labs)
            )
        }
        return (workspace, try workspace.lab(name))
    }
}

struct LabShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A lab's brief: components, controls, checks, metrics."
    )

    @OptionGroup var lab: LabArgument
    @OptionGroup var json: JSONOption

    func run() throws {
        let (_, manifest) = try lab.load()
        let brief = LabBrief(manifest)
        if json.isOn { return try JSONOutput.write(brief) }
        TextOutput.write(brief.lines(columns: TextOutput.columns))
    }
}

struct LabRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a lab and judge its checks.",
        discussion:
            "Exits with 0 when every check passed, 1 when one failed, 5 when none failed and one was inconclusive."
    )

    @OptionGroup var lab: LabArgument
    @OptionGroup var run: LabRunOptions
    @Option(name: .customLong("for"), help: ArgumentHelp("How long work arrives: 10s, 500ms.", valueName: "duration"))
    var length: String?
    @Option(
        name: .customLong("record"),
        help: ArgumentHelp("Write the run to a file: .json, .csv, or .cast for asciinema.", valueName: "file"),
        completion: .file()
    )
    var file: String?
    @OptionGroup var json: JSONOption

    func run() async throws {
        let (workspace, manifest) = try lab.load()
        let duration = try RunLength.parse(length, of: manifest)
        let options = try run.options(for: manifest, duration: duration)
        let recording = try file.map(RunRecording.init)
        var session = HeadlessLab(manifest: manifest, options: options, showsProgress: !json.isOn)
        session.recording = recording
        let report = try await session.run()
        try recording?.write(manifest, seed: options.seed, date: Date())
        try session.record(report, in: workspace)
        if json.isOn {
            StandardOutput.line(String(decoding: try report.json(), as: UTF8.self))
        } else {
            TextOutput.write(ReportListing(report: report, manifest: manifest).lines(columns: TextOutput.columns))
        }
        if report.exitCode != 0 { throw ExitStatus(rawValue: report.exitCode) ?? .environment }
    }
}

struct LabServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run a lab until Ctrl-C and print its addresses, for curl and other tools."
    )

    @OptionGroup var lab: LabArgument
    @OptionGroup var run: LabRunOptions
    @Option(
        name: .customLong("port"),
        help: ArgumentHelp("A fixed port instead of a free one; may be repeated.", valueName: "component=port")
    )
    var ports: [String] = []

    func run() async throws {
        let (_, manifest) = try lab.load()
        var options = try run.options(for: manifest, duration: nil)
        for port in ports {
            let parts = port.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let number = Int(parts[1]), (1...65_535).contains(number) else {
                throw CommandError.usage("--port takes component=port, such as payments=8080, not “\(port)”.")
            }
            options.ports[parts[0]] = number
        }
        let session = HeadlessLab(manifest: manifest, options: options, showsProgress: true)
        let report = try await session.run()
        TextOutput.write(ReportListing(report: report, manifest: manifest).lines(columns: TextOutput.columns))
    }
}
