import Content
import Foundation
import Testing

@testable import KnowledgeStore

@Suite struct RecordArchiveTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()

    init() throws { folder = try TemporaryFolder() }

    private func record(_ name: String) throws -> LearnerRecord {
        try LearnerRecord.open(at: folder.url.appending(path: name), now: clock.now)
    }

    private func filled() throws -> LearnerRecord {
        let record = try record("filled")
        try record.setPlace(of: "timeouts", part: .tradeOffs, line: 99, fraction: 0.125)
        clock.advance(0.25)
        try record.markRead("idempotency")
        try record.addLabRun(
            LabRunRecord(
                lab: "idempotency",
                date: clock.now(),
                seed: .max,
                settings: "{}",
                seconds: 9.5,
                passed: true,
                checks: "[]"
            )
        )
        try record.addPrediction(
            PredictionRecord(
                lab: "idempotency",
                step: 1,
                date: clock.now(),
                answer: "½",
                measured: nil,
                verdict: .inconclusive
            )
        )
        return record
    }

    @Test func anExportImportedElsewhereIsTheSameRecord() throws {
        let archive = try filled().export()
        let other = try record("other")
        let read = try RecordArchive(json: archive.json())
        #expect(read == archive)
        for _ in 0..<2 {
            try other.merge(read)
            #expect(try other.export() == archive)
        }
        #expect(try other.passedLabs() == ["idempotency"])
    }

    @Test func theNewerPlaceWins() throws {
        let here = try record("here")
        let there = try record("there")
        try here.setPlace(of: "a", part: .core, line: 1, fraction: 0)
        try there.setPlace(of: "b", part: .core, line: 1, fraction: 0)
        clock.advance()
        try there.setPlace(of: "a", part: .how, line: 50, fraction: 0.5)
        try here.setPlace(of: "b", part: .why, line: 20, fraction: 0.2)
        try here.merge(there.export())
        #expect(try here.place(of: "a")?.part == .how)
        #expect(try here.place(of: "b")?.part == .why)
    }

    @Test(arguments: [
        // What is here (earlier), what comes (later), what is kept.
        (ReadingState.read, ReadingState.reading, ReadingState.read),
        (.reading, .read, .read),
        (.read, .unread, .unread),
        (.unread, .read, .read),
        (.reading, .unread, .unread),
    ])
    func whatWasReadIsOnlyTakenBackOnPurpose(here: ReadingState, coming: ReadingState, kept: ReadingState) throws {
        for isReversed in [false, true] {
            let record = try record("\(isReversed)")
            let dates = [Date(timeIntervalSince1970: 1), Date(timeIntervalSince1970: 2)]
            let archives = zip([here, coming], dates).map { state, date in
                RecordArchive(exported: date, reading: [ArchivedReading(topic: "a", state: state, stateDate: date)])
            }
            for archive in isReversed ? archives.reversed() : archives { try record.merge(archive) }
            #expect(try record.export().reading.map(\.state) == [kept])
        }
    }

    @Test(arguments: [
        (
            "",
            "nothing imported: it isn't an export of backlab's progress (no JSON object); make one with `progress export`"
        ),
        (
            "[1]",
            "nothing imported: it isn't an export of backlab's progress (no JSON object); make one with `progress export`"
        ),
        (
            #"{"format": "other", "version": 1}"#,
            "nothing imported: it isn't an export of backlab's progress; make one with `progress export`"
        ),
        (
            #"{"format": "backlab-record", "version": 2}"#,
            "nothing imported: it comes from a newer version of backlab; update this one first"
        ),
        (
            #"{"format": "backlab-record", "version": 1, "exported": 1, "reading": [], "predictions": [], "labRuns": [{"lab": 1}]}"#,
            "nothing imported: it isn't an export of backlab's progress (at labRuns.0.lab); make one with `progress export`"
        ),
    ])
    func whatIsNoExportIsRefused(json: String, message: String) throws {
        let error = #expect(throws: RecordError.self) { try RecordArchive(json: Data(json.utf8)) }
        #expect(error?.description == message)
    }
}
