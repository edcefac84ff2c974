import Content
import Foundation
import GRDB

extension LearnerRecord {
    public func export() throws(RecordError) -> RecordArchive {
        let date = now()
        return try read { database in
            RecordArchive(
                exported: date,
                reading: try ArchivedReading.fetch(database),
                labRuns: try LabRunRecord.fetch(database, "ORDER BY date, id"),
                predictions: try PredictionRecord.fetch(database, "ORDER BY date, id")
            )
        }
    }

    /// Imports an archive, all of it or nothing: of a topic's state and place the newer wins, but *read* yields to a
    /// newer *unread* only; runs and predictions are added unless they are here already. Merging an archive twice is
    /// merging it once.
    public func merge(_ archive: RecordArchive) throws(RecordError) {
        try write(.earned) { database in
            for reading in archive.reading { try reading.merge(into: database) }
            for run in archive.labRuns { try run.insert(into: database) }
            for prediction in archive.predictions { try prediction.insert(into: database) }
        }
    }

    /// Forgets everything.
    public func reset() throws(RecordError) {
        try write(.earned) { database in
            for table in RecordSchema.tables { try database.execute(sql: "DELETE FROM \(table.name)") }
        }
    }
}

extension ArchivedReading {
    /// All, or one topic's, by topic.
    static func fetch(_ database: Database, topic: TopicID? = nil) throws -> [ArchivedReading] {
        let sql = """
            SELECT topic, state, state_date, part, line, fraction, place_date FROM reading
            WHERE ?1 IS NULL OR topic = ?1 ORDER BY topic
            """
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [topic?.rawValue]).map { row in
            let part: String? = row[3]
            let placeDate: Double? = row[6]
            return ArchivedReading(
                topic: TopicID(row[0] as String),
                state: ReadingState(rawValue: row[1]) ?? .unread,
                stateDate: Date(timeIntervalSince1970: row[2]),
                place: placeDate.map {
                    ReadingPlace(
                        part: part.flatMap(Part.init(rawValue:)),
                        line: row[4],
                        fraction: row[5],
                        date: Date(timeIntervalSince1970: $0)
                    )
                }
            )
        }
    }

    func merge(into database: Database) throws {
        let state = """
            INSERT INTO reading (topic, state, state_date) VALUES (?1, ?2, ?3)
            ON CONFLICT (topic) DO UPDATE SET state = ?2, state_date = ?3
            WHERE iif(state IN ('read', 'reading') AND ?2 IN ('read', 'reading') AND state <> ?2,
              ?2 = 'read', state_date < ?3)
            """
        try database.cachedStatement(sql: state)
            .execute(arguments: [topic.rawValue, self.state.rawValue, stateDate.timeIntervalSince1970])
        guard let place = place?.bounded else { return }
        let position = """
            UPDATE reading SET part = ?2, line = ?3, fraction = ?4, place_date = ?5
            WHERE topic = ?1 AND (place_date IS NULL OR place_date < ?5)
            """
        try database.cachedStatement(sql: position).execute(arguments: [
            topic.rawValue, place.part?.rawValue, place.line, place.fraction, place.date.timeIntervalSince1970,
        ])
    }
}
