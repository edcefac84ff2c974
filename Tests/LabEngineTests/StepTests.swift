import LabKit
import Testing

@testable import LabEngine

extension RunningLabTests {
    struct StepTests {
        /// A lab of which time stands still, and what single steps come to.
        private struct Paused {
            let lab: RunningLab.Handle

            init(_ lab: RunningLab.Handle) async throws {
                self.lab = lab
                lab.send(.pause)
                try await lab.wait("the pause") { lab.updates.all.contains(.state(.paused)) }
                // What was under way in the sockets has come to rest when nothing more is told.
                var told = -1
                while told != lab.updates.all.count {
                    told = lab.updates.all.count
                    try await Task.sleep(for: .milliseconds(20))
                }
            }

            /// What is told from one step to its frame.
            func step() async throws -> [LabEvent] {
                let events = lab.events.count
                let frames = lab.frames.count
                lab.send(.step)
                try await lab.wait("the step") { lab.frames.count > frames }
                return Array(lab.events[events...])
            }

            /// Steps until one of its events is as wanted.
            func step(_ what: String, until isWanted: (LabEvent) -> Bool) async throws -> [LabEvent] {
                for _ in 0..<200 {
                    let events = try await step()
                    if events.contains(where: isWanted) { return events }
                }
                throw RunningLab.Waited(what: what)
            }
        }

        /// Those that a link handed on, or didn't.
        private static func throughLink(_ events: [LabEvent]) -> [LabEvent] {
            events.filter { event in
                switch event.kind {
                case .message(from: "network", _), .lost: true
                default: false
                }
            }
        }

        @Test func everyStepShowsSomethingAndLetsNoMoreThanOneMessageThroughTheLink() async throws {
            let options = LabOptions(settings: ["rate": .number(50), "timeout": .number(0.1)])
            _ = try await RunningLab.with(options) { lab in
                let paused = try await Paused(lab)
                var passed = 0
                for number in 1...60 {
                    let events = try await paused.step()
                    #expect(!events.isEmpty, "step \(number)")
                    #expect(!events.contains { $0.text.hasPrefix("not done") })
                    let through = Self.throughLink(events)
                    #expect(through.count <= 1, "step \(number): \(through)")
                    passed += through.count
                }
                #expect(passed >= 10)
                let times = lab.frames.suffix(60).map(\.time)
                #expect(times == times.sorted())
                lab.send(.resume)
                let orders = MetricName(component: "shop", metric: "paid")
                try await lab.wait("orders") { (lab.frames.last?.totals[orders] ?? 0) >= 20 }
            }
        }

        /// An order goes its way one message a step: to the link, on to the server, to the table, back to the link, back to
        /// the shop.
        @Test func anOrderGoesItsWayStepByStep() async throws {
            let options = LabOptions(settings: ["rate": .number(1), "answer-loss": .number(0)])
            _ = try await RunningLab.with(options) { lab in
                let paused = try await Paused(lab)
                let arrival = try await paused.step("an arrival") { $0.kind == .message(from: "shop", to: "network") }
                let unit = try #require(arrival.last?.unit)
                #expect(Self.throughLink(arrival).isEmpty)
                let request = try await paused.step()
                #expect(Self.throughLink(request).map(\.kind) == [.message(from: "network", to: "payments")])
                #expect(Self.throughLink(request).map(\.unit) == [unit])
                let time = try #require(lab.frames.last?.time)
                let work = try await paused.step("the work") { $0.kind == .message(from: "payments", to: "network") }
                #expect(Self.throughLink(work).isEmpty)
                #expect(try #require(lab.frames.last?.time) > time)
                let answer = try await paused.step()
                #expect(Self.throughLink(answer).map(\.kind) == [.message(from: "network", to: "shop")])
                try await lab.wait("the story") {
                    lab.events.contains { $0.unit == unit && $0.kind == .story && $0.text.hasPrefix("paid") }
                }
            }
        }

