import NIOCore
import Testing

@testable import LabEngine

@Suite struct GroupCommitTests {
    private static func commit(spare: Int = 1_000_000) -> GroupCommit {
        GroupCommit(writer: LogWriter(salt: 1), fileSize: LogFormat.headerSize, spareSize: spare)
    }

    private static func append(_ text: String, _ commit: inout GroupCommit) {
        RESPCommandCopy([text]).withArguments { commit.writer.append($0, database: 0) }
    }

    /// The record that is written once these have been appended.
    private static func record(_ texts: [String], after number: UInt64 = 0) -> ByteBuffer? {
        var writer = LogWriter(salt: 1, number: number)
        for text in texts { RESPCommandCopy([text]).withArguments { writer.append($0, database: 0) } }
        return writer.takeRecord()
    }

    @Test func whatComesTogetherIsCoveredByOneSync() throws {
        var commit = GroupCommitTests.commit()
        for wait in 1...3 {
            GroupCommitTests.append("command \(wait)", &commit)
            #expect(commit.wait(wait) == [])
        }
        let record = try #require(GroupCommitTests.record(["command 1", "command 2", "command 3"]))
        #expect(commit.begin(live: 0) == [.write(record)])
        #expect(commit.begin(live: 0) == [])
        #expect(commit.finished(live: 0) == [.release([1, 2, 3])])
        #expect(commit.isSafe)
    }

    @Test func whatComesMeanwhileGoesWithTheNext() throws {
        var commit = GroupCommitTests.commit()
        GroupCommitTests.append("a", &commit)
        _ = commit.wait(1)
        _ = commit.begin(live: 0)
        GroupCommitTests.append("b", &commit)
        #expect(commit.wait(2) == [])
        #expect(commit.begin(live: 0) == [])
        let second = try #require(GroupCommitTests.record(["b"], after: 1))
        #expect(commit.finished(live: 0) == [.release([1]), .write(second)])
        #expect(commit.finished(live: 0) == [.release([2])])
    }

    @Test func whoReadsWhatIsOnItsWayWaitsForIt() {
        var commit = GroupCommitTests.commit()
        GroupCommitTests.append("a", &commit)
        _ = commit.wait(1)
        _ = commit.begin(live: 0)
        #expect(!commit.isSafe)
        #expect(commit.wait(2) == [])
        #expect(commit.finished(live: 0) == [.release([1, 2])])
        #expect(commit.wait(3) == [.release([3])])
    }

    @Test func afterAFailureNothingIsBelieved() {
        var commit = GroupCommitTests.commit()
        GroupCommitTests.append("a", &commit)
        _ = commit.wait(1)
        _ = commit.begin(live: 0)
        GroupCommitTests.append("b", &commit)
        _ = commit.wait(2)
        #expect(commit.failed() == [.fail([1, 2])])
        #expect(commit.isFailed)
        #expect(!commit.isSafe)
        GroupCommitTests.append("c", &commit)
        #expect(commit.wait(3) == [.fail([3])])
        #expect(commit.begin(live: 0) == [])
        #expect(commit.finished(live: 0) == [])
    }

    @Test func aFileThatIsMostlyDeadIsRewritten() throws {
        var commit = GroupCommitTests.commit(spare: 100)
        GroupCommitTests.append(String(repeating: "x", count: 200), &commit)
        _ = commit.wait(1)
        var living = commit
        guard case .write = try #require(living.begin(live: 100).first) else {
            Issue.record("rewritten although half of it lives")
            return
        }
        #expect(commit.begin(live: 10) == [.rewrite])
        GroupCommitTests.append("meanwhile", &commit)
        _ = commit.wait(2)
        let actions = commit.rewritten(writer: LogWriter(salt: 1, number: 4), fileSize: 50, live: 10)
        let record = try #require(GroupCommitTests.record(["meanwhile"], after: 4))
        #expect(actions == [.release([1]), .write(record)])
        #expect(commit.fileSize == 50 + record.readableBytes)
    }
}
