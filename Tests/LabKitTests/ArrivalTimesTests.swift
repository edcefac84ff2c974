import Testing

@testable import LabKit

struct ArrivalTimesTests {
    private static let settings = LabSettings()

    private static func load(
        _ arrivals: LoadSpec.Arrivals,
        rate: Parameter<Double> = .literal(50),
        burst: LoadSpec.Burst? = nil,
        trace: ArrivalTrace? = nil
    ) -> LoadSpec {
        LoadSpec(loop: .literal(.open), arrivals: .literal(arrivals), rate: rate, burst: burst, trace: trace)
    }

    private static func times(
        _ load: LoadSpec,
        seed: UInt64 = 7,
        count: Int,
        settings: LabSettings = settings,
        start: Double = 0
    ) -> [Double] {
        var arrivals = ArrivalTimes(load: load, seed: seed, component: "shop", settings: settings, start: start)
        return (0..<count).compactMap { _ in arrivals.take(settings, at: .infinity) }
    }

    @Test func poissonArrivalsHaveTheRateAndTheSeed() {
        let times = Self.times(Self.load(.poisson), count: 10_000)
        let gaps = zip(times, [0] + times).map { $0 - $1 }
        #expect(gaps.allSatisfy { $0 >= 0 && $0.isFinite })
        #expect((gaps.reduce(0, +) - 200).magnitude < 10)
        // The spread of an exponential is its mean.
        let spread = (gaps.reduce(0) { $0 + ($1 - 0.02) * ($1 - 0.02) } / 10_000).squareRoot()
        #expect((spread - 0.02).magnitude < 0.002)
        #expect(Self.times(Self.load(.poisson), count: 10_000) == times)
        #expect(Self.times(Self.load(.poisson), seed: 8, count: 1) != Array(times.prefix(1)))
    }

    @Test func uniformArrivalsAreEvenlySpacedFromTheStart() {
        let times = Self.times(Self.load(.uniform, rate: .literal(4)), count: 4, start: 10)
        #expect(times == [10.25, 10.5, 10.75, 11])
    }

    @Test func burstsComeAtOnceAndThenAgain() {
        let burst = LoadSpec.Burst(size: .literal(3), every: .literal(2))
        let times = Self.times(Self.load(.bursts, burst: burst), count: 7, start: 1)
        #expect(times == [1, 1, 1, 3, 3, 3, 5])
    }

    @Test func aTraceIsReplayedOnce() throws {
        let trace = try ArrivalTrace("0\n0.5\n0.5\n2\n")
        #expect(Self.times(Self.load(.trace, trace: trace), count: 9, start: 1) == [1, 1.5, 1.5, 3])
    }

    @Test func nothingIsTakenBeforeItIsDue() {
        var arrivals = ArrivalTimes(
            load: Self.load(.uniform, rate: .literal(1)),
            seed: 7,
            component: "shop",
            settings: Self.settings,
            start: 0
        )
        #expect(arrivals.next == 1)
        #expect(arrivals.take(Self.settings, at: 0.99) == nil)
        #expect(arrivals.take(Self.settings, at: 5) == 1)
        #expect(arrivals.next == 2)
    }

    @Test func aTurnedRateHoldsForWhatIsLeftOfTheGap() {
        let slow = LabSettings(["rate": .number(0.1)])
        let fast = LabSettings(["rate": .number(10)])
        var arrivals = ArrivalTimes(
            load: Self.load(.uniform, rate: .control("rate")),
            seed: 7,
            component: "shop",
            settings: slow,
            start: 0
        )
        #expect(arrivals.next == 10)
        arrivals.follow(slow, at: 3)
        #expect(arrivals.next == 10)
        // Half of the gap is left, and passes a hundred times as fast.
        arrivals.follow(fast, at: 5)
        #expect(arrivals.next == 5.05)
        #expect(arrivals.take(fast, at: 6) == 5.05)
        #expect((arrivals.next ?? 0) - 5.15 < 1e-12)
    }

    @Test func aTurnedPatternBeginsAnew() throws {
        let load = LoadSpec(
            loop: .literal(.open),
            arrivals: .control("pattern"),
            rate: .literal(10),
            burst: LoadSpec.Burst(size: .literal(2), every: .literal(1)),
            trace: try ArrivalTrace("0.25\n1")
        )
        let uniform = LabSettings(["pattern": .choice("uniform")])
        let bursts = LabSettings(["pattern": .choice("bursts")])
        let trace = LabSettings(["pattern": .choice("trace")])
        var arrivals = ArrivalTimes(load: load, seed: 7, component: "shop", settings: uniform, start: 0)
        #expect(arrivals.take(uniform, at: 0.1) == 0.1)
        arrivals.follow(bursts, at: 0.15)
        #expect(arrivals.take(bursts, at: 0.15) == 0.15)
        #expect(arrivals.take(bursts, at: 0.15) == 0.15)
        #expect(arrivals.next == 1.15)
        arrivals.follow(trace, at: 2)
        #expect(arrivals.take(trace, at: 9) == 2.25)
        #expect(arrivals.take(trace, at: 9) == 3)
        #expect(arrivals.next == nil)
    }
}