        /// A step past a delay moves the clock to the message's moment.
        @Test func aStepMovesTheClockToADelayedMessagesMoment() async throws {
            let yaml = try RunningLab.yaml().replacing(
                "{lose: response, chance: $answer-loss}",
                with: "{delay: 30s, direction: request}"
            ).replacing("range: [20ms, 1s]", with: "range: [20ms, 60s]")
            let options = LabOptions(settings: ["rate": .number(1), "timeout": .number(60)])
            _ = try await RunningLab.with(options, changed: try RunningLab.parse(yaml)) { lab in
                let queued = MetricName(component: "network", metric: "queued")
                try await lab.wait("an order") { (lab.frames.last?.gauges[queued] ?? 0) >= 1 }
                let paused = try await Paused(lab)
                let began = try #require(lab.frames.last?.time)
                let events = try await paused.step("the message") {
                    $0.kind == .message(from: "network", to: "payments")
                }
                #expect(Self.throughLink(events).count == 1)
                #expect(try #require(lab.frames.last?.time) - began > 15)
                lab.send(.speed(100))
            }
        }

        @Test func aStepLetsOneOfTheMessagesGoThatAHoldKeeps() async throws {
            let yaml = try RunningLab.yaml().replacing(
                "{lose: response, chance: $answer-loss}",
                with: "{hold: on, direction: request}"
            )
            let options = LabOptions(settings: ["rate": .number(50), "timeout": .number(1)])
            _ = try await RunningLab.with(options, changed: try RunningLab.parse(yaml)) { lab in
                let held = MetricName(component: "network", metric: "held")
                try await lab.wait("orders") { (lab.frames.last?.gauges[held] ?? 0) >= 3 }
                let paused = try await Paused(lab)
                let first = Self.throughLink(try await paused.step())
                #expect(first.map(\.kind) == [.message(from: "network", to: "payments")])
                let second = Self.throughLink(try await paused.step())
                #expect(second.map(\.kind) == [.message(from: "network", to: "payments")])
                #expect(first.map(\.unit) != second.map(\.unit))
                lab.send(.speed(100))
            }
        }

        @Test func whereNothingHappensAnyMoreItIsSaidWhy() async throws {
            let yaml = try RunningLab.yaml().replacing(
                "load: {arrivals: poisson, rate: $rate}",
                with: "load: {arrivals: trace, trace: fixtures/one.csv}"
            )
            let manifest = try RunningLab.parse(yaml) { $0 == "fixtures/one.csv" ? "0.01\n" : nil }
            _ = try await RunningLab.with(LabOptions(settings: ["answer-loss": .number(0)]), changed: manifest) { lab in
                let paid = MetricName(component: "shop", metric: "paid")
                try await lab.wait("the only order") { (lab.frames.last?.totals[paid] ?? 0) == 1 }
                let paused = try await Paused(lab)
                let events = try await paused.step()
                let text = try #require(events.first?.text)
                // Three hundred looks for turned controls, a tenth of a second apart.
                #expect(text.hasPrefix("not done: nothing happened in the next 29.9") || text.hasSuffix("next 30.0 s"))
                #expect(events.count == 1)
                #expect(lab.frames.last?.totals[paid] == 1)
            }
        }

        /// Labs without a link go from moment to moment, and pass over those at which nothing is to be seen.
        @Test(arguments: ["cache-invalidation", "backpressure"])
        func withoutALinkEveryStepShowsSomething(id: String) async throws {
            _ = try await RunningLab.with(lab: id, LabOptions()) { lab in
                let paused = try await Paused(lab)
                for number in 1...40 {
                    let events = try await paused.step()
                    #expect(!events.isEmpty, "step \(number)")
                    #expect(!events.contains { $0.text.hasPrefix("not done") })
                }
            }
        }

        /// Pressed faster than steps are done, each is done.
        @Test func stepsThatAreAskedForAtOnceFollowEachOther() async throws {
            let options = LabOptions(settings: ["rate": .number(50)])
            _ = try await RunningLab.with(options) { lab in
                let paused = try await Paused(lab)
                let frames = lab.frames.count
                for _ in 0..<10 { paused.lab.send(.step) }
                try await lab.wait("ten frames") { lab.frames.count == frames + 10 }
                lab.send(.step)
                lab.send(.resume)
                let last = try #require(lab.frames.last?.time)
                try await lab.wait("time to go on") { (lab.frames.last?.time ?? 0) > last + 0.3 }
            }
        }
    }
}
