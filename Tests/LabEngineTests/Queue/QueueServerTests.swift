import Foundation
import NIOCore
import TestSupport
import Testing

@testable import LabEngine

extension RunningLabTests {
    @Suite struct QueueServerTests {
        private static func options(_ change: (inout QueueOptions) -> Void = { _ in }) -> QueueOptions {
            var options = QueueOptions()
            change(&options)
            return options
        }

        // MARK: Bounds

        /// A queue of two whose publisher waits with its third message, and a consumer in a group.
        private static func full() async throws
            -> (queue: RunningQueue, publisher: LoopbackSocket, consumer: LoopbackSocket)
        {
            let queue = try await RunningQueue(
                options {
                    $0.mostMessages = 2
                    $0.deletesAcknowledged = true
                }
            )
            let consumer = try LoopbackSocket(port: queue.port)
            #expect(try consumer.ask("XGROUP CREATE q g 0 MKSTREAM") == "+OK\r\n")
            let publisher = try LoopbackSocket(port: queue.port)
            for number in 1...3 { publisher.send("XADD q \(number)-0 k v\r\n") }
            try await queue.wait { $0.blockedPublishers == 1 }
            return (queue, publisher, consumer)
        }

        @Test func blockHoldsThePublisherUntilThereIsRoom() async throws {
            let (queue, publisher, consumer) = try await QueueServerTests.full()
            #expect(try consumer.ask("XLEN q") == ":2\r\n")
            // Whoever publishes waits; whoever consumes is served.
            #expect(try consumer.ask("XREADGROUP GROUP g c COUNT 1 STREAMS q >").contains("1-0"))
            #expect(try consumer.ask("XACK q g 1-0") == ":1\r\n")
            #expect(try publisher.read(until: "3-0\r\n") == "$3\r\n1-0\r\n$3\r\n2-0\r\n$3\r\n3-0\r\n")
            #expect(try consumer.ask("XLEN q") == ":2\r\n")
            let counts = try await queue.ask { $0.counts }
            #expect(counts.added == 3)
            #expect(counts.blocked == 1)
            #expect(try await queue.ask { $0.blockedPublishers } == 0)
            try await queue.close()
        }

        @Test func whatIsReadWithoutAcknowledgementMakesRoomAtOnce() async throws {
            let (queue, publisher, consumer) = try await QueueServerTests.full()
            let read = try consumer.ask("XREADGROUP GROUP g c NOACK STREAMS q >")
            #expect(read.contains("1-0") && read.contains("2-0"))
            #expect(try publisher.read(until: "3-0\r\n").hasSuffix("$3\r\n3-0\r\n"))
            #expect(try consumer.ask("XLEN q") == ":1\r\n")
            #expect(try await queue.ask { $0.counts.acknowledged } == 2)
            try await queue.close()
        }

        @Test func aLongLineOfBlockedPublishersIsServedWithoutLoss() async throws {
            let folder = try TemporaryFolder()
            let queue = try await RunningQueue(
                QueueServerTests.options {
                    $0.mostMessages = 3
                    $0.deletesAcknowledged = true
                    $0.folder = folder.url.path
                }
            )
            let consumer = try LoopbackSocket(port: queue.port)
            #expect(try consumer.ask("XGROUP CREATE q g 0 MKSTREAM") == "+OK\r\n")
            let publishers = try (0..<5).map { _ in try LoopbackSocket(port: queue.port) }
            for (number, publisher) in publishers.enumerated() {
                publisher.send((0..<40).map { "XADD q * from \(number)x\($0)x\r\n" }.joined())
            }
            var received: [String] = []
            while received.count < 200 {
                let reply = try consumer.ask("XREADGROUP GROUP g c COUNT 2 STREAMS q >")
                let lines = reply.components(separatedBy: "\r\n")
                received += lines.filter { $0.hasSuffix("x") }
                let ids = lines.filter { $0.contains("-") && !$0.hasPrefix("*") && !$0.hasPrefix("$") }
                if !ids.isEmpty { _ = try consumer.ask("XACK q g \(ids.joined(separator: " "))") }
            }
            for number in 0..<5 {
                let mine = received.filter { $0.hasPrefix("\(number)x") }
                #expect(mine == (0..<40).map { "\(number)x\($0)x" })
            }
            #expect(try await queue.ask { $0.depth(of: "q").messages } == 0)
            try await queue.close()
        }

        @Test(
            arguments: [
                (QueueOverflow.dropNewest, "$-1\r\n"), (.shed, "-OVERLOADED The queue is full\r\n"),
                (.block, "-OVERLOADED The queue is full, and a transaction can't wait for room\r\n"),
                (.dropOldest, "$3\r\n3-0\r\n"),
            ] as [(QueueOverflow, String)]
        )
        func aTransactionKeepsTheBoundToo(overflow: QueueOverflow, reply: String) async throws {
            let queue = try await RunningQueue(
                QueueServerTests.options {
                    $0.mostMessages = 2
                    $0.overflow = overflow
                }
            )
            let publisher = try LoopbackSocket(port: queue.port)
            publisher.send("MULTI\r\n" + (1...3).map { "XADD q \($0)-0 k v\r\n" }.joined())
            let queued = "+OK\r\n" + String(repeating: "+QUEUED\r\n", count: 3)
            #expect(try publisher.ask("EXEC") == queued + "*3\r\n$3\r\n1-0\r\n$3\r\n2-0\r\n" + reply)
            #expect(try publisher.ask("XLEN q") == ":2\r\n")
            try await queue.close()
        }

