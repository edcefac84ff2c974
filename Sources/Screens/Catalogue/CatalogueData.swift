public import Content
public import Foundation
public import KnowledgeStore

/// The rows of a catalogue.
public struct CatalogueData: Equatable, Sendable {
    public var catalogue: Catalogue
    /// By title.
    public var rows: [CatalogueRow]

    public init(catalogue: Catalogue, rows: [CatalogueRow]) {
        self.catalogue = catalogue
        self.rows = rows
    }
}

/// One row: a page, a lab or a path, with what its catalogue says of it.
public struct CatalogueRow: Equatable, Sendable {
    /// What the row is of its page.
    public enum Subject: Equatable, Sendable {
        case entry
        /// A place in it that the learner marked.
        case bookmark(Bookmark)
        /// What the learner wrote about it.
        case note(Note)

        var kind: Kind {
            switch self {
            case .entry: .entry
            case .bookmark: .bookmark
            case .note: .note
            }
        }
    }

    enum Kind: String {
        case entry
        case bookmark
        case note
    }

    /// How far something with several parts is: a path's steps, the checks of a lab's best run.
    public struct Tally: Equatable, Sendable {
        public var done: Int
        public var total: Int

        public init(done: Int, total: Int) {
            self.done = done
            self.total = total
        }
    }

    public var reference: ContentReference
    public var subject: Subject
    public var title: String
    public var detail: String
    /// Nil for what is neither read nor passed.
    public var state: ReadingState?
    public var level: Int?
    public var minutes: Int?
    public var weeks: Int?
    public var tally: Tally?
    /// When it was set or written.
    public var date: Date?
    /// The same for people: `3 days ago`.
    public var age: String
    /// The pack that it comes from; nil for the base.
    public var pack: String?

    public init(
        _ reference: ContentReference,
        subject: Subject = .entry,
        title: String,
        detail: String,
        state: ReadingState? = nil,
        level: Int? = nil,
        minutes: Int? = nil,
        weeks: Int? = nil,
        tally: Tally? = nil,
        date: Date? = nil,
        age: String = "",
        pack: String? = nil
    ) {
        self.reference = reference
        self.subject = subject
        self.title = title
        self.detail = detail
        self.state = state
        self.level = level
        self.minutes = minutes
        self.weeks = weeks
        self.tally = tally
        self.date = date
        self.age = age
        self.pack = pack
    }

    /// What stays the same when the list is loaded anew.
    struct Identity: Hashable {
        var reference: ContentReference
        var kind: Kind
    }

    var identity: Identity { Identity(reference: reference, kind: subject.kind) }

    var isDone: Bool { state == .read || tally.map { $0.done == $0.total } ?? false }

    var kindRank: Int { ContentKind.allCases.firstIndex(of: reference.kind) ?? 0 }

    var preview: PreviewRequest {
        switch subject {
        case .entry: PreviewRequest(reference)
        case .bookmark(let mark): PreviewRequest(reference, part: mark.part)
        case .note: PreviewRequest(reference, isNote: true)
        }
    }

    var destination: Destination {
        if case .bookmark = subject { .bookmark(reference) } else { Destination(reference) }
    }

    /// What takes it out of the record; nothing for what isn't the learner's.
    var removal: Effect? {
        switch subject {
        case .entry: nil
        case .bookmark: .removeBookmark(reference)
        case .note: .saveNote("", on: reference)
        }
    }

    /// What brings it back.
    var restoration: Effect? {
        switch subject {
        case .entry: nil
        case .bookmark(let mark): .setBookmark(mark)
        case .note(let note): .saveNote(note.text, on: reference)
        }
    }

    /// The letter under which it stands from A to Z, without its accent; `#` for what begins with none.
    var letter: String {
        let first = title.first { $0.isLetter || $0.isNumber }?.uppercased().prefix(1) ?? ""
        let base = first.decomposedStringWithCanonicalMapping.unicodeScalars.first
        guard let base, base.isASCII, base.properties.isAlphabetic else { return "#" }
        return String(base)
    }
}
