import Foundation
import Testing

@testable import LabEngine

extension RunningLabTests {
    /// The embedded cache and a real Redis give the same replies to some nine hundred commands.
    struct ReplyTableTests {
        /// Its time stands still, so that a time to live is what it was set to.
        private let standingStill: @Sendable () -> Int64 = { 1_700_000_000_000 }

        @Test func theEmbeddedCacheGivesRedisReplies() async throws {
            try await CacheServer.with(now: standingStill) { server in
                for script in ReplyTable.scripts {
                    let wrong = try ReplyRun(port: server.port).mismatches(script)
                    #expect(wrong == [], "\(script)")
                }
            }
        }

        @Test(.enabled(if: RealRedis.isInstalled, "redis-server 7.0 isn't installed"))
        func aRealRedisGivesTheRepliesOfTheTable() throws {
            let redis = try RealRedis()
            for script in ReplyTable.scripts {
                var result: [String] = []
                // Real time goes on: what expires in a hundred seconds may have ninety-nine left.
                for _ in 0..<3 {
                    result = try ReplyRun(port: redis.port).mismatches(script)
                    if result.isEmpty { break }
                }
                #expect(result == [], "\(script)")
            }
        }

        /// What is sent in one piece, and byte by byte, is answered alike.
        @Test func repliesDontDependOnHowCommandsArrive() async throws {
            try await CacheServer.with(now: standingStill) { server in
                for script in ReplyTable.scripts where script.steps.allSatisfy({ $0.connection == 1 }) {
                    for piece in [1, 7, .max] {
                        let isAlike = try ReplyRun(port: server.port).pipelinedMatches(script, piece: piece)
                        #expect(isAlike, "\(script)")
                    }
                }
            }
        }

        @Test func theTableIsLargeAndItsReaderStrict() {
            #expect(ReplyTable.scripts.map(\.steps.count).reduce(0, +) > 900)
            #expect(ReplyPattern(#":<n>\r\n"#).match(Array(":12\r\n".utf8)) == .whole)
            #expect(ReplyPattern(#":<n>\r\n"#).match(Array(":12".utf8)) == .partial)
            #expect(ReplyPattern(#":<n>\r\n"#).match(Array("+OK\r\n".utf8)) == .none)
            #expect(ReplyPattern(#"+OK\r\n"#).match(Array("+OK\r\n+OK\r\n".utf8)) == .none)
        }
    }
}

/// Plays scripts on a server.
struct ReplyRun {
    var port: Int

    /// The steps whose replies differ from the table.
    func mismatches(_ script: ReplyScript) throws -> [String] {
        try reset()
        var sockets = [1: try connect(version: script.version)]
        var wrong: [String] = []
        for step in script.steps {
            let socket = try sockets[step.connection] ?? connect(version: 2)
            sockets[step.connection] = socket
            socket.send(step.sent)
            let received = try read(step.expected, from: socket)
            if let received { wrong.append("\(step.line) got \(String(decoding: received, as: UTF8.self))") }
        }
        return wrong
    }

    /// Sends all steps of a script with one connection in pieces, and compares all that comes back.
    func pipelinedMatches(_ script: ReplyScript, piece: Int) throws -> Bool {
        try reset()
        let socket = try connect(version: script.version)
        var sent = script.steps.flatMap(\.sent)[...]
        while !sent.isEmpty {
            socket.send(Array(sent.prefix(piece)))
            sent = sent.dropFirst(piece)
        }
        for step in script.steps where try read(step.expected, from: socket, exactly: false) != nil { return false }
        return true
    }

    private func reset() throws {
        let socket = try LoopbackSocket(port: port)
        for words in [["FLUSHALL"], ["CONFIG", "SET", "maxmemory", "0", "maxmemory-policy", "noeviction"]] {
            socket.send(TableText.request(words.map { Array($0.utf8) }))
            _ = try read(ReplyPattern(#"+OK\r\n"#), from: socket)
        }
    }

    private func connect(version: Int) throws -> LoopbackSocket {
        let socket = try LoopbackSocket(port: port)
        guard version == 3 else { return socket }
        socket.send(TableText.request(["HELLO", "3"].map { Array($0.utf8) }))
        _ = try socket.read(until: "modules\r\n*0\r\n")
        return socket
    }

    /// Reads what a pattern describes; nil where it came, otherwise what came instead.
    ///
    /// - Parameter exactly: nothing may come behind it, as far as was read; otherwise it is read byte by byte.
    private func read(_ pattern: ReplyPattern, from socket: LoopbackSocket, exactly: Bool = true) throws -> [UInt8]? {
        var received: [UInt8] = []
        while pattern.match(received) == .partial {
            let bytes = try socket.readBytes(atMost: exactly ? 64 * 1_024 : 1)
            if bytes.isEmpty { return received }
            received += bytes
        }
        guard pattern.match(received) == .whole else { return received }
        guard pattern.closes else { return nil }
        let rest = try socket.readBytes(atMost: 1)
        return rest.isEmpty ? nil : received + rest
    }
}
