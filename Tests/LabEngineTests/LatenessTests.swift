import LabKit
import NIOCore
import Testing

@testable import LabEngine

struct LatenessMeterTests {
    @Test func theWorstOfTheLastSecondIsForgottenAndThatOfTheWindowIsNot() {
        var meter = LatenessMeter()
        #expect(meter.recent(at: 0) == 0)
        meter.record(0.002, at: 0.05)
        meter.record(0.012, at: 0.31)
        meter.record(0.001, at: 0.95)
        for (now, recent) in [(0.95, 0.012), (1.25, 0.012), (1.35, 0.001), (1.85, 0.001), (2.05, 0)] {
            #expect(meter.recent(at: now) == recent, "at \(now)")
        }
        #expect(meter.worst == 0.012)
    }

    @Test func aNewWindowBeginsWithoutTheWorstOfTheOld() {
        var meter = LatenessMeter()
        meter.record(0.012, at: 5)
        meter.openWindow()
        #expect(meter.worst == 0)
        #expect(meter.recent(at: 5.1) == 0.012, "the last second doesn't know of windows")
        meter.record(0.003, at: 5.2)
        #expect(meter.worst == 0.003)
    }

    /// Clocks are read to the nanosecond, and a timer is never early.
    @Test func whatIsEarlyIsNotLate() {
        var meter = LatenessMeter()
        meter.record(-0.001, at: 1)
        #expect(meter.worst == 0)
        #expect(meter.recent(at: 1) == 0)
    }

    @Test func itStaysSmall() {
        var meter = LatenessMeter()
        var other = LatenessMeter()
        for tick in 0..<100_000 { meter.record(0.001, at: Double(tick) / 200) }
        for tick in 99_800..<100_000 { other.record(0.001, at: Double(tick) / 200) }
        #expect(meter == other)
    }
}

extension RunningLabTests {
    struct LatenessProbeTests {
        private struct Figures: Equatable {
            var recent: Double?
            var worst: Double?
        }

        private static func figures(_ store: MetricStore) -> Figures {
            let gauges = store.frame(time: 0).gauges
            return Figures(recent: gauges[EngineMetrics.lateness], worst: gauges[EngineMetrics.worstLateness])
        }

        /// Keeps the loop from its timers for so long.
        private static func stall(_ duration: TimeAmount) {
            let end = NIODeadline.now() + duration
            while NIODeadline.now() < end {}
        }

        /// The figures after a loop at this speed was kept from its timers for 30 ms.
        private static func stalled(speed: Double, isPaused: Bool = false) async throws -> Figures {
            try await LoopParts.run(speed: speed) { parts, done in
                let probe = LatenessProbe(timers: parts.timers, loop: parts.loop)
                let store = MetricStore()
                probe.measure(into: store)
                if isPaused { parts.timers.clock.pause() }
                probe.start()
                parts.loop.assumeIsolated().execute { stall(.milliseconds(30)) }
                parts.loop.assumeIsolated().scheduleTask(in: .milliseconds(31)) {
                    done(figures(store))
                    probe.stop()
                }
            }.result
        }

        @Test func aStalledLoopIsMeasuredWhereTheLabHasNothingDue() async throws {
            let figures = try await Self.stalled(speed: 1)
            // Its own timer was due 5 ms into the stall at the latest.
            #expect(try #require(figures.worst) >= 0.02)
            #expect(figures.recent == figures.worst)
        }

        @Test func latenessIsInTheLabsTime() async throws {
            let slow = try #require(try await Self.stalled(speed: 0.001).worst)
            #expect(slow >= 0.000_02 && slow < 0.005)
            #expect(try #require(try await Self.stalled(speed: 100).worst) >= 2)
        }

        @Test func nothingIsLateWhileTimeIsHeld() async throws {
            #expect(try await Self.stalled(speed: 1, isPaused: true) == Figures(recent: 0, worst: 0))
        }

        @Test func theLabsOwnTimersTellHowLateTheyAre() async throws {
            let late = try await LoopParts.run { parts, done in
                parts.timers.onWake = { late in
                    parts.timers.onWake = nil
                    done(late.seconds)
                }
                parts.timers.after(0.005) {}
                parts.loop.assumeIsolated().execute { Self.stall(.milliseconds(30)) }
            }.result
            #expect(late >= 0.02)
        }

        @Test func whatIsScheduledForThePastIsNotLate() async throws {
            let (late, atMost) = try await LoopParts.run { parts, done in
                parts.loop.assumeIsolated().scheduleTask(in: .milliseconds(20)) {
                    let scheduled = parts.timers.realNow()
                    parts.timers.onWake = { late in
                        parts.timers.onWake = nil
                        done((late, parts.timers.realNow() - scheduled))
                    }
                    parts.timers.at(.start) {}
                }
            }.result
            #expect(late <= atMost)
        }

        @Test func everyFrameOfALabTellsHowLateItsTimersWere() async throws {
            let report = try await RunningLab.with { lab in
                try await lab.wait("a frame") { lab.frames.count >= 3 }
                #expect(lab.frames.allSatisfy { ($0.gauges[EngineMetrics.lateness] ?? -1) >= 0 })
            }
            #expect(try #require(report.figures[EngineMetrics.worstLateness]) > 0)
        }
    }
}
