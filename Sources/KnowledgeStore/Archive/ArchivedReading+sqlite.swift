import Content
import Foundation
import GRDB

extension ArchivedReading {
    /// All, or one topic's, by topic.
    static func fetch(_ database: Database, topic: TopicID? = nil) throws -> [ArchivedReading] {
        // A file of version 1 that can't be changed hasn't the last three columns.
        let hasDates = try database.columns(in: "reading").contains { $0.name == "read_date" }
        let sql = """
            SELECT topic, state, state_date, part, line, fraction, place_date,
              \(hasDates ? "unread_date, reading_date, read_date" : "NULL, NULL, NULL")
            FROM reading WHERE ?1 IS NULL OR topic = ?1 ORDER BY topic
            """
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [topic?.rawValue]).map { row in
            func date(_ column: Int) -> Date? {
                let seconds: Double? = row[column]
                return seconds.map { Date(timeIntervalSince1970: $0) }
            }
            let part: String? = row[3]
            var reading = ArchivedReading(
                topic: TopicID(row[0] as String),
                state: ReadingState(rawValue: row[1]) ?? .unread,
                stateDate: Date(timeIntervalSince1970: row[2]),
                place: date(6).map {
                    ReadingPlace(
                        part: part.flatMap(Part.init(rawValue:)),
                        line: row[4],
                        fraction: row[5],
                        date: $0
                    )
                }
            )
            reading.unreadDate = date(7) ?? reading.unreadDate
            reading.readingDate = date(8) ?? reading.readingDate
            reading.readDate = date(9) ?? reading.readDate
            return reading
        }
    }

    /// - returns: Whether that changed anything.
    @discardableResult
    func merge(into database: Database) throws -> Bool {
        let old = try ArchivedReading.fetch(database, topic: topic).first
        let new = (old ?? self).merged(with: self)
        guard new != old else { return false }
        let sql = """
            INSERT OR REPLACE INTO reading (
              topic, state, state_date, part, line, fraction, place_date, unread_date, reading_date, read_date
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        try database.cachedStatement(sql: sql).execute(arguments: [
            topic.rawValue, new.state.rawValue, new.stateDate.timeIntervalSince1970, new.place?.part?.rawValue,
            new.place?.line, new.place?.fraction, new.place?.date.timeIntervalSince1970,
            new.unreadDate?.timeIntervalSince1970, new.readingDate?.timeIntervalSince1970,
            new.readDate?.timeIntervalSince1970,
        ])
        return true
    }
}
