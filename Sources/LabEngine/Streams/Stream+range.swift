extension Stream {
    typealias Visit = (StreamID, UnsafeRawBufferPointer) -> Void

    /// Visits the entries of an interval, both ends in it, in rising order or, reversed, in falling order. Ends after
    /// `count` of them where that is given. Returns how many it visited.
    @discardableResult
    func visit(
        from start: StreamID,
        through end: StreamID,
        reversed: Bool = false,
        count: Int? = nil,
        _ body: Visit
    ) -> Int {
        guard start <= end, !nodes.isEmpty else { return 0 }
        return reversed
            ? falling(from: end, through: start, count: count ?? .max, body)
            : rising(from: start, through: end, count: count ?? .max, body)
    }

    /// How many entries `visit` would visit, without looking at each.
    func count(from start: StreamID, through end: StreamID, atMost most: Int? = nil) -> Int {
        guard start <= end, !nodes.isEmpty else { return 0 }
        var total = 0
        for number in nodeIndex(from: start)..<nodes.count {
            let node = nodes[number]
            guard node.ids[0] <= end, total < most ?? .max else { break }
            if node.ids[0] >= start, node.ids[node.ids.count - 1] <= end {
                total += node.live
                continue
            }
            let first = node.index(from: start)
            let past = node.ids.firstIndexSorted { $0 > end }
            if first < past { total += (first..<past).count(where: node.isLive) }
        }
        return min(total, most ?? .max)
    }

    private func rising(from start: StreamID, through end: StreamID, count: Int, _ body: Visit) -> Int {
        var visited = 0
        var number = nodeIndex(from: start)
        var index = nodes[number].index(from: start)
        while number < nodes.count {
            let node = nodes[number]
            while index < node.ids.count {
                guard node.ids[index] <= end, visited < count else { return visited }
                if node.isLive(index) {
                    node.withFields(index) { body(node.ids[index], $0) }
                    visited += 1
                }
                index += 1
            }
            number += 1
            index = 0
        }
        return visited
    }

    private func falling(from start: StreamID, through end: StreamID, count: Int, _ body: Visit) -> Int {
        var visited = 0
        var number = nodeIndex(from: start)
        var index = nodes[number].ids.firstIndexSorted { $0 > start } - 1
        while true {
            let node = nodes[number]
            while index >= 0 {
                guard node.ids[index] >= end, visited < count else { return visited }
                if node.isLive(index) {
                    node.withFields(index) { body(node.ids[index], $0) }
                    visited += 1
                }
                index -= 1
            }
            guard number > 0 else { return visited }
            number -= 1
            index = nodes[number].ids.count - 1
        }
    }
}
