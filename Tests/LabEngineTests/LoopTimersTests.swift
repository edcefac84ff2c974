import LabKit
import NIOCore
import Testing

@testable import LabEngine

extension RunningLabTests {
    struct LoopTimersTests {
        /// Fast lab time, so that seconds of it are milliseconds.
        private static let speed = 1_000.0

        private final class Order { var entries: [String] = [] }

        @Test func timersRunInTheOrderOfLabTime() async throws {
            let (order, _) = try await LoopParts.run(speed: Self.speed) { parts, done in
                let order = Order()
                parts.timers.after(20) { done(order.entries) }
                parts.timers.after(5) { order.entries.append("five") }
                let taken = parts.timers.after(2) { order.entries.append("taken back") }
                parts.timers.after(-1) {
                    order.entries.append("at once")
                    // Earlier than what the loop was about to wake for.
                    parts.timers.after(1) { order.entries.append("one") }
                }
                parts.timers.cancel(taken)
                parts.timers.cancel(nil)
            }
            #expect(order == ["at once", "one", "five"])
        }

        @Test func nothingRunsBeforeItsTime() async throws {
            let (late, _) = try await LoopParts.run(speed: Self.speed) { parts, done in
                let due = parts.timers.now + 10
                parts.timers.after(10) { done(parts.timers.now - due) }
            }
            #expect(late >= 0)
        }

        @Test func pausedTimersWaitAndGoOn() async throws {
            let (order, _) = try await LoopParts.run(speed: Self.speed) { parts, done in
                let order = Order()
                parts.timers.clock.pause()
                let paused = parts.timers.now
                parts.timers.after(1) { order.entries.append("one") }
                parts.timers.after(2) { done(order.entries) }
                parts.loop.assumeIsolated().scheduleTask(in: .milliseconds(20)) {
                    order.entries.append(parts.timers.now == paused ? "stood still" : "went on")
                    parts.timers.clock.resume()
                }
            }
            #expect(order == ["stood still", "one"])
        }

        @Test func stoppedTimersLetGoOfEverything() async throws {
            let (isHeld, _) = try await LoopParts.run(speed: Self.speed) { parts, done in
                var order: Order? = Order()
                weak let watched = order
                parts.timers.after(1_000) { [order] in order?.entries.append("never") }
                order = nil
                parts.timers.stop()
                done(watched != nil)
            }
            #expect(!isHeld)
        }
    }
}