        @Test(
            arguments: [
                (QueueOverflow.dropNewest, "$-1\r\n", ["1-0", "2-0"]),
                (.shed, "-OVERLOADED The queue is full\r\n", ["1-0", "2-0"]),
                (.dropOldest, "$3\r\n3-0\r\n", ["2-0", "3-0"]),
            ] as [(QueueOverflow, String, [String])]
        )
        func whatDoesNotFitIsTreatedAsChosen(overflow: QueueOverflow, reply: String, left: [String]) async throws {
            let queue = try await RunningQueue(
                QueueServerTests.options {
                    $0.mostMessages = 2
                    $0.overflow = overflow
                }
            )
            let socket = try LoopbackSocket(port: queue.port)
            for number in 1...2 { #expect(try socket.ask("XADD q \(number)-0 k v") == "$3\r\n\(number)-0\r\n") }
            #expect(try socket.ask("XADD q 3-0 k v") == reply)
            let entries = try socket.ask("XRANGE q - +")
            #expect((1...3).map { "\($0)-0" }.filter { entries.contains($0) } == left)
            let counts = try await queue.ask { $0.counts }
            #expect(counts.dropped == (overflow == .shed ? 0 : 1))
            #expect(counts.shed == (overflow == .shed ? 1 : 0))
            try await queue.close()
        }

        @Test func bytesHaveABoundToo() async throws {
            let queue = try await RunningQueue(
                QueueServerTests.options {
                    $0.mostBytes = 100
                    $0.overflow = .shed
                }
            )
            let socket = try LoopbackSocket(port: queue.port)
            let value = String(repeating: "x", count: 120)
            #expect(try socket.ask("XADD q 1-0 k \(value)") == "$3\r\n1-0\r\n")
            #expect(try socket.ask("XADD q 2-0 k v") == "-OVERLOADED The queue is full\r\n")
            #expect(try socket.ask("XADD other 2-0 k v") == "$3\r\n2-0\r\n")
            #expect(try socket.ask("XDEL q 1-0") == ":1\r\n")
            #expect(try socket.ask("XADD q 2-0 k v") == "$3\r\n2-0\r\n")
            try await queue.close()
        }

        @Test func aMessageGoesOnceEveryGroupIsDoneWithIt() async throws {
            let queue = try await RunningQueue(QueueServerTests.options { $0.deletesAcknowledged = true })
            let socket = try LoopbackSocket(port: queue.port)
            _ = try socket.ask("XGROUP CREATE q g 0 MKSTREAM")
            _ = try socket.ask("XGROUP CREATE q h 0")
            _ = try socket.ask("XADD q 1-0 k v")
            _ = try socket.ask("XREADGROUP GROUP g c STREAMS q >")
            #expect(try socket.ask("XACK q g 1-0") == ":1\r\n")
            #expect(try socket.ask("XLEN q") == ":1\r\n")
            _ = try socket.ask("XREADGROUP GROUP h c STREAMS q >")
            #expect(try socket.ask("XLEN q") == ":1\r\n")
            #expect(try socket.ask("XACK q h 1-0") == ":1\r\n")
            #expect(try socket.ask("XLEN q") == ":0\r\n")
            try await queue.close()
        }

        // MARK: The log

        /// What a stream is, as far as its replies show it.
        private static let questions = [
            "XRANGE q - +", "XINFO STREAM q", "XINFO GROUPS q", "XPENDING q g", "XPENDING q h", "TYPE q", "GET s",
            "PTTL t",
            "XINFO STREAM empty", "XLEN q", "DBSIZE",
        ]

        private static let commands = [
            "XADD q 1-1 k v", "XADD q 2-* k v g w", "XGROUP CREATE q g 0", "XGROUP CREATE q h 1-1 ENTRIESREAD 1",
            "XREADGROUP GROUP g alice COUNT 2 STREAMS q >", "XADD q 3-0 k v", "XADD q 4-0 MAXLEN ~ 2 k v",
            "XREADGROUP GROUP h bob NOACK STREAMS q >", "XREADGROUP GROUP g bob STREAMS q >", "XACK q g 1-1",
            "XCLAIM q g carol 0 2-0 RETRYCOUNT 7", "XDEL q 3-0", "XAUTOCLAIM q g bob 0 -", "XADD q MAXLEN 3 5-0 k v",
            "XGROUP CREATECONSUMER q h dave", "XSETID q 9-9 ENTRIESADDED 20", "XADD q 10-0 bin \"\\x00\\xff\\r\\n\"",
            "XGROUP CREATE empty g $ MKSTREAM", "SET s text", "SET gone text", "DEL gone", "SET t x PX 9999999999",
            "PEXPIREAT t 4102444800000", "XGROUP DELCONSUMER q h dave", "XTRIM q MINID 2-1",
        ]

        @Test func everythingIsThereAfterANewStartAndAfterARewriting() async throws {
            let folder = try TemporaryFolder()
            let options = QueueServerTests.options { $0.folder = folder.url.path }
            var queue = try await RunningQueue(options)
            var socket = try LoopbackSocket(port: queue.port)
            for command in QueueServerTests.commands { _ = try socket.ask(command) }
            // PTTL counts down.
            let questions = QueueServerTests.questions.filter { $0 != "PTTL t" }
            let before = try questions.map { try socket.ask($0) }
            #expect(try !before[0].isEmpty && socket.ask("PTTL t").count > 8)
            try await queue.close()

            queue = try await RunningQueue(options)
            socket = try LoopbackSocket(port: queue.port)
            #expect(try questions.map { try socket.ask($0) } == before)
            let recovery = try await queue.ask { $0.recovery }
            #expect(recovery?.tornBytes == 0)
            #expect(recovery?.streams == 2)
            // Enough that it is rewritten, and all of it dead.
            let value = String(repeating: "x", count: 60_000)
            for _ in 0..<100 { _ = try socket.ask("SET big \(value)") }
            _ = try socket.ask("DEL big")
            _ = try socket.ask("SET small 1")
            #expect(try await queue.ask { $0.logSize } < 4_000_000)
            let rewritten = try questions.map { try socket.ask($0) }
            try await queue.close()

            queue = try await RunningQueue(options)
            socket = try LoopbackSocket(port: queue.port)
            #expect(try questions.map { try socket.ask($0) } == rewritten)
            #expect(rewritten.dropLast() == before.dropLast())
            try await queue.close()
        }

        @Test func manyPublishersShareASync() async throws {
            let folder = try TemporaryFolder()
            let queue = try await RunningQueue(QueueServerTests.options { $0.folder = folder.url.path })
            let socket = try LoopbackSocket(port: queue.port)
            socket.send((1...500).map { "XADD q \($0)-0 k v\r\n" }.joined())
            _ = try socket.read(until: "500-0\r\n")
            #expect(try await queue.ask { $0.syncs } < 100)
            try await queue.close()
        }

        @Test func aSecondServerIsKeptOffTheFolder() async throws {
            let folder = try TemporaryFolder()
            let options = QueueServerTests.options { $0.folder = folder.url.path }
            let queue = try await RunningQueue(options)
            await #expect(throws: LogError.locked(folder.url.path)) { try await RunningQueue(options) }
            try await queue.close()
            let next = try await RunningQueue(options)
            try await next.close()
        }

        @Test func oneKeyspaceHoldsBothKinds() async throws {
            let queue = try await RunningQueue(QueueServerTests.options())
            let socket = try LoopbackSocket(port: queue.port)
            let wrong = "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n"
            _ = try socket.ask("SET s 1")
            _ = try socket.ask("XADD q 1-0 k v")
            #expect(try socket.ask("XADD s * k v") == wrong)
            #expect(try socket.ask("GET q") == wrong)
            #expect(try socket.ask("TYPE q") == "+stream\r\n")
            try await queue.close()
        }

        @Test func aConsumerThatWaitsIsWokenByTheMessage() async throws {
            let queue = try await RunningQueue(QueueServerTests.options())
            let consumer = try LoopbackSocket(port: queue.port)
            let publisher = try LoopbackSocket(port: queue.port)
            _ = try consumer.ask("XGROUP CREATE q g $ MKSTREAM")
            consumer.send("XREADGROUP GROUP g c BLOCK 0 STREAMS q >\r\n")
            let reader = try LoopbackSocket(port: queue.port)
            reader.send("XREAD BLOCK 0 STREAMS q $\r\n")
            while try !publisher.ask("INFO clients").contains("blocked_clients:2") {}
            #expect(try publisher.ask("XADD q 1-0 k v") == "$3\r\n1-0\r\n")
            let reply = "*1\r\n*2\r\n$1\r\nq\r\n*1\r\n*2\r\n$3\r\n1-0\r\n*2\r\n$1\r\nk\r\n$1\r\nv\r\n"
            #expect(try consumer.read(until: reply) == reply)
            #expect(try reader.read(until: reply) == reply)
            consumer.send("XREADGROUP GROUP g c BLOCK 0 STREAMS q >\r\n")
            while try !publisher.ask("INFO clients").contains("blocked_clients:1") {}
            _ = try publisher.ask("DEL q")
            let lost = "-UNBLOCKED the stream key no longer exists\r\n"
            #expect(try consumer.read(until: "\r\n") == lost)
            try await queue.close()
        }
    }
}
