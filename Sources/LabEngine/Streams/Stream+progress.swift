extension Stream {
    /// Whether an entry that was deleted by name may lie between others at or after an id: then counting from there would
    /// be wrong.
    func mayHaveTombstones(from id: StreamID) -> Bool {
        length > 0 && maxDeletedID != .zero && id <= maxDeletedID && firstID <= maxDeletedID
    }

    /// How many entries were ever added up to an id, that one too; nil where it can't be known.
    func entriesAdded(upTo id: StreamID) -> Int? {
        guard entriesAdded > 0 else { return 0 }
        if length == 0, id <= lastID { return entriesAdded }
        if id != .zero, id < maxDeletedID { return nil }
        if id == lastID { return entriesAdded }
        if id > lastID { return nil }
        let first = firstID
        guard maxDeletedID == .zero || maxDeletedID < first else { return nil }
        if id < first { return entriesAdded - length }
        return id == first ? entriesAdded - length + 1 : nil
    }

    /// How many entries a group has yet to be given; nil where it can't be known.
    func lag(of group: ConsumerGroup) -> Int? {
        guard entriesAdded > 0 else { return 0 }
        if let read = group.entriesRead, !mayHaveTombstones(from: group.lastDeliveredID) { return entriesAdded - read }
        return entriesAdded(upTo: group.lastDeliveredID).map { entriesAdded - $0 }
    }

    /// Moves a group on past an entry that is being given to it.
    func advance(_ group: ConsumerGroup, past id: StreamID) {
        guard id > group.lastDeliveredID else { return }
        if let read = group.entriesRead, !mayHaveTombstones(from: id) {
            group.entriesRead = read + 1
        } else if entriesAdded > 0 {
            group.entriesRead = entriesAdded(upTo: id)
        }
        group.lastDeliveredID = id
    }

    /// What XINFO says of Redis' radix tree, were these nodes kept in one under their first ids: each run of bytes
    /// without a fork is a node, and so is each fork and each end.
    var radixTreeNodes: Int {
        guard !nodes.isEmpty else { return 1 }
        // Depths of the forks that are open on the path to the key before this one.
        var forks: [Int] = []
        var count = 1
        var previous: [UInt8]?
        var edges: [(top: Int, bottom: Int)] = []
        for node in nodes {
            let key = Stream.radixKey(node.ids[0])
            if let previous {
                let common = zip(previous, key).prefix { $0 == $1 }.count
                var bottom = key.count
                while let fork = forks.last, fork > common {
                    edges.append((fork, bottom))
                    bottom = fork
                    forks.removeLast()
                }
                edges.append((common, bottom))
                if forks.last != common {
                    forks.append(common)
                    count += 1
                }
                count += 1
            }
            previous = key
        }
        var bottom = 16
        while let fork = forks.popLast() {
            edges.append((fork, bottom))
            bottom = fork
        }
        // A fork's own byte leads to its child; what is left of an edge is a node.
        return count + edges.count { $0.bottom - $0.top > 1 } + (bottom > 0 ? 1 : 0)
    }

    private static func radixKey(_ id: StreamID) -> [UInt8] {
        withUnsafeBytes(of: (id.milliseconds.bigEndian, id.sequence.bigEndian)) { Array($0) }
    }
}
