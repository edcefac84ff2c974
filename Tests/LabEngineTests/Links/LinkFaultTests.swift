import LabKit
import Testing

@testable import LabEngine

/// What each fault does to connections that are real. Figures in lab time are bounded from below, which a busy machine
/// can't break.
extension RunningLabTests {
    struct LinkFaultTests {
        private static let payments = "/payments/"

        /// The idempotency lab with other faults, a switch to turn and a customer who has patience.
        private static func manifest(_ faults: String...) throws -> LabManifest {
            let yaml = try RunningLab.yaml()
                .replacing("{lose: response, chance: $answer-loss}", with: faults.joined(separator: "\n      - "))
                .replacing("range: [20ms, 1s]", with: "range: [20ms, 60s]")
                .replacing(
                    "controls:\n",
                    with: "controls:\n  valve: {label: Valve, choices: [off, on], default: off}\n"
                )
            return try RunningLab.parse(yaml)
        }

        private static func options(_ settings: [String: ControlValue] = [:], speed: Double = 1) -> LabOptions {
            let mine: [String: ControlValue] = ["rate": .number(1), "timeout": .number(60)]
            return LabOptions(settings: mine.merging(settings) { $1 }, speed: speed)
        }

        private func value(_ lab: RunningLab.Handle, _ metric: String) -> Double {
            MetricName("network." + metric).flatMap { lab.frames.last?.value($0) } ?? 0
        }

        private func charges(_ order: String, _ lab: RunningLab.Handle) throws -> Int {
            let request = LoopbackSocket.request("GET", Self.payments + order)
            let answer = try LoopbackSocket.exchange(request, port: try lab.port("payments"))
            return answer.contains("\"charges\":1") ? 1 : 0
        }

        private func turn(_ valve: String, _ lab: RunningLab.Handle) async throws {
            let windows = lab.updates.all.filter { if case .window = $0 { true } else { false } }.count
            lab.send(.set(control: "valve", .choice(valve)))
            try await lab.wait("the window") {
                lab.updates.all.filter { if case .window = $0 { true } else { false } }.count > windows
            }
        }

        // MARK: Resets

        @Test func aResetInPlaceOfTheAnswerComesAfterTheWork() async throws {
            let manifest = try Self.manifest("{reset: response, chance: 100}")
            let report = try await RunningLab.with(Self.options(["attempts": .number(1)]), changed: manifest) { lab in
                let socket = try LoopbackSocket(port: try lab.port("network"))
                socket.send(LoopbackSocket.pay("mine"))
                #expect(socket.readsReset())
                #expect(try charges("mine", lab) == 1)
                try await lab.wait("an order") { self.value(lab, "resets") >= 1 }
                #expect(lab.events.contains { $0.text == "connection reset in place of the answer" })
                try await lab.wait("its story") { lab.events.contains { $0.text == "connection reset → gave up" } }
            }
            #expect(report.frame.totals[MetricName(component: "network", metric: "passed_responses")] == 0)
        }

        @Test func aResetInPlaceOfTheRequestComesInsteadOfTheWork() async throws {
            let manifest = try Self.manifest("{reset: request, chance: 100}")
            let report = try await RunningLab.with(Self.options(), changed: manifest) { lab in
                let socket = try LoopbackSocket(port: try lab.port("network"))
                socket.send(LoopbackSocket.pay("mine"))
                #expect(socket.readsReset())
                #expect(try charges("mine", lab) == 0)
            }
            #expect(report.frame.totals[MetricName(component: "payments", metric: "requests")] == 0)
        }

        /// A lab's mutation test can break each fault so.
        @Test func aFaultThatIsBrokenMeetsNothing() async throws {
            let manifest = try Self.manifest("{reset: response, chance: 100}", "{hold: on}", "{delay: 60s}")
            var parts = LabParts.standard
            parts.strikes = { _, _ in false }
            _ = try await RunningLab.with(Self.options(), parts: parts, changed: manifest) { lab in
                let answer = try LoopbackSocket.exchange(LoopbackSocket.pay("mine"), port: try lab.port("network"))
                #expect(answer.hasPrefix("HTTP/1.1 201 "))
            }
        }

        // MARK: Time

        @Test(arguments: [
            (["{delay: 100ms}"], 0.2), (["{delay: 300ms, direction: response}"], 0.3),
            (["{delay: 100ms, direction: request}", "{delay: 200ms, direction: request, chance: 100}"], 0.3),
            // An answer has at least a hundred bytes.
            (["{bandwidth: 500 B/s, direction: response}"], 0.2),
        ])
        func everyMessageComesLater(faults: [String], atLeast: Double) async throws {
            let manifest = try Self.manifest(faults.joined(separator: "\n      - "))
            _ = try await RunningLab.with(Self.options(speed: 20), changed: manifest) { lab in
                let latency = MetricName(component: "shop", metric: "order_latency")
                try await lab.wait("orders") { (lab.frames.last?.distributions[latency]?.count ?? 0) >= 10 }
                let distribution = try #require(lab.frames.last?.distributions[latency])
                #expect(distribution.p50 >= atLeast * 0.98, "\(distribution)")
            }
        }

        @Test func jitterDelaysEachByATimeOfItsOwn() async throws {
            let manifest = try Self.manifest("{jitter: 1s, direction: request}")
            let report = try await RunningLab.with(Self.options(speed: 20), changed: manifest) { lab in
                try await lab.wait("orders") { self.value(lab, "delayed") >= 20 }
                let latency = MetricName(component: "shop", metric: "order_latency")
                let distribution = try #require(lab.frames.last?.distributions[latency])
                #expect(distribution.max >= 0.5, "20 of them at most half a second: one in a million")
            }
            let passed = report.frame.totals[MetricName(component: "network", metric: "passed_requests")]
            #expect(report.frame.totals[MetricName(component: "network", metric: "delayed")] == passed)
        }

