import ArgumentParser
import Content
import Foundation
import KnowledgeStore
import NcursesBackend
import Screens
import Synchronization
import TerminalUI

struct NoteCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "What you wrote about topics, tools and labs.",
        discussion:
            "A page has one note, in Markdown. Ids are those of `show`: idempotency, tool:curl, lab:idempotency.",
        subcommands: [NoteList.self, NoteShow.self, NoteEdit.self, NoteSet.self, NoteRemove.self],
        defaultSubcommand: NoteList.self
    )
}

struct NoteList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Your notes, the newest first.")

    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let pages = try RecordPages(content)
        let rows = try pages.record.notes().map { NoteRow($0, title: try pages.title(of: $0.page)) }
        if json.isOn { return try JSONOutput.write(rows) }
        pages.tellNotice()
        guard !rows.isEmpty else {
            return StandardOutput.line("No notes. backlab note set ID TEXT writes one, and m in the reader.")
        }
        TextOutput.write(ListTable.lines(rows.map { [$0.id, $0.date.day, $0.firstLine] }))
    }
}

struct NoteShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print the note on a page, as it is."
    )

    @Argument(help: "The page.", completion: .ids) var id: String
    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let pages = try RecordPages(content)
        let note = try pages.note(id)
        if json.isOn { return try JSONOutput.write(NoteRow(note, title: try pages.title(of: note.page))) }
        TextOutput.write(note.text.split(separator: "\n", omittingEmptySubsequences: false).map { Line(String($0)) })
    }
}

struct NoteEdit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Write the note on a page in your editor: $VISUAL, else $EDITOR."
    )

    @Argument(help: "The page.", completion: .ids) var id: String
    @OptionGroup var content: ContentOptions

    func run() throws {
        let pages = try RecordPages(content)
        pages.tellNotice()
        let page = try pages.noted(id)
        let before = try pages.record.note(on: page)?.text ?? ""
        let after = try edited(before)
        guard after != before else { return StandardOutput.line("The note is as it was.") }
        try pages.record.setNote(after, on: page)
        StandardOutput.line(after.isEmpty ? "The note is removed." : "The note is kept.")
    }

    private func edited(_ text: String) throws -> String {
        let ending = Mutex<Result<String, EditorTrouble>?>(nil)
        let editor = ExternalEditor(environment: ProcessInfo.processInfo.environment)
        editor.edit(text, run: { $1(ForegroundProgram.run($0)) }, onEnd: { end in ending.withLock { $0 = end } })
        switch ending.withLock({ $0 }) {
        case .success(let text)?: return text.withoutLastLineBreaks
        case .failure(let trouble)?: throw CommandError.environment("\(trouble)")
        case nil: throw CommandError.environment("\(EditorTrouble.cannotRun)")
        }
    }
}

struct NoteSet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Write the note on a page, in place of the one that it has."
    )

    @Argument(help: "The page.", completion: .ids) var id: String
    @Argument(help: "The note; without it, or for -, standard input.") var text: String?
    @OptionGroup var content: ContentOptions

    func run() throws {
        let pages = try RecordPages(content)
        let page = try ContentFinder(index: pages.index).find(id)
        let text = try typed()
        guard !text.allSatisfy(\.isWhitespace) else {
            throw CommandError.usage("the note is empty; backlab note remove \(id) removes one.")
        }
        try pages.record.setNote(text, on: page)
    }

    private func typed() throws -> String {
        if let text, text != "-" { return text }
        let data = try FileHandle.standardInput.readToEnd() ?? Data()
        guard let text = String(validating: data, as: UTF8.self) else {
            throw CommandError.usage("standard input isn't UTF-8.")
        }
        return text.withoutLastLineBreaks
    }
}

struct NoteRemove: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Remove the note on a page.")

    @Argument(help: "The page.", completion: .ids) var id: String
    @OptionGroup var content: ContentOptions

    func run() throws {
        let pages = try RecordPages(content)
        try pages.record.setNote("", on: try pages.note(id).page)
    }
}

struct NoteRow: Encodable, Equatable {
    var id: String
    var title: String
    var text: String
    var date: Date

    init(_ note: Note, title: String) {
        id = note.page.description
        self.title = title
        text = note.text
        date = note.date
    }

    var firstLine: String {
        text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }.map(String.init) ?? ""
    }
}

extension String {
    /// Editors and shells end a text with them.
    fileprivate var withoutLastLineBreaks: String {
        var text = self
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}

extension Date {
    /// `2026-11-26`, in the learner's calendar.
    var day: String { formatted(Date.ISO8601FormatStyle(timeZone: .current).year().month().day()) }
}
