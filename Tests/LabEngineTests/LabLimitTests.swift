import LabKit
import Testing

@testable import LabEngine

extension RunningLabTests {
    /// What a lab takes at most, whoever asks for more.
    struct LabLimitTests {
        private static func limited(_ id: String, _ change: (inout LabLimits) -> Void) throws -> LabManifest {
            var manifest = try RunningLab.manifest(id)
            change(&manifest.limits)
            return manifest
        }

        /// All of a lab's servers share the places, and one that is given back is another's.
        @Test func aConnectionTooManyIsRefusedAndALaterOneIsnt() async throws {
            let limited = try Self.limited("cache-invalidation") { $0.connections = 80 }
            _ = try await RunningLab.with(lab: "cache-invalidation", LabOptions(), changed: limited) { lab in
                let port = try lab.port("cache")
                var guests: [LoopbackSocket] = []
                var refused = false
                for _ in 0..<100 where !refused {
                    let guest = try LoopbackSocket(port: port)
                    guest.send("PING\r\n")
                    refused = try guest.read(until: "\r\n") == "-ERR max number of clients reached\r\n"
                    if !refused { guests.append(guest) }
                }
                #expect(refused)
                #expect(guests.count < 80)
                guests = []
                try await lab.wait("a place") {
                    guard let guest = try? LoopbackSocket(port: port) else { return false }
                    guest.send("PING\r\n")
                    return (try? guest.read(until: "\r\n")) == "+PONG\r\n"
                }
            }
        }

        @Test func aQueueRefusesWhatWouldTakeMoreMemory() async throws {
            let limited = try Self.limited("backpressure") { $0.memory = 1 << 20 }
            _ = try await RunningLab.with(
                lab: "backpressure",
                LabOptions(settings: ["overflow": .choice("none")]),
                changed: limited
            ) { lab in
                let memory = MetricName(component: "queue", metric: "memory")
                let port = try lab.port("queue")
                let command = "XADD mine * v \(String(repeating: "x", count: 60_000))\r\nQUIT\r\n"
                var reply = ""
                for _ in 0..<100 where !reply.hasPrefix("-") {
                    reply = try LoopbackSocket.exchange(command, port: port)
                }
                #expect(reply.hasPrefix("-OOM "))
                try await lab.wait("a frame") { lab.frames.contains { ($0.gauges[memory] ?? 0) > 0x8_0000 } }
                #expect(lab.frames.allSatisfy { ($0.gauges[memory] ?? 0) < 0x12_0000 })
            }
        }

        @Test func aLabThatIsLeftAloneEndsByItself() async throws {
            var limited = try RunningLab.manifest()
            limited.limits.run = .milliseconds(300)
            let report = try await EngineRunner().run(
                limited,
                options: LabOptions(),
                commands: AsyncStream { _ in },
                onUpdate: { _ in }
            )
            #expect(report.seconds >= 0.3)
        }
    }
}
