public import Content

/// What a search found, best first.
public struct SearchResults: Equatable, Sendable {
    public var hits: [SearchHit]
    /// How many entries match, of which `hits` are the best; a floor where `isCapped`.
    public var total: Int
    /// More than `SearchResults.countedAtMost` match, and no one counted them.
    public var isCapped: Bool
    /// The query with its spelling corrected, when nothing matched as typed; `hits` are then those of this query.
    public var didYouMean: String?

    /// Beyond this, matches are neither counted nor ranked.
    public static let countedAtMost = 500

    public init(hits: [SearchHit] = [], total: Int = 0, isCapped: Bool = false, didYouMean: String? = nil) {
        self.hits = hits
        self.total = total
        self.isCapped = isCapped
        self.didYouMean = didYouMean
    }
}

/// One entry that matches: the whole of a topic, however many of its parts do.
public struct SearchHit: Equatable, Sendable {
    public var kind: ContentKind
    public var id: String
    public var title: String
    /// The part in which the words stand; nil where title, alias or summary matched, and for what has no parts.
    public var part: Part?
    public var extract: Extract
    /// Greater is better. Comparable within one answer only.
    public var score: Double
    /// The category's title; for what has none, a word for the kind.
    public var detail: String
    /// 1 to 3; nil for what has no level.
    public var level: Int?
    /// The alias that matched where the title doesn't.
    public var alias: String?
    /// The pack that it comes from; nil for the base.
    public var pack: String?

    public init(
        kind: ContentKind,
        id: String,
        title: String,
        part: Part? = nil,
        extract: Extract = Extract(segments: []),
        score: Double = 0,
        detail: String = "",
        level: Int? = nil,
        alias: String? = nil,
        pack: String? = nil
    ) {
        self.kind = kind
        self.id = id
        self.title = title
        self.part = part
        self.extract = extract
        self.score = score
        self.detail = detail
        self.level = level
        self.alias = alias
        self.pack = pack
    }

    /// A title, an alias or a heading answers the query, and not only a text.
    public var isByName: Bool { score >= NameRanking.heading }

    public var reference: ContentReference { ContentReference(kind: kind, id: id) }
}

/// A line cut from a text around what matched.
public struct Extract: Equatable, Sendable {
    public var segments: [Segment]

    public init(segments: [Segment]) { self.segments = segments }

    public struct Segment: Equatable, Sendable {
        public var text: String
        public var isMatch: Bool

        public init(_ text: String, isMatch: Bool = false) {
            self.text = text
            self.isMatch = isMatch
        }
    }

    /// The words without the marks.
    public var text: String { segments.map(\.text).joined() }
}
