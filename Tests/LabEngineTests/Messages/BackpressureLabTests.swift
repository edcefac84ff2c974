import LabKit
import Testing

@testable import LabEngine

extension RunningLabTests {
    /// The backpressure lab on real sockets: the policies, outsiders, redelivery, and a real Redis in the queue's place.
    struct BackpressureLabTests {
        private static func manifest() throws -> LabManifest { try RunningLab.manifest("backpressure") }

        /// The lab with another consumer.
        private static func manifest(_ change: (inout ConsumerSpec) -> Void) throws -> LabManifest {
            var manifest = try manifest()
            for index in manifest.components.indices {
                guard case .consumer(var spec) = manifest.components[index].kind else { continue }
                change(&spec)
                manifest.components[index].kind = .consumer(spec)
            }
            return manifest
        }

        private func verdicts(_ report: LabReport) -> [String: CheckResult.Verdict] {
            Dictionary(uniqueKeysWithValues: report.checks.map { ($0.id, $0.verdict) })
        }

        private func run(_ overflow: String, _ change: @Sendable (inout LabParts) -> Void = { _ in }) async throws
            -> LabReport
        {
            var parts = LabParts.standard
            change(&parts)
            let manifest = try Self.manifest()
            let settings = manifest.defaults.applying(["overflow": .choice(overflow)])
            return try await RunningLab.report(
                lab: "backpressure",
                settings,
                for: .seconds(4),
                parts: parts
            )
        }

        // MARK: Policies

        @Test(arguments: [
            ("none", ["nothing-lost", "not-stored"]),
            ("block", ["bounded", "slowed", "nothing-lost", "not-stored", "held-up"]),
            ("drop newest", ["bounded", "not-stored"]), ("drop oldest", ["bounded", "not-stored"]),
            ("shed", ["bounded", "nothing-lost", "not-stored"]),
        ])
        func eachPolicyKeepsWhatItPromises(overflow: String, kept: [String]) async throws {
            let report = try await run(overflow)
            let passed = Set(report.checks.filter { $0.verdict == .passed }.map(\.id))
            #expect(passed == Set(kept), "\(report.checks.map(\.measured))")
        }

        @Test func blockedPublishersGoOnWhenTheBoundIsLifted() async throws {
            let options = LabOptions(settings: ["overflow": .choice("block"), "consume": .number(50)])
            let report = try await RunningLab.with(lab: "backpressure", options) { lab in
                let gated = MetricName(component: "queue", metric: "gated")
                try await lab.wait("a publisher to be blocked") { lab.frames.last?.gauges[gated] == 1 }
                lab.send(.set(control: "overflow", .choice("none")))
                try await lab.wait("it to go on") {
                    guard let frame = lab.frames.last, frame.window == 2 else { return false }
                    return frame.gauges[gated] == 0
                        && frame.values[MetricName(component: "producer", metric: "sent")] ?? 0 > 200
                }
            }
            #expect(report.settings["overflow"] == .choice("none"))
        }

        @Test func theKernelHoldsWhatIsNotRead() async throws {
            let options = LabOptions(settings: ["overflow": .choice("block"), "consume": .number(50)])
            _ = try await RunningLab.with(lab: "backpressure", options) { lab in
                let sent = MetricName(component: "producer", metric: "kernel_bytes")
                let unread = MetricName(component: "queue", metric: "kernel_bytes")
                try await lab.wait("both sockets to fill") {
                    guard let gauges = lab.frames.last?.gauges else { return false }
                    return gauges[sent] ?? 0 > 32_768 && gauges[unread] ?? 0 > 32_768
                }
            }
        }

        // MARK: Outsiders

        @Test func somebodysOwnMessageIsToldWaitsForRoomAndIsNeverCounted() async throws {
            let options = LabOptions(settings: ["overflow": .choice("block")])
            let report = try await RunningLab.with(lab: "backpressure", options) { lab in
                let gated = MetricName(component: "queue", metric: "gated")
                try await lab.wait("the queue to be full") { lab.frames.last?.gauges[gated] ?? 0 > 0 }
                let guest = try LoopbackSocket(port: try lab.port("queue"))
                guest.send("XADD work * body hello\r\n")
                #expect(try guest.read(until: "\r\n").hasPrefix("$"))
                try await lab.wait("it to be told") {
                    lab.events.contains { $0.kind == .outsider && $0.text.hasPrefix("XADD work * body hello → ") }
                }
            }
            let frame = report.frame
            func value(_ name: String) -> Double { MetricName(name).flatMap { frame.values[$0] } ?? .nan }
            #expect(value("consumer.processed") <= value("producer.acknowledged"))
            #expect(verdicts(report)["nothing-lost"] != .failed)
        }

