import TestSupport
import Testing

@testable import Content

/// What holds of every graph of requirements, over seeded ones.
struct RequirementCycleTests {
    private static func graph(seed: UInt64) -> [TopicID: [TopicID]] {
        var random = SplitMix(seed: seed)
        let ids = (0..<Int.random(in: 1...12, using: &random)).map { TopicID("t\($0)") }
        // Some that nobody wrote are required too.
        let named = ids + ["absent"]
        return Dictionary(
            uniqueKeysWithValues: ids.map { id in
                (
                    id,
                    (0..<Int.random(in: 0...2, using: &random)).compactMap { _ in named.randomElement(using: &random) }
                )
            }
        )
    }

    /// By following every requirement from a topic, without the code that is tested.
    private func requiresItself(_ id: TopicID, _ graph: [TopicID: [TopicID]]) -> Bool {
        var seen: Set<TopicID> = []
        var open = graph[id] ?? []
        while let next = open.popLast() {
            if next == id { return true }
            if seen.insert(next).inserted { open += graph[next] ?? [] }
        }
        return false
    }

    @Test(arguments: 0..<300)
    func whatIsReportedIsACycleAndWhereThereIsOneItIsReported(_ seed: UInt64) {
        let graph = Self.graph(seed: seed)
        let cycles = RequirementCycles.find(in: graph)
        for cycle in cycles {
            #expect(cycle.first == cycle.min())
            #expect(Set(cycle).count == cycle.count)
            for (from, to) in zip(cycle, cycle.dropFirst() + cycle.prefix(1)) {
                #expect(graph[from]?.contains(to) == true)
            }
        }
        #expect(Set(cycles.flatMap { $0 }).count == cycles.map(\.count).reduce(0, +), "a topic in two cycles")
        let isCyclic = graph.keys.contains { requiresItself($0, graph) }
        #expect(cycles.isEmpty == !isCyclic)
        #expect(RequirementCycles.find(in: graph) == cycles, "the same each time")
    }

    @Test(arguments: 0..<100)
    func requirementsOfEarlierTopicsAloneFormNoCycle(_ seed: UInt64) {
        let graph = Self.graph(seed: seed)
        let order = graph.keys.sorted()
        let earlier = graph.map { id, requires in (id, requires.filter { $0 < id && order.contains($0) }) }
        #expect(RequirementCycles.find(in: Dictionary(uniqueKeysWithValues: earlier)).isEmpty)
    }
}
