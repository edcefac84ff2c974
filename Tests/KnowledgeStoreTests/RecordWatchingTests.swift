import Content
import Foundation
import Testing

@testable import KnowledgeStore

/// Two copies of the program at once.
@Suite struct RecordWatchingTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()
    private let one: LearnerRecord
    private let other: LearnerRecord

    init() throws {
        folder = try TemporaryFolder()
        one = try LearnerRecord.open(at: folder.url, now: clock.now)
        other = try LearnerRecord.open(at: folder.url, now: clock.now)
    }

    @Test func eachSeesWhatTheOtherDoes() throws {
        try one.setNote("from one", on: .topic("a"))
        #expect(try other.note(on: .topic("a"))?.text == "from one")
        try other.addReview(.law(lab: "x", name: "y"), rating: .again, at: clock.now(), seconds: 1)
        #expect(try one.dueCards(at: clock.now() + 60, limit: 9).count == 1)
    }

    @Test func theVersionChangesWithTheOthersWritesOnly() throws {
        let version = try one.foreignVersion()
        try one.markRead("mine")
        try one.addSearch("mine")
        #expect(try one.foreignVersion() == version)
        _ = try other.readingStates()
        #expect(try one.foreignVersion() == version)
        try other.markRead("theirs")
        let next = try one.foreignVersion()
        #expect(next != version)
        #expect(try one.foreignVersion() == next)
        try other.setPlace(of: "theirs", part: nil, line: 1, fraction: 0)
        #expect(try one.foreignVersion() != next)
    }
}
