import Testing

@testable import LabEngine

extension RunningLabTests {
    /// What outsiders may do to a server, and what comes of it.
    struct RESPServerTests {
        private static func waitUntil(_ what: String, _ condition: () async throws -> Bool) async throws {
            let deadline = ContinuousClock.now + .seconds(20)
            while try await !condition() {
                guard ContinuousClock.now < deadline else { throw RunningLab.Waited(what: what) }
                try await Task.sleep(for: .milliseconds(2))
            }
        }

        @Test func aConnectionTooManyIsToldSoAndClosed() async throws {
            var limits = RESPServerLimits()
            limits.mostConnections = 2
            try await CacheServer.with(limits: limits) { server in
                let first = try LoopbackSocket(port: server.port)
                first.send("PING\r\n")
                #expect(try first.read(until: "+PONG\r\n") == "+PONG\r\n")
                var second: LoopbackSocket? = try LoopbackSocket(port: server.port)
                second?.send("PING\r\n")
                #expect(try second?.read(until: "+PONG\r\n") == "+PONG\r\n")
                let third = try LoopbackSocket(port: server.port)
                #expect(try third.read() == "-ERR max number of clients reached\r\n")
                second = nil
                try await Self.waitUntil("a place is free") { try await server.onLoop { $0.connectionCount } == 1 }
                let fourth = try LoopbackSocket(port: server.port)
                fourth.send("PING\r\n")
                #expect(try fourth.read(until: "+PONG\r\n") == "+PONG\r\n")
            }
        }

        /// Its replies stay bounded, and others are served meanwhile.
        @Test func aClientThatNeverReadsIsNoLongerReadFrom() async throws {
            try await CacheServer.with { server in
                let value = String(repeating: "v", count: 100_000)
                let greedy = try LoopbackSocket(port: server.port, receiveBuffer: 4_096)
                greedy.send("SET k \(String(value.prefix(60_000)))\r\n")
                #expect(try greedy.read(until: "+OK\r\n") == "+OK\r\n")
                var sent = 0
                let requests = String(repeating: "GET k\r\n", count: 1_000)
                var quiet = 0
                // Full sockets on the way in mean that the server has stopped to read.
                while quiet < 50, sent < 64 * 1_024 * 1_024 {
                    let count = greedy.sendWithoutWaiting(requests)
                    sent += count
                    quiet = count == 0 ? quiet + 1 : 0
                    if count == 0 { try await Task.sleep(for: .milliseconds(2)) }
                }
                #expect(quiet == 50)
                let written = try await server.onLoop { $0.bytesWritten }
                #expect(written < 16 * 1_024 * 1_024)
                #expect(try LoopbackSocket.exchange("PING\r\nQUIT\r\n", port: server.port) == "+PONG\r\n+OK\r\n")
            }
        }

        @Test func aSubscriberThatNeverReadsIsClosed() async throws {
            var limits = RESPServerLimits()
            limits.mostUnreadMessages = 1_024 * 1_024
            try await CacheServer.with(limits: limits) { server in
                let deaf = try LoopbackSocket(port: server.port, receiveBuffer: 4_096)
                deaf.send("SUBSCRIBE c\r\n")
                _ = try deaf.read(until: ":1\r\n")
                let speaker = try LoopbackSocket(port: server.port)
                let message = "PUBLISH c \(String(repeating: "m", count: 60_000))\r\n"
                var receivers = ":1\r\n"
                for _ in 0..<1_000 where receivers == ":1\r\n" {
                    speaker.send(message)
                    receivers = try speaker.read(until: "\r\n")
                }
                #expect(receivers == ":0\r\n")
            }
        }

        @Test func aHalfClosedClientGetsWhatItAskedForAndIsClosed() async throws {
            try await CacheServer.with { server in
                let socket = try LoopbackSocket(port: server.port)
                socket.send("SET k v\r\nGET k\r\n")
                socket.finishSending()
                #expect(try socket.read() == "+OK\r\n$1\r\nv\r\n")
                try await Self.waitUntil("it has left") { try await server.onLoop { $0.connectionCount } == 0 }
            }
        }

