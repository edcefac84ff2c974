import LabKit
import Testing

@testable import LabEngine

extension RunningLabTests {
    /// Breaks what the lab's checks guard, one at a time, and sees a check fail at the solution each time.
    struct MutationTests {
        /// Takes every key and looks at none.
        private struct BlindGate: KeyGate {
            func begin(_ attempt: KeyedAttempt, now: Double, in store: SQLiteStore) throws -> KeyVerdict { .work }

            func finish(
                _ attempt: KeyedAttempt,
                charge: Charge,
                in store: SQLiteStore,
                answer: (Int64) -> StoredAnswer
            ) throws -> StoredAnswer? {
                try store.transaction { answer(try SQLiteStore.insert(charge, $0)) }
            }
        }

        private struct Mutation {
            var name: String
            /// The checks that have to find it.
            var foundBy: [String]
            var change: @Sendable (inout LabParts) -> Void
        }

        private static let mutations = [
            Mutation(name: "a unique insert that checks nothing", foundBy: ["charged-once"]) {
                $0.keyGate = { _ in BlindGate() }
            },
            Mutation(name: "a look-up instead of the unique insert", foundBy: ["charged-once"]) {
                $0.keyGate = { _ in SelectThenInsertGate() }
            },
            Mutation(name: "a client that makes a new key for each attempt", foundBy: ["charged-once"]) {
                $0.key = { _, order, attempt in LabParts.standard.key(.perAttempt, order, attempt) }
            },
            Mutation(name: "a link that loses nothing", foundBy: ["real-loss"]) { $0.loses = { _, _ in false } },
            Mutation(name: "a link that loses everything", foundBy: ["all-heard"]) { $0.loses = { _, _ in true } },
        ]

        /// Two at a time and at a lower rate, which leaves a slow machine time for each.
        @Test func eachIsFoundByTheCheckThatGuardsIt() async throws {
            let settings = try RunningLab.manifest().solved.applying(["rate": .number(30)])
            for pair in stride(from: 0, to: Self.mutations.count, by: 2) {
                try await withThrowingTaskGroup(of: Void.self) { tasks in
                    for mutation in Self.mutations[pair...].prefix(2) {
                        tasks.addTask {
                            var parts = LabParts.standard
                            mutation.change(&parts)
                            let report = try await RunningLab.report(settings, for: .seconds(5), parts: parts)
                            let failed = report.checks.filter { $0.verdict == .failed }
                            let comment = "\(mutation.name): \(report.checks.map(\.measured))"
                            // On a machine that is busy the impatient client may give up as well.
                            #expect(Set(failed.map(\.id)).isSuperset(of: mutation.foundBy), "\(comment)")
                        }
                    }
                    try await tasks.waitForAll()
                }
            }
        }
    }
}
