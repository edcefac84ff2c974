import ArgumentParser
import Content
import KnowledgeStore
import LabEngine
import LabKit
import TerminalUI

struct LabCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lab",
        abstract: "Run a lab without the interface.",
        subcommands: [LabShowCommand.self, LabRunCommand.self, LabServeCommand.self, LabSoakCommand.self]
    )
}

/// What every command about one lab takes.
struct LabArgument: ParsableArguments {
    @Argument(help: "The lab's id.") var id: String
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
        return (workspace, try LabManifest.load(id: name, root: workspace.root))
    }
}

/// The settings of a run.
struct LabRunOptions: ParsableArguments {
    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Turn a control; may be repeated.", valueName: "control=value")
    )
    var settings: [String] = []
    @Flag(help: "With the settings under which every check passes.") var solution = false
    @Option(help: "The seed of arrivals and faults.") var seed = LabOptions.defaultSeed
    @Option(help: "1.0 is real time.") var speed = 1.0

    func validate() throws {
        guard speed >= 0.01, speed <= 10 else {
            throw ValidationError("--speed takes a number from 0.01 to 10, not \(speed).")
        }
    }

    /// - Throws: `CommandError` where a control or its value is unknown.
    func options(for manifest: LabManifest, duration: Duration?) throws -> LabOptions {
        var values = solution ? manifest.solution.values : [:]
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw CommandError.usage("--set takes control=value, not “\(setting)”.")
            }
            guard let control = manifest.control(parts[0]) else {
                let ids = manifest.controls.map(\.id)
                throw CommandError.missing(
                    "\(manifest.id) has no control “\(parts[0])”; one of: \(ids.joined(separator: ", "))."
                )
            }
            do {
                values[control.id] = try control.parse(parts[1])
            } catch {
                throw CommandError.usage("--set \(setting): \(error)")
            }
        }
        return LabOptions(settings: values, seed: seed, duration: duration, speed: speed)
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
    @OptionGroup var json: JSONOption

    func run() async throws {
        let (workspace, manifest) = try lab.load()
        var duration = manifest.run.duration
        if let length {
            guard let parsed = Quantity.duration(length), parsed > .zero else {
                throw CommandError.usage("--for takes a duration such as 10s, not “\(length)”.")
            }
            duration = parsed
        }
        let options = try run.options(for: manifest, duration: duration)
        let session = HeadlessLab(manifest: manifest, options: options, showsProgress: !json.isOn)
        let report = try await session.run()
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
