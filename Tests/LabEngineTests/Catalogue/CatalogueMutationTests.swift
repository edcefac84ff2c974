import LabKit
import Testing

@testable import LabEngine

extension RunningLabTests {
    /// Breaks what the checks of the lab on cache invalidation guard, one at a time.
    struct CatalogueMutationTests {
        /// Reads by one strategy and writes by another.
        private struct Mixed: InvalidationStrategy {
            var reading: any InvalidationStrategy
            var writing: any InvalidationStrategy

            func read(_ slot: CacheSlot) -> any CacheConversation { reading.read(slot) }
            func write(_ row: ProductRow, _ slot: CacheSlot) -> any CacheConversation { writing.write(row, slot) }
        }

        /// Stores for an hour, whatever it is told.
        private struct Everlasting: InvalidationStrategy {
            var strategy: any InvalidationStrategy

            func read(_ slot: CacheSlot) -> any CacheConversation {
                var slot = slot
                slot.ttl = 3_600
                return strategy.read(slot)
            }

            func write(_ row: ProductRow, _ slot: CacheSlot) -> any CacheConversation { strategy.write(row, slot) }
        }

        /// Never looks into the cache.
        private struct Blind: InvalidationStrategy {
            private struct Read: CacheConversation {
                func handle(_ input: CacheInput) -> CacheStep { input == .begin ? .load : .end(.leftAlone) }
            }

            func read(_ slot: CacheSlot) -> any CacheConversation { Read() }
            func write(_ row: ProductRow, _ slot: CacheSlot) -> any CacheConversation { SilentWrite() }
        }

        private struct Mutation {
            var name: String
            /// Of those that pass all checks while nothing is broken.
            var strategy: CatalogueSpec.Strategy = .lease
            var foundBy: Set<String>
            var change: @Sendable (inout LabParts) -> Void
        }

        private static let mutations = [
            Mutation(name: "a delete that isn't sent", foundBy: ["fresh"]) {
                $0.strategy = { _ in Mixed(reading: LeaseStrategy(), writing: TTLOnlyStrategy()) }
            },
            Mutation(name: "a delete that leaves the lease", foundBy: ["fresh"]) {
                $0.strategy = { _ in Mixed(reading: LeaseStrategy(), writing: DeleteOnWriteStrategy()) }
            },
            Mutation(name: "a lease that is never refused", foundBy: ["fresh"]) {
                $0.strategy = { _ in LeaseStrategy(isHeld: { _, _ in true }) }
            },
            Mutation(name: "a version that always wins", strategy: .versionedSet, foundBy: ["fresh", "refused"]) {
                $0.strategy = { _ in VersionedSetStrategy(mayReplace: { _, _ in true }) }
            },
            Mutation(name: "a tombstone that isn't left", strategy: .versionedSet, foundBy: ["fresh"]) {
                $0.strategy = { _ in Mixed(reading: VersionedSetStrategy(), writing: DeleteOnWriteStrategy()) }
            },
            Mutation(name: "a copy that never expires", foundBy: ["on-time"]) {
                $0.strategy = { _ in Everlasting(strategy: LeaseStrategy()) }
            },
            Mutation(name: "a cache that isn't asked", foundBy: ["cached", "refused"]) {
                $0.strategy = { _ in Blind() }
            },
            Mutation(name: "a database that takes no time", foundBy: ["real-race"]) { $0.statementTime = { _ in 0 } },
            Mutation(name: "a comparison that finds nothing stale", foundBy: ["real-overlap"]) {
                $0.isOlder = { _, _ in false }
            },
            Mutation(name: "a comparison that finds everything stale", foundBy: ["fresh"]) {
                $0.isOlder = { _, _ in true }
            },
        ]

        @Test func eachIsFoundByTheCheckThatGuardsIt() async throws {
            let solved = try RunningLab.manifest("cache-invalidation").solved
            for pair in stride(from: 0, to: Self.mutations.count, by: 2) {
                try await withThrowingTaskGroup(of: Void.self) { tasks in
                    for mutation in Self.mutations[pair...].prefix(2) {
                        tasks.addTask {
                            var parts = LabParts.standard
                            mutation.change(&parts)
                            let report = try await RunningLab.report(
                                lab: "cache-invalidation",
                                solved.applying(["strategy": .choice(mutation.strategy.rawValue)]),
                                for: .seconds(5),
                                parts: parts
                            )
                            let failed = Set(report.checks.filter { $0.verdict != .passed }.map(\.id))
                            let comment = "\(mutation.name): \(report.checks.map { "\($0.id): \($0.measured)" })"
                            #expect(failed.isSuperset(of: mutation.foundBy), "\(comment)")
                            #expect(report.exitCode == 1, "\(comment)")
                        }
                    }
                    try await tasks.waitForAll()
                }
            }
        }
    }
}
