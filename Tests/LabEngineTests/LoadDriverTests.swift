import LabKit
import Testing

@testable import LabEngine

extension RunningLabTests {
    struct LoadDriverTests {
        private static let speed = 200.0

        /// What a load did, and what is to be done meanwhile. Belongs to the loop.
        private final class Log {
            var times: [Double] = []
            var underWay = 0
            var most = 0
            var settings = LabSettings()
            var driver: LoadDriver?
        }

        private static func driver(
            _ load: LoadSpec,
            _ parts: LoopParts,
            _ log: Log,
            begin: @escaping (Int, Double) -> Void
        ) -> LoadDriver {
            LoadDriver(
                load,
                id: "shop",
                seed: 7,
                timers: parts.timers,
                settings: { [unowned log] in log.settings },
                begin: begin
            )
        }

        private static let poisson = LoadSpec(
            loop: .literal(.open),
            arrivals: .literal(.poisson),
            rate: .literal(5)
        )

        /// Arrivals keep to the seed's times, however late each is served and whatever is done in between.
        @Test func arrivalsAreDueWhenTheSeedSays() async throws {
            let (intended, _) = try await LoopParts.run(speed: Self.speed) { parts, done in
                let log = Log()
                log.driver = Self.driver(Self.poisson, parts, log) { number, intended in
                    log.times.append(intended)
                    #expect(number == log.times.count)
                    #expect(intended <= parts.timers.now)
                    guard log.times.count == 40 else { return }
                    // What was stopped stays so.
                    log.driver?.stop()
                    parts.timers.after(20) { done(log.times) }
                }
                log.driver?.start()
            }
            var arrivals = ArrivalTimes(
                load: Self.poisson,
                seed: 7,
                component: "shop",
                settings: LabSettings(),
                start: 0
            )
            let expected = (0..<40).compactMap { _ in arrivals.take(LabSettings(), at: .infinity) }
            #expect(intended.count == 40)
            for index in 1..<40 {
                let gap = intended[index] - intended[index - 1]
                let planned = expected[index] - expected[index - 1]
                #expect((gap - planned).magnitude < 1e-9)
            }
        }

        @Test func aClosedLoopKeepsAsManyUnderWayAsItHasClients() async throws {
            let (most, _) = try await LoopParts.run(speed: Self.speed) { parts, done in
                let log = Log()
                let load = LoadSpec(
                    loop: .literal(.closed),
                    clients: .init(count: .literal(3), think: .constant(.literal(0.5)))
                )
                log.driver = Self.driver(load, parts, log) { number, _ in
                    log.times.append(parts.timers.now)
                    log.underWay += 1
                    log.most = max(log.most, log.underWay)
                    guard number < 30 else {
                        log.driver?.stop()
                        return done([log.most, log.times.count])
                    }
                    // Every fifth ends while it is being begun.
                    let end = {
                        log.underWay -= 1
                        log.driver?.ended(number)
                    }
                    if number % 5 == 0 { end() } else { parts.timers.after(1, end) }
                }
                log.driver?.start()
            }
            #expect(most == [3, 30])
        }

        @Test func turningTheLoopAndItsClientsTakesEffect() async throws {
            let (seen, _) = try await LoopParts.run(speed: Self.speed) { parts, done in
                let log = Log()
                log.settings = LabSettings(["loop": .choice("closed"), "clients": .number(2)])
                let load = LoadSpec(
                    loop: .control("loop"),
                    arrivals: .literal(.uniform),
                    rate: .literal(10),
                    clients: .init(count: .control("clients"), think: nil)
                )
                log.driver = Self.driver(load, parts, log) { number, _ in
                    log.underWay += 1
                    log.most = max(log.most, log.underWay)
                    parts.timers.after(1) {
                        log.underWay -= 1
                        log.driver?.ended(number)
                    }
                }
                log.driver?.start()
                var seen: [Int] = []
                func look(_ settings: LabSettings?, _ next: @escaping () -> Void) {
                    // The most at once, from when what began before has ended: at one moment a client may be between two.
                    parts.timers.after(3) {
                        log.most = log.underWay
                        parts.timers.after(3) {
                            seen.append(log.most)
                            if let settings { log.settings = settings }
                            next()
                        }
                    }
                }
                look(LabSettings(["loop": .choice("closed"), "clients": .number(6)])) {
                    look(LabSettings(["loop": .choice("closed"), "clients": .number(1)])) {
                        look(LabSettings(["loop": .choice("open"), "clients": .number(1)])) {
                            look(nil) {
                                log.driver?.stop()
                                done(seen)
                            }
                        }
                    }
                }
            }
            #expect(seen.prefix(3).map { $0 } == [2, 6, 1])
            // Ten each second for a second each; where timers are late, more are under way.
            #expect(seen.last ?? 0 >= 9)
        }
    }
}
