import LabKit
import NIOCore
import Testing

@testable import LabEngine

extension RunningLabTests {
    /// The labs' client against the embedded cache.
    struct RESPConnectionTests {
        /// What a body is given besides the parts of a loop.
        private struct Parts {
            let parts: LoopParts
            let address: SocketAddress

            func connection(greeting: [[String]] = [], timeout: Double = 5) -> RESPConnection {
                let options = RESPConnection.Options(address: address, greeting: greeting, timeout: timeout)
                return RESPConnection(options: options, loop: parts.loop, timers: parts.timers)
            }
        }

        private static func run(
            _ body: @escaping @Sendable (Parts, _ done: @escaping ([String]) -> Void) -> Void
        ) async throws -> [String] {
            let cache = try await EmbeddedCache.start(EmbeddedCache.Options())
            let address = try SocketAddress(ipAddress: "127.0.0.1", port: cache.port)
            let result = try await LoopParts.run { parts, done in body(Parts(parts: parts, address: address), done) }
            try await cache.close()
            return result.result
        }

        private static func text(_ outcome: RESPConnection.Outcome) -> String {
            switch outcome {
            case .success(let value): value.text ?? value.elements.map { "\($0.count) elements" } ?? "null"
            case .failure(let failure): failure.description
            }
        }

        @Test func pipelinedCommandsAreAnsweredInTheirOrder() async throws {
            let told = try await Self.run { parts, done in
                let connection = parts.connection()
                var told: [String] = []
                for number in 0..<500 {
                    connection.send(["ECHO", "\(number)"]) { outcome in
                        told.append(Self.text(outcome))
                        if told.count == 500 { done(told) }
                    }
                }
            }
            #expect(told == (0..<500).map { "\($0)" })
        }

        @Test func aCommandThatBlocksForTooLongTimesOutAndDisturbsNobody() async throws {
            let told = try await Self.run { parts, done in
                let connection = parts.connection(timeout: 30)
                var told: [String] = []
                connection.send(["XREAD", "BLOCK", "150", "STREAMS", "s", "$"], timeout: 0.05) {
                    told.append(Self.text($0))
                }
                connection.send(["ECHO", "next"]) { outcome in
                    told.append(Self.text(outcome))
                    done(told)
                }
            }
            #expect(told == ["no reply in time", "next"])
        }

        @Test func whoWasCutOffIsToldAndTheNextCommandConnectsAgain() async throws {
            let told = try await Self.run { parts, done in
                let connection = parts.connection(greeting: [["CLIENT", "SETNAME", "me"]])
                var told: [String] = []
                connection.send(["CLIENT", "GETNAME"]) { told.append(Self.text($0)) }
                connection.send(["QUIT"]) { told.append(Self.text($0)) }
                connection.send(["ECHO", "lost"]) { outcome in
                    told.append(Self.text(outcome))
                    // From within the news of the cut.
                    connection.send(["CLIENT", "GETNAME"]) { outcome in
                        told.append(Self.text(outcome))
                        done(told)
                    }
                }
            }
            #expect(told == ["me", "OK", "the connection was cut off", "me"])
        }

        @Test func aGreetingThatIsRefusedEndsTheConnection() async throws {
            let told = try await Self.run { parts, done in
                let connection = parts.connection(greeting: [["SELECT", "99"]])
                connection.send(["XREAD", "BLOCK", "0", "STREAMS", "s", "$"]) { done([Self.text($0)]) }
            }
            #expect(told == ["the server refused the connection: ERR DB index is out of range"])
        }

        @Test func whereNobodyListensEachCommandIsToldSo() async throws {
            let told = try await Self.run { parts, done in
                guard let nobody = try? SocketAddress(ipAddress: "127.0.0.1", port: 9) else { return done([]) }
                let options = RESPConnection.Options(address: nobody)
                let connection = RESPConnection(options: options, loop: parts.parts.loop, timers: parts.parts.timers)
                connection.send(["PING"]) { first in
                    connection.send(["PING"]) { second in done([Self.text(first), Self.text(second)]) }
                }
            }
            #expect(told.count == 2 && told.allSatisfy { $0.hasPrefix("can't connect: ") }, "\(told)")
        }

        @Test func aClosedConnectionSendsNothing() async throws {
            let told = try await Self.run { parts, done in
                let connection = parts.connection()
                var told: [String] = []
                connection.send(["PING"]) { told.append(Self.text($0)) }
                connection.close()
                connection.send(["PING"]) { outcome in done(told + [Self.text(outcome)]) }
            }
            #expect(told == ["the connection was cut off", "the connection was cut off"])
        }

        /// Writing a long command makes the connection writable again before the write returns.
        @Test func aCommandSentAsSoonAsItIsWritableIsNotLost() async throws {
            let told = try await Self.run { parts, done in
                let connection = parts.connection()
                let value = String(repeating: "v", count: 70_000)
                connection.onWritabilityChange = { [unowned connection] in
                    guard connection.isWritable else { return }
                    connection.onWritabilityChange = nil
                    connection.send(["ECHO", "second"], timeout: 2) { outcome in done([Self.text(outcome)]) }
                }
                connection.send(["PING"]) { _ in
                    connection.send(["SET", "k", value]) { _ in }
                }
            }
            #expect(told == ["second"])
        }

        @Test func aLentConnectionIsNobodyElses() async throws {
            let told = try await Self.run { parts, done in
                let pool = RESPPool(
                    address: parts.address,
                    most: 2,
                    loop: parts.parts.loop,
                    timers: parts.parts.timers
                )
                var told: [String] = []
                pool.borrow { first in
                    pool.borrow { second in
                        #expect(first !== second)
                        pool.borrow { third in
                            told.append(third === first ? "the first one again" : "another")
                            pool.borrow { fourth in
                                told.append(fourth === second ? "the second one again" : "a new one")
                                fourth.send(["ECHO", "fine"]) { outcome in done(told + [Self.text(outcome)]) }
                            }
                            pool.discard(second)
                        }
                        #expect(pool.waiting == 1 && pool.lent == 2)
                        pool.giveBack(first)
                    }
                }
            }
            #expect(told == ["the first one again", "a new one", "fine"])
        }
    }
}
