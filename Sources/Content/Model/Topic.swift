/// A topic's id, as in its file's name. Progress hangs on it, so it never changes: a renamed topic lists the old one
/// under `formerly`.
public struct TopicID: RawRepresentable, Hashable, Codable, Sendable, Comparable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }

    public var description: String { rawValue }

    public static func < (left: TopicID, right: TopicID) -> Bool { left.rawValue < right.rawValue }
}

/// The parts of a topic, in the order in which they stand in the file.
public enum Part: String, CaseIterable, Codable, Sendable {
    case core
    case why
    case how
    case mistakes
    case tradeOffs = "trade-offs"
    case questions
    case reading

    /// The heading that opens the part, exactly as it is written in the file.
    public var heading: String {
        switch self {
        case .core: "Core concept"
        case .why: "Why it exists"
        case .how: "How it works"
        case .mistakes: "Common mistakes"
        case .tradeOffs: "Real-world trade-offs"
        case .questions: "Check yourself"
        case .reading: "Further reading"
        }
    }

    /// 1 for *Core concept* to 7 for *Further reading*.
    public var number: Int { Part.allCases.firstIndex(of: self)! + 1 }
}

/// What a topic's front matter says.
public struct TopicHeader: Equatable, Sendable {
    public var id: TopicID
    public var title: String
    public var category: String
    /// 1 (everyone), 2 (working engineers) or 3 (specialists).
    public var level: Int
    public var summary: String
    /// Other names that someone would type into search.
    public var aliases: [String]
    public var requires: [TopicID]
    public var related: [TopicID]
    public var labs: [String]
    /// Ids that this topic once had.
    public var formerly: [TopicID]

    public init(
        id: TopicID,
        title: String,
        category: String,
        level: Int,
        summary: String,
        aliases: [String] = [],
        requires: [TopicID] = [],
        related: [TopicID] = [],
        labs: [String] = [],
        formerly: [TopicID] = []
    ) {
        self.id = id
        self.title = title
        self.category = category
        self.level = level
        self.summary = summary
        self.aliases = aliases
        self.requires = requires
        self.related = related
        self.labs = labs
        self.formerly = formerly
    }
}

/// One topic, read whole.
public struct Topic: Equatable, Sendable {
    public var header: TopicHeader
    public var sections: [TopicSection]
    public var questions: [Question]

    public init(header: TopicHeader, sections: [TopicSection], questions: [Question]) {
        self.header = header
        self.sections = sections
        self.questions = questions
    }

    public var id: TopicID { header.id }

    public subscript(part: Part) -> TopicSection? { sections.first { $0.part == part } }
}

/// One part of a topic with the blocks under its heading (the heading itself isn't among them).
public struct TopicSection: Equatable, Sendable {
    public var part: Part
    /// The heading's line in the file, from 1.
    public var line: Int
    public var blocks: [Block]

    public init(part: Part, line: Int, blocks: [Block]) {
        self.part = part
        self.line = line
        self.blocks = blocks
    }
}
