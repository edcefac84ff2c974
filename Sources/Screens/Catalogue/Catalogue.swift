import Content

/// The lists of everything of a kind.
public enum Catalogue: String, CaseIterable, Hashable, Sendable {
    case tools
    case references
    case glossary
    /// Topics, tools, references and terms by letter.
    case alphabet
    case labs
    case paths
    /// The learner's bookmarks and notes.
    case bookmarks

    var title: String {
        switch self {
        case .tools: "Tools"
        case .references: "Quick references"
        case .glossary: "Glossary"
        case .alphabet: "A–Z"
        case .labs: "Labs"
        case .paths: "Learning paths"
        case .bookmarks: "Bookmarks and notes"
        }
    }

    /// So many of its rows, as the header says it.
    func counted(_ count: Int) -> String {
        switch self {
        case .tools: Screens.counted(count, "tool")
        case .references: Screens.counted(count, "reference")
        case .glossary: Screens.counted(count, "term")
        case .alphabet: Screens.counted(count, "entry", "entries")
        case .labs: Screens.counted(count, "lab")
        case .paths: Screens.counted(count, "path")
        case .bookmarks: Screens.counted(count, "mark")
        }
    }

    /// What an empty list says, and what to do about it.
    var emptyWords: String {
        switch self {
        case .tools: "No tools here. Each is a file in content/tools."
        case .references: "No quick references here. Each is a file in content/reference."
        case .glossary: "No terms here. They stand in content/glossary.yml."
        case .alphabet: "Nothing to read here. “backlab doctor” says where backlab looks for content."
        case .labs: "No labs here. Each is a folder in labs."
        case .paths: "No learning paths here. Each is a file in content/paths."
        case .bookmarks: "No bookmarks or notes yet. In a topic, b sets a bookmark and m writes a note."
        }
    }

    /// The orders that `s` goes through; the first is the one that the list comes in.
    var orders: [CatalogueOrder] {
        switch self {
        case .tools, .references, .glossary: [.title]
        case .alphabet: [.title, .kind]
        case .labs: [.level, .title, .minutes, .undone]
        case .paths: [.weeks, .title, .undone]
        case .bookmarks: [.newest, .title]
        }
    }
}

/// An order of a catalogue's rows.
enum CatalogueOrder: Equatable, Sendable {
    case title
    case kind
    case level
    case minutes
    case weeks
    /// What is still to do first.
    case undone
    case newest

    var words: String {
        switch self {
        case .title: "by title"
        case .kind: "by kind"
        case .level: "by level"
        case .minutes: "by minutes"
        case .weeks: "by weeks"
        case .undone: "to do first"
        case .newest: "newest first"
        }
    }

    func precedes(_ one: CatalogueRow, _ other: CatalogueRow) -> Bool {
        switch self {
        case .title: false
        case .kind: one.kindRank < other.kindRank
        case .level: (one.level ?? 0) < (other.level ?? 0)
        case .minutes: (one.minutes ?? 0) < (other.minutes ?? 0)
        case .weeks: (one.weeks ?? 0) < (other.weeks ?? 0)
        case .undone: !one.isDone && other.isDone
        case .newest: (one.date ?? .distantPast) > (other.date ?? .distantPast)
        }
    }
}
