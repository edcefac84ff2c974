public import Content
import GRDB

extension KnowledgeIndex {
    /// All topics, by category in the categories' order, then by level and title.
    public func topics() throws -> [TopicSummary] {
        try store.read { try TopicSummary.fetch($0, "WHERE e.kind = 'topic'") }
    }

    /// By level, then title.
    public func topics(in category: String) throws -> [TopicSummary] {
        try store.read { try TopicSummary.fetch($0, "WHERE e.kind = 'topic' AND e.category = ?", [category]) }
    }

    /// The topic with this id, or the one that once had it.
    public func topic(_ id: TopicID) throws -> TopicSummary? {
        try store.read { reader in
            let sql = "WHERE e.kind = 'topic' AND e.key = ?"
            if let topic = try TopicSummary.fetch(reader, sql, [id.rawValue]).first { return topic }
            let renamed = "WHERE e.id = \(TopicSummary.formerOwner("?1"))"
            return try TopicSummary.fetch(reader, renamed, [id.rawValue]).first
        }
    }

    /// From each former id to the present one: what the learner's record follows.
    public func renamedTopics() throws -> [TopicID: TopicID] {
        try store.read { reader in
            var renamed: [TopicID: (band: Int64, id: TopicID)] = [:]
            // From the few former ids to the many entries: asked to sort by entry, SQLite scans them all at each start.
            // A topic that is there keeps what was earned in it, whoever says to have had its id.
            let sql = """
                SELECT old, e.id >> 40, key FROM formerly CROSS JOIN entry e ON e.id = formerly.entry
                WHERE NOT EXISTS (SELECT 1 FROM entry t WHERE t.kind = 'topic' AND t.key = formerly.old)
                """
            try reader.each(sql) { row in
                let old = TopicID(try row[0] as String)
                let claim = (band: try row[1] as Int64, id: TopicID(try row[2] as String))
                guard renamed[old].map({ claim < $0 }) ?? true else { return }
                renamed[old] = claim
            }
            return renamed.mapValues(\.id)
        }
    }

    /// Topics that link to this piece of content, in text or front matter.
    public func topicsLinking(to target: ContentReference) throws -> [TopicSummary] {
        try store.read { reader in
            let sql = "WHERE e.id IN (SELECT entry FROM link WHERE kind = ? AND key = ?) AND e.kind = 'topic'"
            return try TopicSummary.fetch(reader, sql, [target.kind.rawValue, target.id])
        }
    }

    /// Topics that name this one under `requires`.
    public func topicsRequiring(_ id: TopicID) throws -> [TopicSummary] {
        try store.read { reader in
            let sql = "WHERE e.id IN (SELECT entry FROM link WHERE kind = 'topic' AND key = ? AND role = 'requires')"
            return try TopicSummary.fetch(reader, sql, [id.rawValue])
        }
    }
}

extension TopicSummary {
    /// SQL for the entry of the topic that once had the id in `argument`. Of two that claim it, the more important has
    /// it, then the first in the alphabet: numbers within a band tell only in which order files came to be read.
    static func formerOwner(_ argument: String) -> String {
        """
        (SELECT o.id FROM formerly f JOIN entry o ON o.id = f.entry WHERE f.old = \(argument)
         ORDER BY o.id >> 40, o.key LIMIT 1)
        """
    }

    /// - parameter condition: A constant `WHERE`, so that its statement stays prepared.
    fileprivate static func fetch(
        _ reader: IndexReader,
        _ condition: String,
        _ arguments: StatementArguments = StatementArguments()
    ) throws -> [TopicSummary] {
        let sql = """
            SELECT e.key, e.title, e.category, e.level, e.minutes, e.summary, e.labs, e.requires, s.path, e.questions
            FROM entry e JOIN source s ON s.id = e.source LEFT JOIN category c ON c.id = e.category
            \(condition) ORDER BY c.position IS NULL, c.position, e.category, e.level, e.title, e.key
            """
        return try reader.all(sql, arguments) { row in
            TopicSummary(
                id: TopicID(try row[0] as String),
                title: try row[1],
                category: try row[2],
                level: try row[3],
                minutes: try row[4],
                summary: try row[5],
                labs: StoredList.ids(try row[6]),
                requires: StoredList.ids(try row[7]).map { TopicID($0) },
                path: try row[8],
                questionCount: try row[9]
            )
        }
    }
}
