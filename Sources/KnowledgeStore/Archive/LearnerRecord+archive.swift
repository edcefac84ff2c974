import Content
import Foundation
import GRDB

extension LearnerRecord {
    public func export() throws(RecordError) -> RecordArchive {
        let date = now()
        return try read { database in
            var archive = RecordArchive(
                exported: date,
                reading: try ArchivedReading.fetch(database),
                labRuns: try LabRunRecord.fetch(database, "ORDER BY date, lab, seed"),
                predictions: try PredictionRecord.fetch(database, "ORDER BY date, lab, step")
            )
            // A file of another version that can't be changed need not have these tables.
            if try database.tableExists("note") { archive.notes = try ArchivedNote.fetch(database) }
            if try database.tableExists("bookmark") { archive.bookmarks = try ArchivedBookmark.fetch(database) }
            if try database.tableExists("recent_search") { archive.searches = try ArchivedSearch.fetch(database) }
            archive.reviews =
                try database.tableExists("review_log")
                ? ReviewLogEntry.fetch(database, "ORDER BY key, date") : archive.predictions.compactMap(\.review)
            if try database.tableExists("review_prompt") { archive.prompts = try ArchivedPrompt.fetch(database) }
            return archive
        }
    }

    /// Imports an archive, all of it or nothing.
    ///
    /// Of a place, a note, a bookmark and a search the newer wins; a topic is read unless that was taken back since;
    /// runs, predictions and reviews are added unless they are here already, and the cards follow from all reviews, in
    /// the order of their dates. In whatever order archives are merged, and however often, the record is the same.
    ///
    /// - returns: What came in.
    @discardableResult
    public func merge(_ archive: RecordArchive) throws(RecordError) -> MergeCounts {
        try write(.earned) { database in
            var counts = MergeCounts()
            counts.topics = try archive.reading.count { try $0.merge(into: database) }
            counts.labRuns = try archive.labRuns.count { try $0.insert(into: database) }
            counts.predictions = try archive.predictions.count { try $0.insert(into: database) }
            counts.notes = try archive.notes.count { try $0.merge(into: database) }
            counts.bookmarks = try archive.bookmarks.count { try $0.merge(into: database) }
            counts.searches = try archive.searches.count { try $0.merge(into: database) }
            try LearnerRecord.dropOldSearches(database)
            for prompt in archive.prompts { try prompt.merge(into: database) }
            let reviews = try archive.reviews.filter { try $0.log(in: database) }
            counts.reviews = reviews.count
            for key in Set(reviews.map(\.key)) { try ReviewCard.replay(key, in: database) }
            return counts
        }
    }

    /// Forgets everything.
    public func reset() throws(RecordError) {
        try write(.earned) { database in
            for table in RecordSchema.tables { try database.execute(sql: "DELETE FROM \(table.name)") }
        }
    }
}
