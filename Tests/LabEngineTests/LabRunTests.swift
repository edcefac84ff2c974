import LabKit
import Testing

@testable import LabEngine

extension RunningLabTests {
    struct LabRunTests {
        private let manifest: LabManifest

        init() throws { manifest = try RunningLab.manifest() }

        private func verdicts(_ report: LabReport) -> [String: CheckResult.Verdict] {
            Dictionary(uniqueKeysWithValues: report.checks.map { ($0.id, $0.verdict) })
        }

        private func value(_ report: LabReport, _ name: String) throws -> Double {
            let metric = try #require(MetricName(name))
            return try #require(report.frame.value(metric))
        }

        @Test func atTheDefaultsOneOrderInFiveIsChargedTwice() async throws {
            let report = try await RunningLab.report(manifest.defaults, for: .seconds(5))
            #expect(verdicts(report)["charged-once"] == .failed)
            #expect(verdicts(report)["all-heard"] == .passed)
            #expect(verdicts(report)["real-loss"] == .passed)
            let share = try value(report, "ledger.charged_twice") / value(report, "shop.orders")
            #expect((0.14...0.26).contains(share))
            let perOrder = try value(report, "ledger.charges") / value(report, "shop.orders")
            #expect((1.15...1.4).contains(perOrder))
        }

        @Test func atTheSolutionEveryCheckPasses() async throws {
            let report = try await RunningLab.report(manifest.solved, for: .seconds(5))
            // What a machine stays too busy to decide is no failure here: QuiescentLabTests decide it in time of their own.
            let undecided = report.checks.filter { $0.verdict == .inconclusive }.map(\.id)
            #expect(undecided == [] || undecided == ["all-heard"], "\(report.checks)")
            #expect(report.checks.filter { $0.verdict == .passed }.count == 4 - undecided.count, "\(report.checks)")
            #expect(report.exitCode == (undecided.isEmpty ? 0 : 5))
            #expect(try value(report, "payments.replayed") > 0)
            #expect(try value(report, "payments.conflicts") > 0)
        }

        /// LAB-SEMANTICS: what goes in comes out, each once.
        @Test func theBooksBalance() async throws {
            let report = try await RunningLab.report(manifest.solved, for: .seconds(3))
            #expect(try value(report, "shop.paid") + value(report, "shop.gave_up") == value(report, "shop.orders"))
            #expect(try value(report, "ledger.charges") == value(report, "ledger.orders"))
            #expect(try value(report, "network.passed_requests") == value(report, "payments.requests"))
            #expect(try value(report, "shop.in_flight") == 0)
            #expect(try value(report, "payments.busy") == 0)
            let latency = try #require(
                report.frame.distributions[MetricName(component: "shop", metric: "order_latency")]
            )
            #expect(try Double(latency.count) == value(report, "shop.orders"))
        }

        @Test func aSeedMakesTheSameArrivalsAndTheSameLosses() async throws {
            async let one = Replay.run(manifest, seed: 11)
            async let other = Replay.run(manifest, seed: 11)
            async let different = Replay.run(manifest, seed: 12)
            let (first, second, third) = try await (one, other, different)
            // The last arrivals may fall on either side of the end.
            let orders = min(first.arrivals.count, second.arrivals.count)
            #expect(orders >= 100)
            #expect(first.arrivals.prefix(orders) == second.arrivals.prefix(orders))
            #expect(first.losses(ofFirst: orders) == second.losses(ofFirst: orders))
            #expect(first.losses(ofFirst: orders).count >= 10)
            #expect(zip(first.arrivals, third.arrivals).allSatisfy { $0 != $1 })
            #expect(first.losses(ofFirst: orders) != third.losses(ofFirst: orders))
        }

        /// What the seed decided in a run.
        private struct Replay {
            /// When each order was due, in seconds of lab time, in the order of arrival.
            var arrivals: [Double]
            /// The attempts whose answer was lost, of each order that lost one.
            var lost: [UnitOfWork: [Int]]

            func losses(ofFirst orders: Int) -> [UnitOfWork: [Int]] {
                lost.filter { unit, _ in if case .order(let number) = unit { number <= orders } else { false } }
            }

            /// With a client so patient that only a loss makes it try again.
            static func run(_ manifest: LabManifest, seed: UInt64) async throws -> Replay {
                let due = Collected<Double>()
                let updates = Collected<LabUpdate>()
                var parts = LabParts.standard
                parts.due = { _, _, intended in
                    due.add(intended)
                    return intended
                }
                _ = try await EngineRunner(parts: parts).run(
                    manifest,
                    options: LabOptions(settings: ["timeout": .number(1)], seed: seed, duration: .seconds(3)),
                    commands: AsyncStream { _ in },
                    onUpdate: updates.add
                )
                var lost: [UnitOfWork: [Int]] = [:]
                for case .event(let event) in updates.all {
                    guard case .lost = event.kind, let unit = event.unit, let attempt = event.attempt else { continue }
                    lost[unit, default: []].append(attempt)
                }
                return Replay(arrivals: due.all, lost: lost)
            }
        }

