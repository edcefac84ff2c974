import LabKit
import Testing

@testable import LabEngine

extension RunningLabTests {
    /// Links before caches and queues.
    struct RESPLinkTests {
        /// A queue with a link on either side.
        private static func manifest(
            in publishing: String = "",
            out consuming: String = "",
            timeout: String = "5s"
        ) throws -> LabManifest {
            try RunningLab.parse(
                """
                formatVersion: 1
                id: test
                title: Test
                summary: Something.
                topics: [backpressure]
                level: 2
                minutes: 5
                run: {for: 10s}
                components:
                  producer: {kind: publisher, publishes: in, load: {arrivals: uniform, rate: 50}, size: 1 KiB, timeout: \(timeout)}
                  in: {kind: link, to: queue, faults: [\(publishing)]}
                  queue: {kind: queue, bound: 1000, overflow: none, socketBuffer: 64 KiB}
                  out: {kind: link, to: queue, faults: [\(consuming)]}
                  consumer: {kind: consumer, consumes: out, rate: 200, visibility: 2s, deliveries: 100, batch: 5}
                controls:
                  valve: {label: Valve, choices: [off, on], default: off}
                charts: []
                checks:
                  - {id: added, says: Something is added, expect: queue.added >= 1}
                solution: {valve: off}
                """
            )
        }

        private static func value(_ frame: MetricFrame?, _ name: String) -> Double {
            MetricName(name).flatMap { frame?.totals[$0] ?? frame?.gauges[$0] } ?? 0
        }

        private static func run(
            _ manifest: LabManifest,
            speed: Double = 1,
            until condition: @escaping (MetricFrame?) -> Bool
        ) async throws -> (MetricFrame, [LabEvent]) {
            let events = Collected<LabEvent>()
            let report = try await RunningLab.with(LabOptions(speed: speed), changed: manifest) { lab in
                try await lab.wait("what is wanted") { condition(lab.frames.last) }
                lab.events.forEach(events.add)
            }
            return (report.frame, events.all)
        }

        @Test func messagesGoThroughOnBothSides() async throws {
            let manifest = try Self.manifest(in: "{delay: 20ms}", out: "{delay: 20ms}")
            let (frame, events) = try await Self.run(manifest) { Self.value($0, "consumer.processed") >= 50 }
            let left = Self.value(frame, "queue.length")
            #expect(Self.value(frame, "consumer.processed") + left >= Self.value(frame, "queue.added"))
            #expect(Self.value(frame, "producer.acknowledged") == Self.value(frame, "producer.sent"))
            #expect(Self.value(frame, "in.passed_requests") == Self.value(frame, "producer.sent"))
            #expect(Self.value(frame, "in.passed_responses") == Self.value(frame, "producer.sent"))
            #expect(Self.value(frame, "consumer.failed") == 0)
            let latency = MetricName(component: "producer", metric: "publish_latency")
            #expect((frame.distributions[latency]?.p50 ?? 0) >= 0.039)
            let kinds = events.map(\.kind)
            #expect(
                kinds.contains(.message(from: "producer", to: "in"))
                    && kinds.contains(.message(from: "in", to: "queue"))
            )
            #expect(!kinds.contains { if case .message("you", _) = $0 { true } else { false } })
        }

        /// The publisher learns by its timeout, connects again and goes on; what the queue has taken stays.
        @Test func lostRepliesLeaveThePublisherInTheDarkAndNoLonger() async throws {
            let manifest = try Self.manifest(in: "{lose: response, chance: 5}", timeout: "500ms")
            let (frame, events) = try await Self.run(manifest, speed: 4) {
                Self.value($0, "producer.unanswered") >= 50 && Self.value($0, "producer.acknowledged") >= 30
            }
            let heard = Self.value(frame, "producer.acknowledged")
            #expect(heard + Self.value(frame, "producer.unanswered") == Self.value(frame, "producer.sent"))
            // Work was done of which nobody heard, since only answers are lost.
            #expect(Self.value(frame, "queue.added") >= heard + 20)
            #expect(Self.value(frame, "in.passed_responses") == heard)
            #expect(Self.value(frame, "in.lost_responses") >= 20)
            #expect(events.contains { $0.text == "answer lost" && $0.component == "in" })
        }

