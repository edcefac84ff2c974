import LabKit
import Testing

struct ServiceTimeTests {
    private func draws(_ time: ServiceTime, settings: LabSettings = LabSettings(), count: Int = 20_000) -> [Double] {
        (0..<count).map { number in
            time.seconds(in: settings) { salt in
                SeededDecision.unit(
                    seed: 7,
                    component: "payments",
                    purpose: "service time",
                    unit: .order(number),
                    attempt: 1,
                    salt: salt
                )
            }
        }
    }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    private func deviation(_ values: [Double]) -> Double {
        let mean = mean(values)
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
    }

    /// Each distribution's mean and standard deviation in closed form, and how far 20,000 draws may be off.
    @Test(arguments: [
        (ServiceTime.constant(.literal(0.02)), 0.02, 0.0, 1e-12),
        (.exponential(mean: .literal(0.02)), 0.02, 0.02, 0.001),
        (.uniform(.literal(0.01), .literal(0.03)), 0.02, 0.02 / 3.464, 0.0005),
        (.uniform(.literal(0.03), .literal(0.01)), 0.02, 0.02 / 3.464, 0.0005),
        (.lognormal(.mean(.literal(0.02)), sigma: .literal(0.5)), 0.02, 0.02 * 0.5329, 0.001),
        (.lognormal(.median(.literal(0.02)), sigma: .literal(0.5)), 0.02 * 1.1331, 0.02 * 1.1331 * 0.5329, 0.001),
        (.lognormal(.mean(.literal(0.02)), sigma: .literal(0)), 0.02, 0, 1e-12),
        (.pareto(minimum: .literal(0.01), shape: .literal(4)), 0.04 / 3, 0.01 * 0.4714, 0.001),
    ])
    func theDrawsHaveTheMeanAndTheSpread(time: ServiceTime, expected: Double, spread: Double, tolerance: Double) {
        let draws = draws(time)
        #expect((mean(draws) - expected).magnitude <= tolerance)
        #expect((deviation(draws) - spread).magnitude <= tolerance)
        #expect(draws.allSatisfy { $0 >= 0 })
    }

    @Test func halfOfALognormalIsBelowItsMedianWhateverItsSpread() {
        for sigma in [0.2, 1, 2] {
            let draws = draws(.lognormal(.median(.literal(0.02)), sigma: .literal(sigma)))
            let share = Double(draws.filter { $0 < 0.02 }.count) / Double(draws.count)
            #expect((share - 0.5).magnitude < 0.02)
        }
    }

    @Test func theTailOfAParetoIsAPower() {
        let draws = draws(.pareto(minimum: .literal(0.01), shape: .literal(1.5)), count: 50_000)
        #expect(draws.allSatisfy { $0 >= 0.01 })
        // P(more than four times the minimum) = 4^-1.5 = 1/8.
        #expect((Double(draws.filter { $0 > 0.04 }.count) / 50_000 - 0.125).magnitude < 0.01)
    }

    @Test func nothingTakesLongerThanARunCanWait() {
        let longest = ServiceTime.pareto(minimum: .literal(60), shape: .literal(1.01))
            .seconds(in: LabSettings()) { _ in 1 - 1e-12 }
        #expect(longest == ServiceTime.longest)
    }

    @Test func theSamePieceOfWorkTakesTheSameAndFollowsItsControl() {
        let time = ServiceTime.exponential(mean: .control("mean"))
        let slow = LabSettings(["mean": .number(0.04)])
        let fast = LabSettings(["mean": .number(0.02)])
        #expect(draws(time, settings: slow, count: 100) == draws(time, settings: slow, count: 100))
        for (slow, fast) in zip(draws(time, settings: slow, count: 100), draws(time, settings: fast, count: 100)) {
            #expect((slow - 2 * fast).magnitude < 1e-12)
        }
    }
}