        @Test func turningAControlCountsAnewAndKeepsTheTotals() async throws {
            let report = try await RunningLab.with(LabOptions(speed: 4)) { lab in
                let orders = MetricName(component: "shop", metric: "orders")
                try await lab.wait("orders") { (lab.frames.last?.values[orders] ?? 0) >= 20 }
                lab.send(.apply(["keys": .choice("per order"), "key-check": .choice("unique insert")]))
                try await lab.wait("the window") { lab.frames.last?.window == 2 }
                try await lab.wait("more orders") { (lab.frames.last?.values[orders] ?? 0) >= 20 }
                let frame = try #require(lab.frames.last)
                #expect((frame.totals[orders] ?? 0) >= (frame.values[orders] ?? 0) + 20)
                let texts = lab.events.map(\.text)
                #expect(texts.contains("Idempotency key: per order"))
                #expect(
                    texts.contains("Server checks by: unique insert")
                        || texts.contains("The server checks by: unique insert")
                )
            }
            #expect(report.settings["keys"] == .choice("per order"))
            #expect(report.frame.window == 2)
            // Orders that started without a key drain as such, and count for their own window alone.
            #expect(try value(report, "ledger.charged_twice") == 0)
            #expect((report.frame.totals[MetricName(component: "ledger", metric: "charged_twice")] ?? 0) > 0)
        }

        @Test func pausingStopsTimeAndResumingGoesOn() async throws {
            _ = try await RunningLab.with { lab in
                try await lab.wait("a frame") { !lab.frames.isEmpty }
                lab.send(.pause)
                try await lab.wait("the pause") { lab.updates.all.contains(.state(.paused)) }
                // The last frame before the pause is taken when it begins.
                let paused = try #require(lab.frames.last?.time)
                lab.send(.speed(50))
                lab.send(.resume)
                try await lab.wait("time to go on") { (lab.frames.last?.time ?? 0) > paused + 5 }
            }
        }

        @Test func storiesAndMessagesAreTold() async throws {
            let settings = manifest.defaults.applying(["keys": .choice("per order"), "timeout": .number(0.1)])
            _ = try await RunningLab.with(LabOptions(settings: settings.values)) { lab in
                try await lab.wait("a replay") {
                    lab.events.contains { $0.kind == .story && $0.text.hasSuffix("→ replayed") }
                }
                let kinds = lab.events.map(\.kind)
                for (from, to) in [
                    ("shop", "network"), ("network", "payments"), ("payments", "ledger"), ("payments", "network"),
                ] {
                    #expect(kinds.contains(.message(from: from, to: to)), "\(from) to \(to)")
                }
                #expect(kinds.contains(.lost(from: "network", to: "shop")))
                let states = lab.updates.all.compactMap { if case .state(let state) = $0 { state } else { nil } }
                #expect(states == [.starting, .running])
            }
        }

        @Test func aTakenPortIsOneLine() async throws {
            _ = try await RunningLab.with { lab in
                let port = try lab.port("payments")
                let options = LabOptions(ports: ["payments": port])
                let error = await #expect(throws: LabError.self) { _ = try await RunningLab.with(options) { _ in } }
                #expect(error == .portInUse(component: "payments", port: port))
                #expect(
                    error?.description == "payments: port \(port) is in use; choose another, or none to get a free one"
                )
            }
        }

        @Test(arguments: [
            (
                LabOptions(settings: ["speed": .number(1)]),
                "idempotency has no control \"speed\"; one of: rate, answer-loss, timeout, attempts, keys, key-check"
            ),
            (LabOptions(settings: ["rate": .number(0)]), "rate can't be 0 /s; from 1 /s to 500 /s"),
            (
                LabOptions(ports: ["shop": 80]),
                "idempotency has no component \"shop\" that listens; one of: network, payments"
            ),
            (
                LabOptions(arrivalSettings: LabSettings(["rate": .number(0)])),
                "rate can't be 0 /s; from 1 /s to 500 /s"
            ),
            (
                LabOptions(engines: ["ledger": EngineAddress(host: "localhost")]),
                "no engine can stand in for anything in idempotency"
            ),
            (LabOptions(ports: ["payments": 70_000]), "payments: port 70000 isn't from 0 to 65535"),
        ])
        func badOptionsAreRefusedBeforeAnythingStarts(options: LabOptions, message: String) async {
            let error = await #expect(throws: LabError.self) { _ = try await RunningLab.with(options) { _ in } }
            #expect(error?.description == message)
        }
    }
}