        /// Acknowledgements that are lost make messages come again, and none is lost for good.
        @Test func aConsumerWhoseCommandsAreLostGetsEveryMessageAtLeastOnce() async throws {
            let manifest = try Self.manifest(out: "{lose: request, chance: 2}")
            let (frame, _) = try await Self.run(manifest, speed: 10) {
                Self.value($0, "out.lost_requests") >= 3 && Self.value($0, "consumer.redelivered") >= 3
                    && Self.value($0, "consumer.processed") >= 100
            }
            #expect(Self.value(frame, "consumer.failed") >= 3)
            let unlike = Self.value(frame, "consumer.processed") - Self.value(frame, "consumer.duplicates")
            #expect(unlike + Self.value(frame, "queue.length") >= Self.value(frame, "queue.added"))
        }

        @Test func aHoldOrABlackHoleBeforeAQueueEndsWhenItIsTurnedOff() async throws {
            for fault in ["{hold: $valve}", "{blackhole: $valve}"] {
                let options = LabOptions(settings: ["valve": .choice("on")], speed: 10)
                _ = try await RunningLab.with(options, changed: try Self.manifest(in: fault)) { lab in
                    try await lab.wait("messages") { Self.value(lab.frames.last, "producer.sent") >= 5 }
                    #expect(Self.value(lab.frames.last, "queue.added") == 0)
                    lab.send(.set(control: "valve", .choice("off")))
                    try await lab.wait("messages to pass") {
                        Self.value(lab.frames.last, "producer.acknowledged") >= 20
                            && Self.value(lab.frames.last, "consumer.processed") >= 20
                    }
                }
            }
        }

        @Test func aCacheBehindALinkServesAndFailsAsTheLinkDoes() async throws {
            let yaml = try RunningLab.yaml("cache-invalidation")
                .replacing("    cache: cache\n", with: "    cache: line\n")
                .replacing(
                    "  cache:\n",
                    with:
                        "  line:\n    kind: link\n    to: cache\n    faults: [{lose: response, chance: 2}]\n  cache:\n"
                )
            let (frame, _) = try await Self.run(try RunningLab.parse(yaml)) {
                Self.value($0, "shop.cache_failures") >= 3 && Self.value($0, "shop.hits") >= 200
            }
            #expect(Self.value(frame, "line.lost_responses") >= 3)
            // A reply that comes to the wrong command would be taken for a product, or for none.
            #expect(Self.value(frame, "visitors.failed") <= Self.value(frame, "line.lost_responses"))
        }

        @Test func outsidersSpeakToWhatIsBehindALink() async throws {
            _ = try await RunningLab.with(LabOptions(), changed: try Self.manifest(in: "{lose: response, chance: 100}"))
            {
                lab in
                #expect(lab.addresses["in"]?.hasPrefix("redis://") == true)
                let socket = try LoopbackSocket(port: try lab.port("out"))
                socket.send("PING\r\nXLEN work\r\nSUBSCRIBE news\r\n")
                _ = try socket.read(until: "subscribe")
                let other = try LoopbackSocket(port: try lab.port("out"))
                other.send("PUBLISH news hello\r\n")
                #expect(try socket.read(until: "hello").contains("message"))
            }
        }

        @Test func aStepLetsOneCommandOrReplyThrough() async throws {
            _ = try await RunningLab.with(LabOptions(), changed: try Self.manifest()) { lab in
                try await lab.wait("messages") { Self.value(lab.frames.last, "consumer.processed") >= 5 }
                lab.send(.pause)
                try await lab.wait("the pause") { lab.updates.all.contains(.state(.paused)) }
                try await Task.sleep(for: .milliseconds(50))
                var passed = Self.passed(lab.frames.last)
                for number in 1...40 {
                    let (events, frames) = (lab.events.count, lab.frames.count)
                    lab.send(.step)
                    try await lab.wait("the step") { lab.frames.count > frames }
                    let told = lab.events[events...]
                    #expect(!told.isEmpty && !told.contains { $0.text.hasPrefix("not done") }, "step \(number)")
                    let now = Self.passed(lab.frames.last)
                    #expect(now - passed <= 1, "step \(number): \(told)")
                    passed = now
                }
                #expect(passed >= 20)
            }
        }

        private static func passed(_ frame: MetricFrame?) -> Double {
            ["in", "out"].reduce(0) {
                $0 + value(frame, $1 + ".passed_requests") + value(frame, $1 + ".passed_responses")
            }
        }

        /// Which messages are lost is the seed's to say.
        @Test func aSeedRepeatsWhichMessageIsLostFirst() async throws {
            let manifest = try Self.manifest(in: "{lose: request, chance: 5}")
            var first: [UnitOfWork?] = []
            for _ in 0..<2 {
                let (_, events) = try await Self.run(manifest) { Self.value($0, "in.lost_requests") >= 1 }
                first.append(events.first { $0.text == "request lost" }?.unit)
            }
            #expect(first[0] != nil && first[0] == first[1])
        }
    }
}
