import LabKit
import Testing

struct SeededDecisionTests {
    private func decide(
        seed: UInt64 = 7,
        _ component: String = "network",
        _ purpose: String = "lose response",
        _ unit: UnitOfWork = .order(812),
        attempt: Int = 1,
        salt: Int = 0
    ) -> Double {
        SeededDecision.unit(
            seed: seed,
            component: component,
            purpose: purpose,
            unit: unit,
            attempt: attempt,
            salt: salt
        )
    }

    /// Recorded runs hang on this: a seed means the same for ever.
    @Test func aSeedMeansTheSameForEver() {
        #expect(decide() == decide())
        #expect(decide() == 0.5996080298963959)
    }

    @Test func everyFieldMatters() {
        let all = [
            decide(), decide(seed: 8), decide("link"), decide("network", "lose request"),
            decide("network", "lose response", .order(813)), decide("network", "lose response", .outsider(812)),
            decide(attempt: 2), decide(salt: 1),
        ]
        #expect(Set(all).count == all.count)
    }

    @Test func decisionsAreSpreadEvenlyAndDontFollowEachOther() {
        let count = 20_000
        let values = (0..<count).map { decide("network", "lose response", .order($0)) }
        #expect(values.allSatisfy { (0..<1).contains($0) })
        for tenth in 0..<10 {
            let share = values.filter { Int($0 * 10) == tenth }.count
            // Five standard deviations of a binomial share.
            #expect(abs(share - count / 10) < 5 * 43)
        }
        let below = zip(values, values.dropFirst()).filter { $0 < 0.2 && $1 < 0.2 }.count
        #expect(abs(below - count / 25) < 5 * 28)
    }
}
