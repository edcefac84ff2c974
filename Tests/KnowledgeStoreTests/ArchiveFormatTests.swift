import Content
import Foundation
import Testing

@testable import KnowledgeStore

/// Exports lie on people's disks for years: what was written once must be read for ever.
@Suite struct ArchiveFormatTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()

    init() throws { folder = try TemporaryFolder() }

    private func record(_ name: String = "data") throws -> LearnerRecord {
        try LearnerRecord.open(at: folder.url.appending(path: name), now: clock.now)
    }

    /// As version 1 wrote it.
    private static let text = """
        {
          "exported" : 1795253400.5,
          "format" : "backlab-record",
          "labRuns" : [
            {
              "checks" : "[]",
              "date" : 1795253000.25,
              "lab" : "idempotency",
              "passed" : true,
              "seconds" : 9.5,
              "seed" : 18446744073709551615,
              "settings" : "{}"
            }
          ],
          "predictions" : [
            {
              "answer" : "a/b",
              "date" : 1795253001.125,
              "lab" : "idempotency",
              "measured" : 0.5,
              "step" : 2,
              "verdict" : "inconclusive"
            }
          ],
          "reading" : [
            {
              "place" : {
                "date" : 1795252999.75,
                "fraction" : 0.125,
                "line" : 42,
                "part" : "trade-offs"
              },
              "state" : "reading",
              "stateDate" : 1795252000,
              "topic" : "timeouts"
            },
            {
              "state" : "unread",
              "stateDate" : 1795252001,
              "topic" : "webhooks"
            }
          ],
          "version" : 1
        }
        """

    private static let archive = RecordArchive(
        exported: Date(timeIntervalSince1970: 1_795_253_400.5),
        reading: [
            ArchivedReading(
                topic: "timeouts",
                state: .reading,
                stateDate: Date(timeIntervalSince1970: 1_795_252_000),
                place: ReadingPlace(
                    part: .tradeOffs,
                    line: 42,
                    fraction: 0.125,
                    date: Date(timeIntervalSince1970: 1_795_252_999.75)
                )
            ),
            ArchivedReading(
                topic: "webhooks",
                state: .unread,
                stateDate: Date(timeIntervalSince1970: 1_795_252_001)
            ),
        ],
        labRuns: [
            LabRunRecord(
                lab: "idempotency",
                date: Date(timeIntervalSince1970: 1_795_253_000.25),
                seed: .max,
                settings: "{}",
                seconds: 9.5,
                passed: true,
                checks: "[]"
            )
        ],
        predictions: [
            PredictionRecord(
                lab: "idempotency",
                step: 2,
                date: Date(timeIntervalSince1970: 1_795_253_001.125),
                answer: "a/b",
                measured: 0.5,
                verdict: .inconclusive
            )
        ]
    )

    /// As version 2 writes what there is of each kind.
    private static let newText = """
        {
          "bookmarks" : [
            {
              "date" : 1795253002.5,
              "line" : 4,
              "page" : "timeouts",
              "part" : "why",
              "removed" : false
            }
          ],
          "exported" : 1795253400.5,
          "format" : "backlab-record",
          "labRuns" : [

          ],
          "notes" : [
            {
              "date" : 1795253003.5,
              "page" : "tool:curl",
              "text" : "a\\nb"
            }
          ],
          "predictions" : [

          ],
          "prompts" : [
            {
              "key" : "law/queues/Little",
              "prompt" : "L = ?"
            }
          ],
          "reading" : [
            {
              "readDate" : 1795252000,
              "state" : "read",
              "stateDate" : 1795252000,
              "topic" : "timeouts"
            }
          ],
          "reviews" : [
            {
              "date" : 1795253004.5,
              "key" : "law/queues/Little",
              "rating" : "good",
              "seconds" : 2.5
            }
          ],
          "searches" : [
            {
              "date" : 1795253005.5,
              "text" : "lease"
            }
          ],
          "version" : 2
        }
        """

    private static let newArchive = RecordArchive(
        exported: Date(timeIntervalSince1970: 1_795_253_400.5),
        reading: [
            ArchivedReading(topic: "timeouts", state: .read, stateDate: Date(timeIntervalSince1970: 1_795_252_000))
        ],
        notes: [ArchivedNote(page: "tool:curl", text: "a\nb", date: Date(timeIntervalSince1970: 1_795_253_003.5))],
        bookmarks: [
            ArchivedBookmark(
                page: "timeouts",
                part: .why,
                line: 4,
                date: Date(timeIntervalSince1970: 1_795_253_002.5)
            )
        ],
        searches: [ArchivedSearch(text: "lease", date: Date(timeIntervalSince1970: 1_795_253_005.5))],
        reviews: [
            ReviewLogEntry(
                key: .law(lab: "queues", name: "Little"),
                date: Date(timeIntervalSince1970: 1_795_253_004.5),
                rating: .good,
                seconds: 2.5
            )
        ],
        prompts: [ArchivedPrompt(key: .law(lab: "queues", name: "Little"), prompt: "L = ?")]
    )

    @Test func allDatesAreSecondsWithTheirFractions() throws {
        let text = try String(decoding: ArchiveFormatTests.newArchive.json(), as: UTF8.self)
        #expect(text == ArchiveFormatTests.newText)
        #expect(try RecordArchive(json: Data(text.utf8)) == ArchiveFormatTests.newArchive)
    }

    @Test func whatWasExportedOnceIsRead() throws {
        #expect(try RecordArchive(json: Data(ArchiveFormatTests.text.utf8)) == ArchiveFormatTests.archive)
    }

    @Test func importingKeepsEveryDateToTheFraction() throws {
        let record = try record()
        try record.merge(ArchiveFormatTests.archive)
        var exported = try record.export()
        exported.exported = ArchiveFormatTests.archive.exported
        #expect(exported == ArchiveFormatTests.archive)
    }

    @Test func aPlaceWithoutItsPartIsAPlace() throws {
        let text = ArchiveFormatTests.text.replacing(
            "\"line\" : 42,\n        \"part\" : \"trade-offs\"",
            with: "\"line\" : 42"
        )
        #expect(text != ArchiveFormatTests.text)
        let place = try RecordArchive(json: Data(text.utf8)).reading[0].place
        #expect(place?.part == nil)
        #expect(place?.line == 42)
    }

    @Test(
        arguments: [
            ("\"stateDate\" : 1795252000", "\"stateDate\" : \"2026-11-21T09:30:00Z\"", "at reading.0.stateDate"),
            ("\"date\" : 1795252999.75", "\"date\" : \"today\"", "at reading.0.place.date"),
            ("\"part\" : \"trade-offs\"", "\"part\" : \"chapter\"", "at reading.0.place.part"),
            ("\"line\" : 42", "\"line\" : 4.5", "a number is too large or not whole"),
            ("\"state\" : \"unread\"", "\"state\" : \"skimmed\"", "at reading.1.state"),
            ("\"seed\" : 18446744073709551615", "\"seed\" : -1", "a number is too large or not whole"),
            ("\"verdict\" : \"inconclusive\"", "\"verdict\" : \"maybe\"", "at predictions.0.verdict"),
            ("\"passed\" : true,", "", "at labRuns.0.passed"),
            ("\"version\" : 1", "\"version\" : \"1\"", "at version"),
        ]
    )
    func whatIsWrongIsNamedByItsPlace(old: String, new: String, place: String) throws {
        let text = ArchiveFormatTests.text.replacing(old, with: new)
        #expect(text != ArchiveFormatTests.text)
        let error = #expect(throws: RecordError.self) { try RecordArchive(json: Data(text.utf8)) }
        let message = "it isn't an export of backlab's progress (\(place)); make one with `progress export`"
        #expect(error == .badArchive(message))
    }

    /// Somebody's editor may have been at the file; the screens reckon with the fraction and look up the line.
    @Test(arguments: [(-7, -1e300, 1, 0.0), (0, 2, 1, 1), (3, 0.5, 3, 0.5), (.min, 1e300, 1, 1)])
    func aPlaceFromOutsideIsBroughtIntoBounds(line: Int, fraction: Double, keptLine: Int, keptFraction: Double) throws {
        var archive = ArchiveFormatTests.archive
        archive.reading[0].place?.line = line
        archive.reading[0].place?.fraction = fraction
        let record = try record()
        try record.merge(archive)
        let place = try #require(try record.place(of: "timeouts"))
        #expect(place.line == keptLine)
        #expect(place.fraction == keptFraction)
        #expect(place.date == archive.reading[0].place?.date)
    }

    /// SQLite stores what isn't a number as null, which the tables refuse; by then the first rows are in.
    @Test func anImportThatFailsLeavesNothingBehind() throws {
        let record = try record()
        try record.markRead("kept")
        let before = try record.export()
        var archive = ArchiveFormatTests.archive
        archive.notes = [ArchivedNote(page: "a", text: "x", date: Date(timeIntervalSince1970: .nan))]
        #expect(throws: RecordError.self) { try record.merge(archive) }
        #expect(try record.export() == before)
    }

    @Test func predictionsAndRunsThatDifferInTheirKeyAreAllKept() throws {
        let record = try record()
        let run = ArchiveFormatTests.archive.labRuns[0]
        let prediction = ArchiveFormatTests.archive.predictions[0]
        var runs = [run, run, run, run]
        runs[1].seed = 1
        runs[2].lab = "other"
        runs[3].date += 0.25
        var predictions = [prediction, prediction, prediction]
        predictions[1].step = 3
        predictions[2].date += 0.25
        let archive = RecordArchive(exported: clock.now(), labRuns: runs, predictions: predictions)
        for _ in 0..<2 { try record.merge(archive) }
        #expect(try record.export().labRuns.count == 4)
        #expect(try record.export().predictions.count == 3)
        #expect(try record.predictions(of: "idempotency").map(\.date) == predictions.map(\.date).sorted(by: >))
        #expect(try record.predictions(of: "idempotency", limit: 2).count == 2)
    }
}
