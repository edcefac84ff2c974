/// A log of entries under rising ids, with the groups that read it: what Redis keeps under a key of type `stream`.
///
/// The entries lie in nodes of up to a hundred. Appending costs a copy of the fields; finding an id two binary searches;
/// deleting one the same, and once in a hundred times a move of the node list (8 bytes for each hundred entries), which
/// is 80 KB for a million entries. Trimming takes whole nodes where it can.
///
/// Fields are bytes that it doesn't look into. Belongs to one event loop.
final class Stream {
    enum AppendError: Error, Equatable {
        /// Not greater than the last id.
        case notGreater
        /// The last id is the greatest there is.
        case exhausted
    }

    /// Ascending; none without a live entry.
    private(set) var nodes: ContiguousArray<StreamNode> = []
    /// Entries that are there.
    private(set) var length = 0
    /// Bytes of their fields.
    private(set) var bytes = 0
    /// The greatest id that it ever had, or was set to.
    var lastID = StreamID.zero
    /// Entries that were ever added.
    var entriesAdded = 0
    /// The greatest id that was deleted by name.
    var maxDeletedID = StreamID.zero
    var groups: [[UInt8]: ConsumerGroup] = [:]

    /// In the order of their names' bytes.
    var sortedGroups: [ConsumerGroup] {
        groups.values.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }

    /// The first entry's id; zero where there is none.
    var firstID: StreamID {
        guard let node = nodes.first, let index = node.ids.indices.first(where: node.isLive) else { return .zero }
        return node.ids[index]
    }

    /// The last entry's id; zero where there is none.
    var lastEntryID: StreamID {
        guard let node = nodes.last, let index = node.ids.indices.last(where: node.isLive) else { return .zero }
        return node.ids[index]
    }

    /// The id that an entry without one gets.
    func nextID(now: UInt64) throws(AppendError) -> StreamID {
        if now > lastID.milliseconds { return StreamID(milliseconds: now, sequence: 0) }
        guard let next = lastID.next else { throw .exhausted }
        return next
    }

    /// The id that an entry gets whose milliseconds are given.
    func nextID(milliseconds: UInt64) throws(AppendError) -> StreamID {
        guard milliseconds == lastID.milliseconds else { return StreamID(milliseconds: milliseconds, sequence: 0) }
        guard lastID.sequence < .max else { throw .notGreater }
        return StreamID(milliseconds: milliseconds, sequence: lastID.sequence + 1)
    }

    func append(_ id: StreamID, _ fields: UnsafeRawBufferPointer) throws(AppendError) {
        guard id > lastID else { throw .notGreater }
        if nodes.last?.isFull ?? true { nodes.append(StreamNode()) }
        nodes[nodes.count - 1].append(id, fields)
        length += 1
        bytes += fields.count
        entriesAdded += 1
        lastID = id
    }

    func contains(_ id: StreamID) -> Bool { place(of: id) != nil }

    /// Whether there was such an entry.
    @discardableResult
    func delete(_ id: StreamID) -> Bool {
        guard let place = place(of: id) else { return false }
        remove(place)
        if nodes[place.node].live == 0 { nodes.remove(at: place.node) }
        maxDeletedID = max(maxDeletedID, id)
        return true
    }

    /// The first node that may hold an id or greater ones.
    func nodeIndex(from id: StreamID) -> Int {
        max(0, nodes.firstIndexSorted { $0.ids[0] > id } - 1)
    }

    private struct Place {
        var node: Int
        var index: Int
    }

    private func place(of id: StreamID) -> Place? {
        guard !nodes.isEmpty else { return nil }
        let number = nodeIndex(from: id)
        let node = nodes[number]
        let index = node.index(from: id)
        guard index < node.ids.count, node.ids[index] == id, node.isLive(index) else { return nil }
        return Place(node: number, index: index)
    }

    private func remove(_ place: Place) {
        let node = nodes[place.node]
        bytes -= node.size(place.index)
        length -= 1
        node.delete(place.index)
    }

    /// Bytes that count towards a server's memory: entries with what they cost beside their fields, and what is pending.
    var size: Int {
        let perEntry = MemoryLayout<StreamID>.stride + MemoryLayout<Int>.stride
        return bytes + length * perEntry + groups.values.reduce(0) { $0 + $1.pending.count * 64 + 128 }
    }

    /// Takes the first node away, whole.
    func removeFirstNode() {
        let node = nodes.removeFirst()
        length -= node.live
        for index in node.ids.indices where node.isLive(index) { bytes -= node.size(index) }
    }

    /// Deletes the first node's entries while a condition holds; returns how many.
    func removeInFirstNode(while condition: (StreamID) -> Bool) -> Int {
        guard let node = nodes.first else { return 0 }
        var removed = 0
        for index in node.ids.indices {
            guard condition(node.ids[index]) else { break }
            guard node.isLive(index) else { continue }
            remove(Place(node: 0, index: index))
            removed += 1
        }
        if node.live == 0 { nodes.removeFirst() }
        return removed
    }
}