        @Test func anErrorOfTheProtocolClosesThatConnectionOnly() async throws {
            try await CacheServer.with { server in
                let other = try LoopbackSocket(port: server.port)
                let reply = try LoopbackSocket.exchange("*1\r\nrubbish\r\n", port: server.port)
                #expect(reply == "-ERR Protocol error: expected '$', got 'r'\r\n")
                other.send("PING\r\n")
                #expect(try other.read(until: "+PONG\r\n") == "+PONG\r\n")
            }
        }

        @Test func whatIsTooLongIsRefused() async throws {
            var limits = RESPServerLimits()
            limits.longestArgument = 1_000
            limits.mostArguments = 10
            try await CacheServer.with(limits: limits) { server in
                let tooLong = try LoopbackSocket.exchange("*1\r\n$1001\r\n", port: server.port)
                #expect(tooLong == "-ERR Protocol error: invalid bulk length\r\n")
                let tooMany = try LoopbackSocket.exchange("*11\r\n", port: server.port)
                #expect(tooMany == "-ERR Protocol error: invalid multibulk length\r\n")
            }
        }

        @Test func aBlockedClientIsServedByAnotherAndByItsDeadline() async throws {
            try await CacheServer.with { server in
                let waiting = try LoopbackSocket(port: server.port)
                waiting.send("XREAD BLOCK 0 STREAMS s $\r\nPING\r\n")
                try await Self.waitUntil("it waits") {
                    try await server.onLoop { $0.engine.clients.values.contains { $0.blocked != nil } }
                }
                let other = try LoopbackSocket(port: server.port)
                other.send("XADD s 1-1 f v\r\n")
                #expect(try other.read(until: "1-1\r\n") == "$3\r\n1-1\r\n")
                // What it sent behind the command that waits is carried out afterwards.
                #expect(try waiting.read(until: "+PONG\r\n").hasSuffix("$1\r\nf\r\n$1\r\nv\r\n+PONG\r\n"))
                waiting.send("XREAD BLOCK 20 STREAMS s $\r\n")
                #expect(try waiting.read(until: "\r\n") == "*-1\r\n")
                waiting.send("XREAD BLOCK 0 STREAMS s $\r\n")
                try await Self.waitUntil("it waits") {
                    try await server.onLoop { $0.engine.clients.values.contains { $0.blocked != nil } }
                }
                waiting.finishSending()
                #expect(try waiting.read() == "")
            }
        }

        @Test func aLargeValueComesThroughWhole() async throws {
            try await CacheServer.with { server in
                let size = 3 * 1_024 * 1_024
                let socket = try LoopbackSocket(port: server.port)
                let value = [UInt8]((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
                socket.send(TableText.request([Array("SET".utf8), Array("k".utf8), value]))
                #expect(try socket.read(until: "+OK\r\n") == "+OK\r\n")
                socket.send("GET k\r\n")
                var received: [UInt8] = []
                while received.count < size + 12 {
                    let bytes = try socket.readBytes(atMost: 1_024 * 1_024)
                    if bytes.isEmpty { break }
                    received += bytes
                }
                // Compared beforehand: of arrays this long the expectation would look for the differences for minutes.
                let isWhole = received.dropFirst(10).dropLast(2).elementsEqual(value)
                #expect(isWhole)
            }
        }

        @Test func expiredKeysGoByThemselves() async throws {
            try await CacheServer.with { server in
                let socket = try LoopbackSocket(port: server.port)
                socket.send("SET k v PX 1\r\n")
                _ = try socket.read(until: "+OK\r\n")
                try await Self.waitUntil("it has gone") {
                    try await server.onLoop { $0.engine.keyspace.tables[0].isEmpty }
                }
            }
        }
    }
}
