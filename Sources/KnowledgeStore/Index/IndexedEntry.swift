import Content

/// One entry of the index, taken out of a piece of content: all that lists and search will ask for.
struct IndexedEntry: Equatable {
    var kind: ContentKind
    var key: String
    var title: String
    var aliases: [String] = []
    var category: String?
    var level: Int?
    var minutes = 0
    var summary: String
    var labs: [String] = []
    var requires: [TopicID] = []
    /// A lab's or a term's topics.
    var topics: [TopicID] = []
    var formerly: [TopicID] = []
    var questionCount = 0
    /// What a review may ask of it.
    var asks: [ReviewKey] = []
    /// The headings within the parts: names of mistakes, of mechanisms.
    var headings: [String] = []
    var passages: [Passage] = []
    var links: [Link] = []
    var path: LearningPath?
    /// It comes from a pack, and yields to the base in everything.
    var isFromPack = false

    struct Passage: Equatable {
        /// Nil for what has no parts.
        var part: Part?
        var text: String
    }

    struct Link: Hashable {
        var role: Role
        var target: ContentReference
    }

    enum Role: String {
        case requires
        case related
        /// A topic's lab.
        case lab
        /// A link in the text.
        case text
    }

    /// What someone who types it means, whatever else matches: title, aliases and the id with its hyphens as spaces.
    var names: Set<String> {
        Set(([title, key] + aliases).map(WordScanner.folded)).subtracting([""])
    }

    /// How important: 0 is first. Decides who is considered when more match than are ranked, and ties. All of a pack
    /// comes after the base.
    var band: Int64 {
        let own: Int64 =
            switch kind {
            case .topic: [1: 0, 2: 1, 3: 5][level ?? 2] ?? 5
            case .path: 2
            case .lab: 3
            case .tool, .reference: 4
            case .term: 6
            }
        return own + (isFromPack ? 8 : 0)
    }

    /// Ids of one band begin here; a band has room for 2⁴⁰ entries.
    var firstID: Int64 { band << 40 + 1 }
}
