import ArgumentParser
import Foundation
import KnowledgeStore
import NcursesBackend
import Screens
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
    static let configuration = CommandConfiguration(commandName: "show", abstract: "How far you are, and what is due.")

    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let workspace = try content.workspace()
        let index = try workspace.index()
        let record = try workspace.record(following: index)
        let now = Date()
        let questions = QuestionsLoader(index: index, library: workspace.library, record: record, now: now)
        var rows = try record.activityRows()
        rows.dues = try questions.askedCards().map(\.due)
        let report = ProgressReport(
            rows: rows,
            content: try ProgressContent(index),
            date: now,
            calendar: .current
        )
        if json.isOn { return try JSONOutput.write(report) }
        let isUnicode = TerminalOptions.usesUnicode(workspace.environment)
        TextOutput.write(ProgressText(report: report, isUnicode: isUnicode).lines)
        if let notice = record.notice { StandardError.line("backlab: \(notice)") }
    }
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
        let counts = try content.workspace().record().merge(archive)
        StandardOutput.line(counts.sentence)
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

extension MergeCounts {
    /// `Imported 3 topics, 1 note and 12 reviews.`
    var sentence: String {
        let parts = [
            (topics, "topic", "topics"), (labRuns, "run", "runs"), (predictions, "prediction", "predictions"),
            (notes, "note", "notes"), (bookmarks, "bookmark", "bookmarks"), (searches, "search", "searches"),
            (reviews, "review", "reviews"),
        ]
        .filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
        guard let last = parts.last else { return "Nothing new: your record has it all." }
        let others = parts.dropLast().joined(separator: ", ")
        return "Imported \(others.isEmpty ? last : "\(others) and \(last)")."
    }
}
