import LabKit
import Testing

@testable import LabEngine

extension RunningLabTests {
    /// Breaks what the backpressure lab's checks guard, one at a time, and sees a check fail at the solution each time.
    struct BackpressureMutationTests {
        private struct Mutation {
            var name: String
            /// The checks that have to find it.
            var foundBy: [String]
            var change: @Sendable (inout LabParts) -> Void
        }

        private static let mutations = [
            Mutation(name: "a bound that isn't kept", foundBy: ["bounded", "held-up"]) { $0.queueBound = { _ in nil } },
            Mutation(name: "a bound that is twice what was asked for", foundBy: ["bounded"]) {
                $0.queueBound = { $0.map { QueueBound(messages: $0.messages * 2, overflow: $0.overflow) } }
            },
            Mutation(name: "blocking that drops instead", foundBy: ["nothing-lost", "slowed", "held-up"]) {
                $0.queueBound = { $0.map { QueueBound(messages: $0.messages, overflow: .dropNewest) } }
            },
            Mutation(name: "blocking that refuses instead", foundBy: ["slowed", "held-up"]) {
                $0.queueBound = { $0.map { QueueBound(messages: $0.messages, overflow: .shed) } }
            },
            // For as long as the test runs they take all that is too much.
            Mutation(name: "sockets that take megabytes", foundBy: ["held-up"]) { $0.socketBuffer = { _ in nil } },
            Mutation(
                name: "a producer that makes all that is due, whatever its connection takes",
                foundBy: ["not-stored"]
            ) {
                $0.mayMake = { _ in true }
            },
            Mutation(name: "a consumer that acknowledges and doesn't work", foundBy: ["nothing-lost"]) {
                $0.processes = { !$0.hasSuffix("0-0") && !$0.hasSuffix("5-0") }
            },
        ]

        @Test func eachIsFoundByTheCheckThatGuardsIt() async throws {
            let manifest = try RunningLab.manifest("backpressure")
            for pair in stride(from: 0, to: Self.mutations.count, by: 2) {
                try await withThrowingTaskGroup(of: Void.self) { tasks in
                    for mutation in Self.mutations[pair...].prefix(2) {
                        tasks.addTask {
                            var parts = LabParts.standard
                            mutation.change(&parts)
                            let report = try await RunningLab.report(
                                lab: "backpressure",
                                manifest.solved,
                                for: .seconds(3),
                                parts: parts
                            )
                            let failed = report.checks.filter { $0.verdict == .failed }.map(\.id)
                            let comment = "\(mutation.name): \(report.checks.map(\.measured))"
                            #expect(Set(failed).isSuperset(of: mutation.foundBy), "\(comment)")
                        }
                    }
                    try await tasks.waitForAll()
                }
            }
        }
    }
}
