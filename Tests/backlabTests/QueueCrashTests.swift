import Foundation
import Synchronization
import TestSupport
import Testing

/// The queue as a process that dies.
@Suite(.serialized) struct QueueCrashTests {
    private static let publishers = 4

    /// What each publisher was told is safe, counted over all crashes.
    private final class Acknowledged: Sendable {
        let numbers = Mutex<[[Int]]>(Array(repeating: [], count: QueueCrashTests.publishers))
        /// The last number that each has sent, acknowledged or not.
        let sent = Mutex<[Int]>(Array(repeating: 0, count: QueueCrashTests.publishers))

        var count: Int { numbers.withLock { $0.reduce(0) { $0 + $1.count } } }
    }

    /// Publishes until the server is gone.
    private static func publish(_ publisher: Int, port: Int, _ acknowledged: Acknowledged, done: DispatchGroup) {
        done.enter()
        Thread.detachNewThread {
            defer { done.leave() }
            // The end of the connection is what is waited for.
            guard let connection = try? QueueConnection(port: port) else { return }
            while true {
                let number = acknowledged.sent.withLock { sent in
                    sent[publisher] += 1
                    return sent[publisher]
                }
                guard (try? connection.send("XADD q * \(publisher) n\(number)")) != nil,
                    let length = try? connection.line(), length.hasPrefix("$"), (try? connection.line()) != nil
                else { return }
                acknowledged.numbers.withLock { $0[publisher].append(number) }
            }
        }
    }

    /// What is in the queue, by publisher.
    private static func contents(port: Int) throws -> [[Int]] {
        let lines = try QueueConnection(port: port).ask("XRANGE q - +")
        var numbers: [[Int]] = Array(repeating: [], count: publishers)
        for (index, line) in lines.enumerated() where line.hasPrefix("n") {
            guard let number = Int(line.dropFirst()), let publisher = Int(lines[index - 2]) else { continue }
            numbers[publisher].append(number)
        }
        return numbers
    }

    @Test func whatWasAcknowledgedSurvivesEveryKill() throws {
        let folder = try TemporaryFolder()
        var random = SplitMix(seed: 11)
        let acknowledged = Acknowledged()
        for _ in 0..<10 {
            let queue = try ServedQueue(folder: folder)
            try QueueCrashTests.expect(acknowledged, port: queue.port)
            let enough = acknowledged.count + Int.random(in: 1...400, using: &random)
            let done = DispatchGroup()
            for publisher in 0..<QueueCrashTests.publishers {
                QueueCrashTests.publish(publisher, port: queue.port, acknowledged, done: done)
            }
            let limit = Date.now.addingTimeInterval(30)
            while acknowledged.count < enough, Date.now < limit { sched_yield() }
            try queue.end(SIGKILL)
            done.wait()
            #expect(acknowledged.count >= enough)
        }
        let queue = try ServedQueue(folder: folder)
        try QueueCrashTests.expect(acknowledged, port: queue.port)
        try queue.end(SIGTERM)
    }

    /// Each acknowledged message is there, each message once, and all in order.
    private static func expect(_ acknowledged: Acknowledged, port: Int) throws {
        let contents = try contents(port: port)
        let promised = acknowledged.numbers.withLock { $0 }
        for publisher in 0..<publishers {
            let found = contents[publisher]
            #expect(found == Array(Set(found)).sorted())
            #expect(Set(promised[publisher]).isSubset(of: found))
        }
    }

