import ArgumentParser
import Foundation
import KnowledgeStore
import TerminalUI

struct ProgressCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress",
        abstract: "What you have read and passed.",
        subcommands: [ProgressShow.self, ProgressExport.self, ProgressImport.self, ProgressReset.self],
        defaultSubcommand: ProgressShow.self
    )
}

struct ProgressShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Topics read, labs passed, paths.")

    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let workspace = try content.workspace()
        let index = try workspace.index()
        let record = try workspace.record()
        let states = try record.readingStates()
        let paths = try index.paths()
        let summary = ProgressSummary(
            topics: try index.topics().count,
            read: states.values.count { $0 == .read },
            reading: states.values.count { $0 == .reading },
            labs: try index.labs().count,
            labsPassed: try record.passedLabs().sorted(),
            paths: try record.progress(paths: paths).map {
                ProgressSummary.Path(id: $0.id, done: $0.done, of: $0.of)
            }
        )
        if json.isOn { return try JSONOutput.write(summary) }
        var lines = ListTable.lines([
            ["Topics read", "\(summary.read) of \(summary.topics)"],
            ["Being read", "\(summary.reading)"],
            ["Labs passed", "\(summary.labsPassed.count) of \(summary.labs)"],
        ])
        lines.append(.empty)
        lines += ListTable.lines(
            summary.paths.map { path in
                [paths.first { $0.id == path.id }?.title ?? path.id, "\(path.done) of \(path.of)"]
            }
        )
        TextOutput.write(lines)
        if let notice = record.notice { StandardError.line("backlab: \(notice)") }
    }
}

struct ProgressSummary: Encodable, Equatable {
    struct Path: Encodable, Equatable {
        var id: String
        var done: Int
        var of: Int
    }

    var topics: Int
    var read: Int
    var reading: Int
    var labs: Int
    var labsPassed: [String]
    var paths: [Path]
}

struct ProgressExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Everything in your record as JSON, on standard output."
    )

    @OptionGroup var content: ContentOptions

    func run() throws {
        StandardOutput.line(String(decoding: try content.workspace().record().export().json(), as: UTF8.self))
    }
}

struct ProgressImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Merge an export into your record; of two entries the newer wins."
    )

    @Argument(help: "The file; - is standard input.", completion: .file(extensions: ["json"])) var file: String
    @OptionGroup var content: ContentOptions

    func run() throws {
        let data: Data
        do {
            data =
                file == "-"
                ? try FileHandle.standardInput.readToEnd() ?? Data() : try Data(contentsOf: URL(filePath: file))
        } catch {
            throw CommandError.missing("\(file) can't be read: \(error.localizedDescription)")
        }
        let archive: RecordArchive
        do {
            archive = try RecordArchive(json: data)
        } catch {
            throw CommandError.usage("\(file): \(error)")
        }
        try content.workspace().record().merge(archive)
    }
}

struct ProgressReset: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Forget everything that you have read and passed."
    )

    @Flag(help: "Yes, forget it. Without this flag nothing happens.") var yes = false
    @OptionGroup var content: ContentOptions

    func run() throws {
        guard yes else {
            throw CommandError.usage(
                "this forgets everything that you have read and passed; export it first if you may want it, then say: backlab progress reset --yes"
            )
        }
        try content.workspace().record().reset()
    }
}
