import ArgumentParser
import Content
import Foundation
import KnowledgeStore
import TerminalUI

struct BookmarkCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bookmark",
        abstract: "Places that you marked.",
        discussion: "A page has one bookmark. Ids are those of `show`: idempotency, tool:curl, lab:idempotency.",
        subcommands: [BookmarkList.self, BookmarkAdd.self, BookmarkRemove.self],
        defaultSubcommand: BookmarkList.self
    )
}

struct BookmarkList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Your bookmarks, the newest first.")

    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let pages = try RecordPages(content)
        let rows = try pages.record.bookmarks().map { BookmarkRow($0, title: try pages.title(of: $0.page)) }
        if json.isOn { return try JSONOutput.write(rows) }
        pages.tellNotice()
        guard !rows.isEmpty else {
            return StandardOutput.line("No bookmarks. backlab bookmark add ID sets one, and b in the reader.")
        }
        TextOutput.write(
            ListTable.lines(
                rows.map { row in
                    let part = row.part.flatMap(Part.init(rawValue:))?.heading
                    return [row.id, row.date.day, row.title + (part.map { " · \($0)" } ?? "")]
                }
            )
        )
    }
}

struct BookmarkAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Mark a page; a bookmark that it has is moved."
    )

    @Argument(help: "The page.", completion: .ids) var id: String
    @Option(help: "A part of a topic: \(Part.printable.map(\.rawValue).joined(separator: ", ")).") var part: Part?
    @OptionGroup var content: ContentOptions

    func run() throws {
        let pages = try RecordPages(content)
        let page = try ContentFinder(index: pages.index).find(id)
        guard part == nil || page.kind == .topic else {
            throw CommandError.usage("--part is for topics; \(page) has no parts.")
        }
        try pages.record.setBookmark(page: page, part: part, line: 1)
    }
}

struct BookmarkRemove: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Remove a page's bookmark.")

    @Argument(help: "The page.", completion: .ids) var id: String
    @OptionGroup var content: ContentOptions

    func run() throws {
        let pages = try RecordPages(content)
        try pages.record.removeBookmark(of: try pages.bookmark(id).page)
    }
}

struct BookmarkRow: Encodable, Equatable {
    var id: String
    var title: String
    /// Null where the page has no parts, or the place lies before the first.
    var part: String?
    var line: Int
    var date: Date

    init(_ bookmark: Bookmark, title: String) {
        id = bookmark.page.description
        self.title = title
        part = bookmark.part?.rawValue
        line = bookmark.line
        date = bookmark.date
    }

    private enum CodingKeys: CodingKey {
        case id, title, part, line, date
    }

    /// Every key every time.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(title, forKey: .title)
        try container.encode(part, forKey: .part)
        try container.encode(line, forKey: .line)
        try container.encode(date, forKey: .date)
    }
}
