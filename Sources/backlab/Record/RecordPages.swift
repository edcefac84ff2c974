import Content
import KnowledgeStore

/// The record and the index for commands about pages: what the learner kept may be of a page that isn't there any more.
struct RecordPages {
    let index: KnowledgeIndex
    let record: LearnerRecord

    init(_ content: ContentOptions) throws {
        let workspace = try content.workspace()
        index = try workspace.index()
        record = try workspace.record(following: index)
    }

    func tellNotice() {
        if let notice = record.notice { StandardError.line("backlab: \(notice)") }
    }

    /// A page that isn't there is called by its id.
    func title(of page: ContentReference) throws -> String { try index.entry(page)?.title ?? page.description }

    /// - Throws: where the page has none, or there is no such page.
    func note(_ id: String) throws -> Note {
        if let page = ContentReference(parsing: id), let note = try record.note(on: page) { return note }
        let page = try ContentFinder(index: index).find(id)
        throw CommandError.missing("there is no note on \(page); backlab note set \(page) TEXT writes one.")
    }

    /// A page to write a note on: one that is there, or that has a note from when it was.
    func noted(_ id: String) throws -> ContentReference {
        if let page = ContentReference(parsing: id), try record.note(on: page) != nil { return page }
        return try ContentFinder(index: index).find(id)
    }

    /// - Throws: where the page has none, or there is no such page.
    func bookmark(_ id: String) throws -> Bookmark {
        if let page = ContentReference(parsing: id), let bookmark = try record.bookmark(of: page) { return bookmark }
        let page = try ContentFinder(index: index).find(id)
        throw CommandError.missing("there is no bookmark on \(page); backlab bookmark add \(page) sets one.")
    }
}
