import LabKit
import TestSupport
import Testing

/// A clock that is paused, resumed, sped up and slowed down at random, with timers set and taken back.
struct LabClockPropertyTests {
    private struct Run: Equatable, Sendable {
        var number: Int
        var due: Duration
        var at: Duration
    }

    @Test(arguments: 0..<60)
    func timersRunOnceInOrderAndNeverEarly(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        let time = ManualTime()
        let clock = time.clock()
        let log = Log<Run>()
        var open: [Int: (timer: LabClock.Timer, due: Duration)] = [:]
        var takenBack: Set<Int> = []
        var before = clock.now
        for number in 0..<150 {
            switch Int.random(in: 0..<10, using: &generator) {
            case 0: clock.pause()
            case 1, 2: clock.resume()
            case 3: clock.setSpeed([0.01, 0.5, 1, 3, 100].randomElement(using: &generator) ?? 1)
            case 4:
                guard let chosen = open.keys.sorted().randomElement(using: &generator), let entry = open[chosen] else {
                    continue
                }
                if !log.entries.contains(where: { $0.number == chosen }) { takenBack.insert(chosen) }
                clock.cancel(entry.timer)
                open[chosen] = nil
            case 5, 6, 7:
                // Some are due already.
                let due = clock.now.offset + .milliseconds(Int.random(in: -50...2_000, using: &generator))
                let timer = clock.schedule(at: LabClock.Instant(offset: due)) {
                    log.add(Run(number: number, due: due, at: clock.now.offset))
                }
                open[number] = (timer, due)
            default: time.advance(clock, by: .milliseconds(Int.random(in: 0...400, using: &generator)))
            }
            #expect(clock.now >= before, "lab time went back")
            before = clock.now
        }
        clock.setSpeed(1)
        clock.resume()
        time.advance(clock, by: .seconds(10))
        let runs = log.entries
        #expect(Set(runs.map(\.number)).count == runs.count)
        #expect(runs.allSatisfy { $0.at >= $0.due })
        #expect(takenBack.isDisjoint(with: runs.map(\.number)))
        #expect(Set(open.keys).isSubset(of: runs.map(\.number)))
        #expect(clock.nextWake == nil)
    }

    @Test func aRealTimeThatSeemsToGoBackTurnsNothingBack() {
        let real = Log<Duration>()
        real.add(.seconds(5))
        let clock = LabClock { real.entries.last ?? .zero }
        real.add(.seconds(9))
        #expect(clock.now.seconds == 4)
        clock.setSpeed(2)
        real.add(.seconds(8))
        #expect(clock.now.seconds == 4)
        clock.pause()
        clock.resume()
        real.add(.seconds(10))
        #expect(clock.now.seconds == 6)
    }

    @Test func instantsAreDurationsSinceTheStart() {
        let instant = LabClock.Instant.start.advanced(by: .milliseconds(1_500))
        #expect(instant.seconds == 1.5)
        #expect(instant.duration(to: .start) == .milliseconds(-1_500))
        #expect(LabClock.Instant.start < instant)
    }
}