        @Test func aHalfClosedConnectionGetsItsDelayedAnswer() async throws {
            let manifest = try Self.manifest("{delay: 100ms}")
            _ = try await RunningLab.with(Self.options(speed: 4), changed: manifest) { lab in
                let socket = try LoopbackSocket(port: try lab.port("network"))
                socket.send("GET /payments/nobody HTTP/1.1\r\nHost: x\r\n\r\n")
                socket.finishSending()
                #expect(try socket.read().hasPrefix("HTTP/1.1 404 "))
            }
        }

        /// What was sent goes on even though its sender has left: the work is done for nobody.
        @Test func whatIsOnItsWayArrivesAfterItsSenderHasLeft() async throws {
            let manifest = try Self.manifest("{delay: 2s, direction: request}")
            _ = try await RunningLab.with(Self.options(speed: 4), changed: manifest) { lab in
                do {
                    let socket = try LoopbackSocket(port: try lab.port("network"))
                    socket.send(LoopbackSocket.pay("late"))
                    try await lab.wait("the request") { self.value(lab, "queued") >= 1 }
                }
                #expect(try charges("late", lab) == 0)
                try await lab.wait("the charge") { (try? self.charges("late", lab)) == 1 }
            }
        }

        // MARK: Holds and black holes

        @Test func aHoldKeepsMessagesUntilItIsTurnedOff() async throws {
            let manifest = try Self.manifest("{hold: $valve, direction: response}")
            let report = try await RunningLab.with(Self.options(), changed: manifest) { lab in
                try await turn("on", lab)
                let socket = try LoopbackSocket(port: try lab.port("network"))
                socket.send(LoopbackSocket.pay("mine"))
                try await lab.wait("the charge") { (try? self.charges("mine", lab)) == 1 }
                try await lab.wait("the answer") { self.value(lab, "held") >= 1 && self.value(lab, "queued_bytes") > 0 }
                try await turn("off", lab)
                #expect(try socket.read().hasPrefix("HTTP/1.1 201 "))
                let after = try LoopbackSocket.exchange(LoopbackSocket.pay("after"), port: try lab.port("network"))
                #expect(after.hasPrefix("HTTP/1.1 201 "))
            }
            #expect(report.frame.gauges[MetricName(component: "network", metric: "held")] == 0)
        }

        @Test func whatAHoldKeepsIsBounded() async throws {
            let manifest = try Self.manifest("{hold: on, direction: request}")
            let options = Self.options(["timeout": .number(0.1), "attempts": .number(1)])
            _ = try await RunningLab.with(options, changed: manifest) { lab in
                let socket = try LoopbackSocket(port: try lab.port("network"))
                let request = "GET /payments/\(String(repeating: "x", count: 4_000)) HTTP/1.1\r\nHost: x\r\n\r\n"
                #expect(try await socket.sendUntilRefused(request), "the link read on without bound")
                try await lab.wait("a frame") { self.value(lab, "queued_bytes") > 0 }
                // A read more than the bound, at most; and what the shop's own orders come to.
                #expect(value(lab, "queued_bytes") < 400_000)
            }
        }

        @Test func intoABlackHoleOneConnectsAndNothingEverComes() async throws {
            let manifest = try Self.manifest("{blackhole: $valve}")
            let settings: [String: ControlValue] = ["timeout": .number(0.1), "attempts": .number(1)]
            let report = try await RunningLab.with(Self.options(settings), changed: manifest) { lab in
                try await turn("on", lab)
                let socket = try LoopbackSocket(port: try lab.port("network"))
                socket.send(LoopbackSocket.pay("mine"))
                try await lab.wait("an order") { self.value(lab, "blackholed") >= 2 }
                #expect(try charges("mine", lab) == 0)
                let impatient = try LoopbackSocket(port: try lab.port("network"))
                impatient.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                impatient.finishSending()
                #expect(try impatient.read().isEmpty)
                let given = MetricName(component: "shop", metric: "gave_up")
                try await lab.wait("it to give up") { (lab.frames.last?.value(given) ?? 0) >= 1 }
                try await turn("off", lab)
                #expect(socket.readsReset(), "what it has swallowed is gone for good")
                let after = try LoopbackSocket.exchange(LoopbackSocket.pay("after"), port: try lab.port("network"))
                #expect(after.hasPrefix("HTTP/1.1 201 "))
                #expect(try charges("mine", lab) == 0)
                try await lab.wait("orders") { self.value(lab, "passed_responses") >= 1 }
            }
            #expect(report.frame.values[MetricName(component: "network", metric: "blackholed")] == 0)
        }

        // MARK: Seeds

        /// Which order meets a fault is the seed's to say, whatever the timing.
        @Test func aSeedRepeatsWhomAFaultMeets() async throws {
            let manifest = try Self.manifest(
                "{reset: request, chance: 20}",
                "{delay: 20ms, direction: response, chance: 30}"
            )
            func met() async throws -> Set<UnitOfWork> {
                var met: Set<UnitOfWork> = []
                let options = LabOptions(settings: ["rate": .number(50), "attempts": .number(1)])
                _ = try await RunningLab.with(options, changed: manifest) { lab in
                    try await lab.wait("orders") { self.value(lab, "passed_requests") >= 60 }
                    for event in lab.events where event.text.hasPrefix("connection reset in") {
                        if case .order(let number)? = event.unit, number <= 50 { met.insert(.order(number)) }
                    }
                }
                return met
            }
            let first = try await met()
            #expect((4...18).contains(first.count))
            #expect(try await met() == first)
        }
    }
}