    @Test func aTornEndIsCutOffAndTold() throws {
        let folder = try TemporaryFolder()
        let log = folder.url.appending(path: "queue/queue.log")
        var queue = try ServedQueue(folder: folder)
        for number in 1...3 { #expect(try QueueConnection(port: queue.port).ask("XADD q \(number)-0 k v").count == 2) }
        let first = try queue.end(SIGTERM)
        #expect(first.status == 0)
        #expect(first.output.contains("The log is new."))
        #expect(first.output.contains("redis-cli -p \(queue.port)"))

        let bytes = try Data(contentsOf: log)
        let end = try #require(bytes.lastIndex { $0 != 0 })
        try bytes[..<(end - 2)].write(to: log)
        queue = try ServedQueue(folder: folder)
        #expect(try QueueConnection(port: queue.port).ask("XLEN q") == [":2"])
        #expect(try QueueConnection(port: queue.port).ask("XADD q 3-0 k again").count == 2)
        let second = try queue.end(SIGTERM)
        #expect(second.output.contains("Recovered 2 messages in 1 stream from 2 records. Cut off "))

        queue = try ServedQueue(folder: folder)
        #expect(try QueueConnection(port: queue.port).ask("XLEN q") == [":3"])
        try queue.end(SIGTERM)
    }

    @Test func damageInTheMiddleIsAnErrorAndNoLoss() throws {
        let folder = try TemporaryFolder()
        let log = folder.url.appending(path: "queue/queue.log")
        let queue = try ServedQueue(folder: folder)
        for number in 1...3 { #expect(try QueueConnection(port: queue.port).ask("XADD q \(number)-0 k v").count == 2) }
        try queue.end(SIGTERM)
        var bytes = try Data(contentsOf: log)
        bytes[50] ^= 1
        try bytes.write(to: log)
        let run = try Program.run(["serve", "queue", "--dir", folder.url.appending(path: "queue").path])
        #expect(run.status == 4)
        #expect(run.errors.contains("the record at byte 24 is damaged, and whole ones follow from byte "))
        #expect(run.errors.contains("truncate -s 24 "))
        #expect(try Data(contentsOf: log) == bytes)
    }

    @Test func aFullDiskIsToldToThePublisherAndNothingIsBelievedAfterwards() throws {
        let folder = try TemporaryFolder()
        var queue = try ServedQueue(folder: folder, fileLimit: 64 * 1_024)
        let connection = try QueueConnection(port: queue.port)
        let value = String(repeating: "x", count: 1_000)
        var stored = 0
        var refused: [String] = []
        while refused.isEmpty, stored < 1_000 {
            // One command at a time: the replies of a whole batch would be errors.
            try connection.send("XADD q \(stored + 1)-0 k \(value)")
            let reply = try connection.line()
            if reply.hasPrefix("-") {
                refused = [reply]
            } else {
                _ = try connection.line()
                stored += 1
            }
        }
        #expect(stored > 30)
        #expect(refused.first?.hasPrefix("-MISCONF The queue's log can't be written (") == true)
        #expect(refused.first?.contains("File too large") == true)
        #expect(try connection.ask("XLEN q").first?.hasPrefix("-MISCONF") == true)
        #expect(try connection.ask("PING") == ["+PONG"])
        try queue.end(SIGTERM)

        queue = try ServedQueue(folder: folder)
        #expect(try QueueConnection(port: queue.port).ask("XLEN q") == [":\(stored)"])
        try queue.end(SIGTERM)
    }

    @Test func whatCannotBeHadIsToldWithItsExitCode() throws {
        let folder = try TemporaryFolder()
        let queue = try ServedQueue(folder: folder)
        let locked = try Program.run(["serve", "queue", "--dir", folder.url.appending(path: "queue").path])
        #expect(locked.status == 4)
        #expect(locked.errors.contains("is in use by another queue server"))
        let taken = try Program.run(["serve", "queue", "--port", "\(queue.port)"])
        #expect(taken.status == 4)
        try queue.end(SIGTERM)
        #expect(try Program.run(["serve", "queue", "--overflow", "explode"]).status == 2)
        #expect(try Program.run(["serve", "queue", "--bound", "0"]).status == 2)
        let unwritable = try Program.run(["serve", "queue", "--dir", "/proc/nowhere"])
        #expect(unwritable.status == 4)
        #expect(unwritable.errors.contains("Give --dir a folder that you may write to."))
    }
}
