import Content
import Foundation
import Synchronization
import Testing

@testable import KnowledgeStore

/// A clock that tests set.
final class TestClock: Sendable {
    private let seconds = Mutex(1_800_000_000.0)

    var now: @Sendable () -> Date {
        { [self] in Date(timeIntervalSince1970: seconds.withLock { $0 }) }
    }

    func advance(_ by: Double = 1) { seconds.withLock { $0 += by } }
}

@Suite struct RecordTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()
    private let record: LearnerRecord

    init() throws {
        folder = try TemporaryFolder()
        record = try LearnerRecord.open(at: folder.url.appending(path: "data/backlab"), now: clock.now)
    }

    private func reopened() throws -> LearnerRecord {
        try LearnerRecord.open(at: folder.url.appending(path: "data/backlab"), now: clock.now)
    }

    private func run(_ lab: String, passed: Bool, seed: UInt64 = 7) -> LabRunRecord {
        LabRunRecord(
            lab: lab,
            date: clock.now(),
            seed: seed,
            settings: #"{"keys":"per order"}"#,
            seconds: 10,
            passed: passed,
            checks: "[]"
        )
    }

    @Test func aNewRecordIsEmptyAndWritable() throws {
        #expect(record.mode == .readWrite)
        #expect(record.notice == nil)
        #expect(try record.readingStates().isEmpty)
        #expect(try record.lastRead() == nil)
        #expect(try record.passedLabs().isEmpty)
    }

    @Test func whatWasRecordedIsThereTheNextDay() throws {
        try record.setPlace(of: "timeouts", part: .how, line: 42, fraction: 0.5)
        try record.markRead("idempotency")
        try record.addLabRun(run("idempotency", passed: true, seed: .max))
        let again = try reopened()
        #expect(try again.readingStates() == ["timeouts": .reading, "idempotency": .read])
        #expect(try again.lastRead()?.topic == "timeouts")
        #expect(
            try again.place(of: "timeouts") == ReadingPlace(part: .how, line: 42, fraction: 0.5, date: clock.now())
        )
        #expect(try again.passedLabs() == ["idempotency"])
        #expect(try again.labRuns(of: "idempotency") == [run("idempotency", passed: true, seed: .max)])
    }

    @Test func readingGoesFromUnreadToReadAndBack() throws {
        try record.setPlace(of: "a", part: nil, line: 1, fraction: 0)
        #expect(try record.readingStates() == ["a": .reading])
        try record.markRead("a")
        try record.setPlace(of: "a", part: .core, line: 2, fraction: 0.1)
        #expect(try record.readingStates() == ["a": .read])
        try record.markUnread("a")
        #expect(try record.readingStates().isEmpty)
        #expect(try record.place(of: "a")?.line == 2)
        try record.setPlace(of: "a", part: .core, line: 3, fraction: 0.2)
        #expect(try record.readingStates() == ["a": .reading])
    }

    @Test func theLastPlaceIsTheOneThatIsContinued() throws {
        for topic in ["a", "b", "c"] as [TopicID] {
            clock.advance()
            try record.setPlace(of: topic, part: .core, line: 1, fraction: 0)
        }
        clock.advance()
        try record.setPlace(of: "b", part: .why, line: 9, fraction: 0.9)
        #expect(try record.lastRead()?.topic == "b")
        #expect(try record.lastRead()?.place.part == .why)
    }

    @Test(arguments: [(-3, 0.0), (2, 1.0), (.nan, 0), (.infinity, 0), (0.25, 0.25)])
    func aFractionStaysOne(given: Double, kept: Double) throws {
        try record.setPlace(of: "a", part: nil, line: -5, fraction: given)
        #expect(try record.place(of: "a")?.fraction == kept)
        #expect(try record.place(of: "a")?.line == 1)
    }

    @Test func aLabIsPassedOnceAnyRunPassed() throws {
        try record.addLabRun(run("stampede", passed: false))
        #expect(try record.passedLabs().isEmpty)
        clock.advance()
        try record.addLabRun(run("stampede", passed: true))
        clock.advance()
        try record.addLabRun(run("stampede", passed: false))
        #expect(try record.passedLabs() == ["stampede"])
        #expect(try record.labRuns(of: "stampede").map(\.passed) == [false, true, false])
        #expect(try record.labRuns(of: "stampede", limit: 1).count == 1)
        #expect(try record.labRuns(of: "other").isEmpty)
    }

    @Test func predictionsAreKept() throws {
        let prediction = PredictionRecord(
            lab: "idempotency",
            step: 2,
            date: clock.now(),
            answer: "20 %",
            measured: 0.19,
            verdict: .right
        )
        try record.addPrediction(prediction)
        #expect(try reopened().predictions(of: "idempotency") == [prediction])
    }

    @Test func twoProgramsWriteAtOnce() async throws {
        let other = try reopened()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (name, record) in [("x", record), ("y", other)] {
                group.addTask {
                    for number in 0..<50 { try record.markRead(TopicID("\(name)\(number)")) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try record.readingStates().count == 100)
        #expect(try other.readingStates().count == 100)
    }

    @Test func renamedTopicsTakeTheirProgressAlong() throws {
        try record.markRead("old")
        try record.setPlace(of: "old", part: .how, line: 7, fraction: 0.3)
        clock.advance()
        try record.setPlace(of: "new", part: .core, line: 1, fraction: 0)
        try record.markRead("kept")
        for _ in 0..<2 {
            try record.follow(["old": "new", "never": "seen"])
            #expect(try record.readingStates() == ["new": .read, "kept": .read])
            #expect(try record.place(of: "new")?.part == .core)
            #expect(try record.place(of: "old") == nil)
        }
    }

    @Test func resettingForgetsEverything() throws {
        try record.markRead("a")
        try record.addLabRun(run("b", passed: true))
        try record.reset()
        #expect(try record.export().reading.isEmpty)
        #expect(try record.passedLabs().isEmpty)
    }
}

@Suite struct PathProgressTests {
    private let path = LearningPath(
        id: "p",
        title: "P",
        audience: "",
        weeks: 1,
        outcome: "",
        stages: [
            LearningPath.Stage(title: "1", topics: ["a", "b"], labs: ["x"]),
            LearningPath.Stage(title: "2", topics: ["b", "c"], labs: ["x", "y"]),
        ]
    )

    @Test(
        arguments: [
            ([], [], 0),
            (["a"], [], 1),
            (["a", "b", "z"], ["x"], 3),
            (["a", "b", "c"], ["x", "y", "z"], 5),
        ] as [(Set<TopicID>, Set<String>, Int)]
    )
    func eachTopicAndLabCountsOnce(read: Set<TopicID>, passed: Set<String>, done: Int) {
        #expect(PathProgress(of: path, read: read, passedLabs: passed) == PathProgress(id: "p", done: done, of: 5))
    }

    @Test func aTopicBeingReadIsNotDone() throws {
        let record = try LearnerRecord.open(at: TemporaryFolder().url, now: TestClock().now)
        try record.setPlace(of: "a", part: nil, line: 1, fraction: 0)
        try record.markRead("b")
        #expect(try record.progress(paths: [path]) == [PathProgress(id: "p", done: 1, of: 5)])
    }
}
