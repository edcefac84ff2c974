public import Content
import Foundation
import GRDB

extension LearnerRecord {
    /// The topics that aren't unread.
    public func readingStates() throws(RecordError) -> [TopicID: ReadingState] {
        try read { database in
            var states: [TopicID: ReadingState] = [:]
            let rows = try Row.fetchCursor(
                database.cachedStatement(sql: "SELECT topic, state FROM reading WHERE state <> 'unread'")
            )
            while let row = try rows.next() { states[TopicID(row[0] as String)] = ReadingState(rawValue: row[1]) }
            return states
        }
    }

    /// Where the learner stopped in a topic; nil where it was never opened.
    public func place(of topic: TopicID) throws(RecordError) -> ReadingPlace? {
        try read { database in
            let sql = "SELECT part, line, fraction, place_date FROM reading WHERE topic = ? AND place_date IS NOT NULL"
            return try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [topic.rawValue])
                .map { ReadingPlace($0) }
        }
    }

    /// The topic that was on the screen last.
    public func lastRead() throws(RecordError) -> (topic: TopicID, place: ReadingPlace)? {
        try read { database in
            let sql = """
                SELECT part, line, fraction, place_date, topic FROM reading
                WHERE place_date IS NOT NULL ORDER BY place_date DESC LIMIT 1
                """
            return try Row.fetchOne(database.cachedStatement(sql: sql))
                .map { (topic: TopicID($0[4] as String), place: ReadingPlace($0)) }
        }
    }

    /// Remembers where the learner is; an unread topic is being read from now on.
    ///
    /// Written without waiting for the disk. Call it at most about once a second.
    ///
    /// - parameters:
    ///   - line: As in `ReadingPlace.line`.
    ///   - fraction: How much of the topic lies before it, 0 to 1.
    public func setPlace(
        of topic: TopicID,
        part: Part?,
        line: Int,
        fraction: Double
    ) throws(RecordError) {
        let place = ReadingPlace(part: part, line: line, fraction: fraction, date: now()).bounded
        try write(.lazy) { database in
            let sql = """
                INSERT INTO reading (topic, state, state_date, reading_date, part, line, fraction, place_date)
                VALUES (?1, 'reading', ?5, ?5, ?2, ?3, ?4, ?5)
                ON CONFLICT (topic) DO UPDATE SET
                  state_date = iif(state = 'unread', \(LearnerRecord.newStateDate("?5")), state_date),
                  reading_date = iif(state = 'unread', \(LearnerRecord.newStateDate("?5")), reading_date),
                  state = iif(state = 'unread', 'reading', state),
                  part = ?2, line = ?3, fraction = ?4, place_date = ?5
                """
            try database.cachedStatement(sql: sql).execute(arguments: [
                topic.rawValue, place.part?.rawValue, place.line, place.fraction, place.date.timeIntervalSince1970,
            ])
        }
    }

    /// The topic has been read. Saying so again changes nothing.
    public func markRead(_ topic: TopicID) throws(RecordError) { try mark(topic, .read) }

    /// The topic hasn't been read after all; its place is kept.
    public func markUnread(_ topic: TopicID) throws(RecordError) { try mark(topic, .unread) }

    /// In SQL, the date of a change of state: after those of all states before it.
    private static func newStateDate(_ now: String) -> String {
        newDate(
            now,
            after: "max(coalesce(unread_date, 0), coalesce(reading_date, 0), coalesce(read_date, 0))"
        )
    }

    private func mark(_ topic: TopicID, _ state: ReadingState) throws(RecordError) {
        let date = now().timeIntervalSince1970
        try write(.earned) { database in
            let sql = """
                INSERT INTO reading (topic, state, state_date, \(state.rawValue)_date) VALUES (?1, ?2, ?3, ?3)
                ON CONFLICT (topic) DO UPDATE SET state = ?2, state_date = \(LearnerRecord.newStateDate("?3")),
                  \(state.rawValue)_date = \(LearnerRecord.newStateDate("?3"))
                WHERE state <> ?2
                """
            try database.cachedStatement(sql: sql).execute(arguments: [topic.rawValue, state.rawValue, date])
        }
    }
}

extension ReadingPlace {
    /// With a line from 1 and a fraction from 0 to 1: an archive may hold anything, and screens count on both.
    var bounded: ReadingPlace {
        var place = self
        place.line = max(line, 1)
        place.fraction = fraction.isFinite ? min(max(fraction, 0), 1) : 0
        return place
    }

    /// From `part, line, fraction, place_date`.
    fileprivate init(_ row: Row) {
        let part: String? = row[0]
        self.init(
            part: part.flatMap(Part.init(rawValue:)),
            line: row[1],
            fraction: row[2],
            date: Date(timeIntervalSince1970: row[3])
        )
    }
}
