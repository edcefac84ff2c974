public import Content
import GRDB

extension KnowledgeIndex {
    /// In the order of `categories.yml`.
    public func categories() throws -> [CategorySummary] {
        try store.read { reader in
            let sql = """
                SELECT id, title, summary, elsewhere,
                  (SELECT count(*) FROM entry WHERE kind = 'topic' AND category = category.id)
                FROM category ORDER BY position, id
                """
            return try reader.all(sql) { row in
                let category = Category(id: try row[0], title: try row[1], summary: try row[2], elsewhere: try row[3])
                return CategorySummary(category: category, topicCount: try row[4])
            }
        }
    }

    /// The shortest first.
    public func paths() throws -> [LearningPath] {
        try store.read { reader in
            let sql = """
                SELECT e.id, e.key, e.title, p.audience, p.weeks, p.outcome FROM path p JOIN entry e ON e.id = p.entry
                ORDER BY p.weeks, e.title, e.key
                """
            return try reader.all(sql) { row in
                LearningPath(
                    id: try row[1],
                    title: try row[2],
                    audience: try row[3],
                    weeks: try row[4],
                    outcome: try row[5],
                    stages: try KnowledgeIndex.stages(ofEntry: try row[0], reader)
                )
            }
        }
    }

    private static func stages(ofEntry entry: Int64, _ reader: IndexReader) throws -> [LearningPath.Stage] {
        let sql = "SELECT title, topics, labs FROM stage WHERE entry = ? ORDER BY position"
        return try reader.all(sql, [entry]) { row in
            let topics = StoredList.ids(try row[1]).map { TopicID($0) }
            return LearningPath.Stage(title: try row[0], topics: topics, labs: StoredList.ids(try row[2]))
        }
    }

    /// By level, then title; without their `text` and what they ask.
    public func labs() throws -> [LabEntry] {
        try store.read { reader in
            let sql = """
                SELECT key, title, summary, topics, level, minutes FROM entry WHERE kind = 'lab'
                ORDER BY level, title, key
                """
            return try reader.all(sql) { row in
                LabEntry(
                    id: try row[0],
                    title: try row[1],
                    summary: try row[2],
                    topics: StoredList.ids(try row[3]).map { TopicID($0) },
                    level: try row[4],
                    minutes: try row[5]
                )
            }
        }
    }

    /// By title.
    public func glossary() throws -> [GlossaryTerm] {
        try store.read { reader in
            let sql = """
                SELECT key, title, summary, topics, aliases FROM entry WHERE kind = 'term'
                ORDER BY title COLLATE NOCASE, key
                """
            return try reader.all(sql) { row in
                GlossaryTerm(
                    id: try row[0],
                    term: try row[1],
                    definition: try row[2],
                    topic: TopicID(StoredList.ids(try row[3]).first ?? ""),
                    aliases: StoredList.lines(try row[4])
                )
            }
        }
    }

    /// By title.
    public func tools() throws -> [EntrySummary] { try entries(of: .tool) }

    /// Quick references, by title.
    public func references() throws -> [EntrySummary] { try entries(of: .reference) }

    /// Everything of a kind, by title.
    public func entries(of kind: ContentKind) throws -> [EntrySummary] {
        try store.read { reader in
            let sql = """
                SELECT e.key, e.title, e.summary, s.path FROM entry e JOIN source s ON s.id = e.source
                WHERE e.kind = ? ORDER BY e.title COLLATE NOCASE, e.key
                """
            return try reader.all(sql, [kind.rawValue]) { row in
                let reference = ContentReference(kind: kind, id: try row[0])
                return EntrySummary(reference: reference, title: try row[1], summary: try row[2], path: try row[3])
            }
        }
    }

    /// The pages of a kind that name the topic under `related`: first those in which it stands first.
    public func pages(of kind: ContentKind, relatedTo id: TopicID) throws -> [EntrySummary] {
        try store.read { reader in
            let sql = """
                SELECT e.key, e.title, e.summary, s.path, e.topics FROM link l
                JOIN entry e ON e.id = l.entry JOIN source s ON s.id = e.source
                WHERE l.kind = 'topic' AND l.key = ? AND l.role = 'related' AND e.kind = ?
                ORDER BY e.title COLLATE NOCASE, e.key
                """
            let found = try reader.all(sql, [id.rawValue, kind.rawValue]) { row in
                let reference = ContentReference(kind: kind, id: try row[0])
                let entry = EntrySummary(reference: reference, title: try row[1], summary: try row[2], path: try row[3])
                return (place: StoredList.ids(try row[4]).firstIndex(of: id.rawValue) ?? .max, entry: entry)
            }
            return found.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
                .map(\.element.entry)
        }
    }

    /// What a link leads to: a piece of content, a topic by a former id, or what is planned; nil for a link to nowhere.
    public func entry(_ reference: ContentReference) throws -> EntrySummary? {
        try store.read { reader in
            let sql = """
                SELECT e.key, e.title, e.summary, s.path FROM entry e JOIN source s ON s.id = e.source
                WHERE e.kind = ?1 AND (e.key = ?2 OR e.id = \(TopicSummary.formerOwner("?2")))
                ORDER BY e.key <> ?2 LIMIT 1
                """
            let arguments: StatementArguments = [reference.kind.rawValue, reference.id]
            let written = try reader.first(sql, arguments) { row in
                let found = ContentReference(kind: reference.kind, id: try row[0])
                return EntrySummary(reference: found, title: try row[1], summary: try row[2], path: try row[3])
            }
            if let written { return written }
            return try reader.first("SELECT title FROM planned WHERE kind = ? AND key = ?", arguments) { row in
                EntrySummary(reference: reference, title: try row[0], summary: "", path: nil)
            }
        }
    }

    /// Ids of a kind, sorted: what an unknown one is compared with.
    public func ids(of kind: ContentKind) throws -> [String] {
        try store.read { reader in
            try reader.all("SELECT key FROM entry WHERE kind = ? ORDER BY key", [kind.rawValue]) { try $0[0] }
        }
    }

    /// What comes from packs, with the pack's name.
    public func packs() throws -> [ContentReference: String] {
        try store.read { reader in
            // A base's path has its first colon, if any, after a slash, and no pack's path has.
            let sql = """
                SELECT e.kind, e.key, s.path FROM source s CROSS JOIN entry e ON e.source = s.id
                WHERE s.path GLOB '*:content/*' OR s.path GLOB '*:labs/*'
                """
            var packs: [ContentReference: String] = [:]
            try reader.each(sql) { row in
                guard let kind = ContentKind(rawValue: try row[0]) else { return }
                packs[ContentReference(kind: kind, id: try row[1])] = LibraryPath(try row[2] as String).pack
            }
            return packs
        }
    }

    /// What is wrong with the files that were kept out.
    public func issues() throws -> [ContentIssue] {
        try store.read { try IndexOpening.issues($0.database) }
    }
}
