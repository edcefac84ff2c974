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
    public enum Subject: Hashable, Sendable {
        case entry
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
        date: Date? = nil
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
    }

    /// What stays the same when the list is loaded anew.
    struct Identity: Hashable {
        var reference: ContentReference
        var subject: Subject
    }

    var identity: Identity { Identity(reference: reference, subject: subject) }

    var isDone: Bool { state == .read || tally.map { $0.done == $0.total } ?? false }

    var kindRank: Int { ContentKind.allCases.firstIndex(of: reference.kind) ?? 0 }

    var preview: PreviewRequest { PreviewRequest(reference) }

    var destination: Destination { Destination(reference) }

    /// The letter under which it stands from A to Z, without its accent; `#` for what begins with none.
    var letter: String {
        let first = title.first { $0.isLetter || $0.isNumber }?.uppercased().prefix(1) ?? ""
        let base = first.decomposedStringWithCanonicalMapping.unicodeScalars.first
        guard let base, base.isASCII, base.properties.isAlphabetic else { return "#" }
        return String(base)
    }
}
