import ArgumentParser
import Content
import Foundation
import KnowledgeStore
import TerminalUI

struct NoteCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "What you wrote about topics, tools and labs.",
        discussion:
            "A page has one note, in Markdown. Ids are those of `show`: idempotency, tool:curl, lab:idempotency.",
        subcommands: [NoteList.self, NoteShow.self, NoteSet.self, NoteRemove.self],
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

    @Argument(help: "The page.") var id: String
    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let pages = try RecordPages(content)
        let note = try pages.note(id)
        if json.isOn { return try JSONOutput.write(NoteRow(note, title: try pages.title(of: note.page))) }
        TextOutput.write(note.text.split(separator: "\n", omittingEmptySubsequences: false).map { Line(String($0)) })
    }
}

struct NoteSet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Write the note on a page, in place of the one that it has."
    )

    @Argument(help: "The page.") var id: String
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
        guard var text = String(validating: data, as: UTF8.self) else {
            throw CommandError.usage("standard input isn't UTF-8.")
        }
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}

struct NoteRemove: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Remove the note on a page.")

    @Argument(help: "The page.") var id: String
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

extension Date {
    /// `2026-11-26`, in the learner's calendar.
    var day: String { formatted(Date.ISO8601FormatStyle(timeZone: .current).year().month().day()) }
}
