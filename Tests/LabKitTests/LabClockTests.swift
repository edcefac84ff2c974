import LabKit
import Testing

struct LabClockTests {
    private let time = ManualTime()
    private let log = Log<Int>()

    private func instant(_ seconds: Double) -> LabClock.Instant { LabClock.Instant(offset: .seconds(seconds)) }

    @Test func aClockThatBeginsPausedStandsAtItsStartUntilItIsResumed() {
        time.advance(time.clock(), by: .seconds(5))
        let clock = LabClock(speed: 2, isPaused: true) { [time] in time.now }
        time.advance(clock, by: .seconds(3))
        #expect(clock.now == .start)
        clock.resume()
        #expect(clock.now == .start)
        time.advance(clock, by: .seconds(1))
        #expect(clock.now == instant(2))
    }

    @Test func actionsRunInTheOrderOfTheirDeadlines() {
        let clock = time.clock()
        for second in [3, 1, 2] { clock.schedule(at: instant(Double(second))) { [log] in log.add(second) } }
        clock.schedule(at: instant(1)) { [log] in log.add(10) }
        time.advance(clock, by: .seconds(2.5))
        #expect(log.entries == [1, 10, 2])
        time.advance(clock, by: .seconds(1))
        #expect(log.entries == [1, 10, 2, 3])
        #expect(clock.nextWake == nil)
    }

    @Test func nothingHappensWhilePaused() {
        let clock = time.clock()
        clock.schedule(at: instant(1)) { [log] in log.add(1) }
        time.advance(clock, by: .seconds(0.5))
        clock.pause()
        #expect(clock.nextWake == nil)
        time.advance(clock, by: .seconds(100))
        #expect(log.entries.isEmpty)
        #expect(clock.now == instant(0.5))
        clock.resume()
        time.advance(clock, by: .seconds(0.6))
        #expect(log.entries == [1])
    }

    @Test(arguments: [(0.01, 1.0), (1, 100), (4, 400)])
    func labTimeFollowsTheSpeed(speed: Double, seconds: Double) {
        let clock = time.clock(speed: speed)
        time.advance(clock, by: .seconds(100))
        #expect((clock.now.seconds - seconds).magnitude < 1e-6)
    }

    @Test func changingTheSpeedKeepsTheMoment() {
        let clock = time.clock()
        clock.schedule(at: instant(2)) { [log] in log.add(2) }
        time.advance(clock, by: .seconds(1))
        clock.setSpeed(0.1)
        #expect(clock.now == instant(1))
        time.advance(clock, by: .seconds(9.9))
        #expect(log.entries.isEmpty)
        time.advance(clock, by: .seconds(0.2))
        #expect(log.entries == [2])
    }

    @Test(arguments: [(0, 0.001), (-3, 0.001), (1e9, 1_000), (.nan, 1), (.infinity, 1)])
    func speedsOutOfRangeAreBroughtBack(asked: Double, given: Double) {
        #expect(time.clock(speed: asked).speed == given)
    }

    @Test func aCancelledActionDoesntRun() {
        let clock = time.clock()
        let timers = (0..<5).map { number in clock.schedule(at: instant(1)) { [log] in log.add(number) } }
        clock.cancel(timers[2])
        clock.cancel(timers[2])
        time.advance(clock, by: .seconds(2))
        clock.cancel(timers[0])
        #expect(log.entries == [0, 1, 3, 4])
    }

    @Test func anActionMayScheduleAnotherAndPause() {
        let clock = time.clock()
        clock.schedule(at: instant(1)) { [log] in
            log.add(1)
            clock.schedule(at: .start) { log.add(2) }
            clock.schedule(at: LabClock.Instant(offset: .seconds(1))) {
                log.add(3)
                clock.pause()
            }
            clock.schedule(at: LabClock.Instant(offset: .seconds(1))) { log.add(4) }
        }
        time.advance(clock, by: .seconds(5))
        #expect(log.entries == [1, 2, 3])
        clock.resume()
        time.advance(clock, by: .seconds(1))
        #expect(log.entries == [1, 2, 3, 4])
    }

    @Test func whoDrivesItHearsOfEveryChange() {
        let clock = time.clock()
        clock.onChange { [log] in log.add(1) }
        let timer = clock.schedule(at: instant(1)) {}
        clock.pause()
        clock.resume()
        clock.setSpeed(2)
        clock.cancel(timer)
        clock.cancelAll()
        #expect(log.entries.count == 6)
        clock.onChange(nil)
        clock.pause()
        #expect(log.entries.count == 6)
    }

    @Test func cancelAllLetsGoOfWhatActionsHold() {
        let clock = time.clock()
        var held: Log<Int>? = Log()
        weak let watched = held
        clock.schedule(at: instant(1)) { [held] in held?.add(1) }
        held = nil
        #expect(watched != nil)
        clock.cancelAll()
        #expect(watched == nil)
    }

    @Test func aStepMovesPausedTimeToTheNextMomentAndDoesAllThatIsDueThen() {
        let clock = time.clock()
        let log = Log<String>()
        clock.schedule(at: instant(1)) {
            log.add("first")
            clock.schedule(at: clock.now) { log.add("at once") }
        }
        clock.schedule(at: instant(1)) { log.add("second") }
        clock.schedule(at: instant(3)) { log.add("third") }
        #expect(!clock.step())
        clock.pause()
        #expect(clock.step())
        #expect(log.entries == ["first", "second", "at once"])
        #expect(clock.now == instant(1))
        time.advance(clock, by: .seconds(10))
        #expect(clock.now == instant(1))
        #expect(clock.step())
        #expect(log.entries.last == "third")
        #expect(!clock.step())
        clock.resume()
        time.advance(clock, by: .seconds(1))
        #expect(clock.now == instant(4))
    }

    @Test func aTaskSleepsInLabTime() async throws {
        let clock = time.clock()
        async let slept: Void = clock.sleep(until: instant(1))
        while clock.nextWake == nil { await Task.yield() }
        time.advance(clock, by: .seconds(2))
        try await slept
        #expect(clock.now >= instant(1))
    }

    @Test func aCancelledSleepThrowsAndLeavesNothing() async {
        let clock = time.clock()
        let task = Task { try await clock.sleep(until: LabClock.Instant(offset: .seconds(1))) }
        while clock.nextWake == nil { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(clock.nextWake == nil)
    }

    @Test func aTaskCancelledBeforeItSleepsDoesntSleep() async {
        let clock = time.clock()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            try await clock.sleep(until: LabClock.Instant(offset: .seconds(1)))
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(clock.nextWake == nil)
    }
}
