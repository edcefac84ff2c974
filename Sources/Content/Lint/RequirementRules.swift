extension CorpusRule {
    static let requirementRules = [requirementsFormNoCycle]

    /// Each cycle is reported once, at the topic in it that comes first in the alphabet.
    static let requirementsFormNoCycle = CorpusRule { index in
        let requirements = index.topics.mapValues { $0.value.header.requires }
        return RequirementCycles.find(in: requirements).compactMap { cycle in
            guard let first = cycle.first, let topic = index.topics[first] else { return nil }
            let round = (cycle + [first]).map(\.rawValue).joined(separator: " → ")
            let message = "the requirements form a cycle, \(round); take one of them out"
            return topic.issue(topic.source.line(ofKey: "requires"), message)
        }
    }
}

/// Finds cycles among requirements without recursion.
enum RequirementCycles {
    /// One cycle for each knot of topics that require each other, beginning with its least id; none twice.
    static func find(in requirements: [TopicID: [TopicID]]) -> [[TopicID]] {
        var open = requirements.mapValues { $0.filter { requirements[$0] != nil } }
        var finished: [TopicID]
        repeat {
            finished = open.filter { $0.value.allSatisfy { open[$0] == nil } }.map(\.key)
            for id in finished { open[id] = nil }
        } while !finished.isEmpty
        // What is left requires something that is left too, so each walk along it comes back to where it was.
        var visited: Set<TopicID> = []
        var cycles: [[TopicID]] = []
        for start in open.keys.sorted() where !visited.contains(start) {
            var walk: [TopicID] = []
            var next: TopicID? = start
            while let id = next, visited.insert(id).inserted {
                walk.append(id)
                next = open[id]?.first { open[$0] != nil }
            }
            if let next, let index = walk.firstIndex(of: next) { cycles.append(rotated(Array(walk[index...]))) }
        }
        return cycles
    }

    private static func rotated(_ cycle: [TopicID]) -> [TopicID] {
        guard let least = cycle.min(), let index = cycle.firstIndex(of: least) else { return cycle }
        return Array(cycle[index...] + cycle[..<index])
    }
}