        @Test func rubbishHarmsItsOwnConnectionOnly() async throws {
            let options = LabOptions(settings: ["overflow": .choice("block")])
            let report = try await RunningLab.with(lab: "backpressure", options) { lab in
                for rubbish in ["*1\r\n$99999999999\r\n", "*-5\r\nx", "GET / HTTP/1.1\r\n\r\n", "*3\r\n$4\r\nXADD\r\n"]
                {
                    try LoopbackSocket(port: try lab.port("queue")).send(rubbish)
                }
                try await lab.wait("three hundred messages") {
                    lab.frames.last?.values[MetricName(component: "consumer", metric: "processed")] ?? 0 >= 300
                }
            }
            #expect(verdicts(report)["bounded"] == .passed, "\(report.checks.map(\.measured))")
            #expect(verdicts(report)["nothing-lost"] == .passed, "\(report.checks.map(\.measured))")
        }

        // MARK: Redelivery

        /// Takes a message as another member of the group, and never acknowledges it.
        private func takeOne(_ lab: RunningLab.Handle) async throws {
            let guest = try LoopbackSocket(port: try lab.port("queue"))
            let processed = MetricName(component: "consumer", metric: "processed")
            try await lab.wait("the group to be there") { lab.frames.last?.values[processed] ?? 0 > 0 }
            guest.send("XREADGROUP GROUP workers ghost COUNT 1 BLOCK 5000 STREAMS work >\r\n")
            #expect(try guest.read(until: "body").contains("message-"))
        }

        @Test func whatSomebodyTookAndNeverAcknowledgedIsDeliveredAgain() async throws {
            let manifest = try Self.manifest { $0.visibility = .literal(0.3) }
            let options = LabOptions(settings: ["produce": .number(50), "consume": .number(300)])
            let report = try await RunningLab.with(lab: "backpressure", options, changed: manifest) { lab in
                try await takeOne(lab)
                try await lab.wait("it to come again") {
                    lab.frames.last?.values[MetricName(component: "consumer", metric: "redelivered")] ?? 0 > 0
                }
            }
            #expect(verdicts(report)["nothing-lost"] != .failed, "\(report.checks.map(\.measured))")
        }

        @Test func whatWasDeliveredTooOftenIsFoundAmongTheDeadLetters() async throws {
            let manifest = try Self.manifest {
                $0.visibility = .literal(0.3)
                $0.deliveries = .literal(1)
            }
            let options = LabOptions(settings: ["produce": .number(50), "consume": .number(300)])
            _ = try await RunningLab.with(lab: "backpressure", options, changed: manifest) { lab in
                try await takeOne(lab)
                try await lab.wait("it to be given up") {
                    lab.frames.last?.values[MetricName(component: "consumer", metric: "dead_lettered")] ?? 0 > 0
                }
                let guest = try LoopbackSocket(port: try lab.port("queue"))
                guest.send("XLEN work:dead\r\n")
                #expect(try guest.read(until: "\r\n") == ":1\r\n")
            }
        }

        // MARK: A real Redis

        @Test(.enabled(if: RealRedis.isInstalled, "redis-server 7.0 isn't installed"))
        func aRealRedisStandsInByItsAddress() async throws {
            let redis = try RealRedis()
            let engines = ["queue": EngineAddress(host: "127.0.0.1", port: redis.port)]
            let manifest = try Self.manifest()
            let unbounded = try await RunningLab.report(
                lab: "backpressure",
                manifest.defaults,
                for: .seconds(4),
                engines: engines
            )
            #expect(verdicts(unbounded)["bounded"] == .failed, "\(unbounded.checks.map(\.measured))")
            #expect(verdicts(unbounded)["nothing-lost"] == .passed, "\(unbounded.checks.map(\.measured))")
            let oldest = try await RunningLab.report(
                lab: "backpressure",
                manifest.defaults.applying(["overflow": .choice("drop oldest")]),
                for: .seconds(4),
                engines: engines
            )
            #expect(verdicts(oldest)["bounded"] == .passed, "\(oldest.checks.map(\.measured))")
            #expect(verdicts(oldest)["nothing-lost"] == .failed, "\(oldest.checks.map(\.measured))")
            // Whatever the runs have left goes by itself.
            let guest = try LoopbackSocket(port: redis.port)
            guest.send("INFO keyspace\r\n")
            let keys = try guest.read(until: "\r\n\r\n")
            #expect(!keys.contains("keys=") || keys.contains("keys=2,expires=2"), "\(keys)")
        }

        @Test func whatARedisCantDoIsRefusedWithTheReason() async throws {
            let manifest = try Self.manifest()
            await #expect {
                _ = try await RunningLab.report(
                    lab: "backpressure",
                    manifest.solved,
                    for: .seconds(1),
                    engines: ["queue": EngineAddress(host: "127.0.0.1", port: 1)]
                )
            } throws: { error in
                "\(error)"
                    == "overflow can't be \"block\" here: Redis reads from every publisher, however long a stream is"
            }
        }

        @Test func anEngineThatIsNotThereIsSaid() async throws {
            let manifest = try Self.manifest()
            await #expect {
                _ = try await RunningLab.report(
                    lab: "backpressure",
                    manifest.defaults,
                    for: .seconds(1),
                    engines: ["queue": EngineAddress(host: "127.0.0.1", port: 1)]
                )
            } throws: { "\($0)".hasPrefix("queue: can't connect") }
        }
    }
}
