/// A run of neighbouring entries: what a stream is made of, and what approximate trimming takes away.
///
/// An entry that was deleted leaves its id behind until its whole node goes, as in Redis.
final class StreamNode {
    /// Entries of one node, deleted ones too: Redis' `stream-node-max-entries`.
    static let mostEntries = 100
    /// A node with so many bytes takes no more: Redis' `stream-node-max-bytes`. Redis counts its own encoding; this counts
    /// the encoding here, so that nodes of large entries end in other places.
    static let mostBytes = 4_096

    private(set) var ids: [StreamID] = []
    /// Entries that aren't deleted.
    private(set) var live = 0
    /// The fields of all entries, one after the other.
    private var bytes: [UInt8] = []
    /// Where each entry's fields end.
    private var ends: [Int] = []
    /// A bit for each entry that was deleted.
    private var deleted: UInt128 = 0

    var isFull: Bool { ids.count >= StreamNode.mostEntries || bytes.count >= StreamNode.mostBytes }

    func append(_ id: StreamID, _ fields: UnsafeRawBufferPointer) {
        ids.append(id)
        bytes.append(contentsOf: fields)
        ends.append(bytes.count)
        live += 1
    }

    func isLive(_ index: Int) -> Bool { deleted & (1 << UInt128(index)) == 0 }

    /// Bytes of an entry's fields.
    func size(_ index: Int) -> Int { ends[index] - start(index) }

    /// Must be live.
    func delete(_ index: Int) {
        deleted |= 1 << UInt128(index)
        live -= 1
    }

    func withFields<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[start(index)..<ends[index]])) }
    }

    /// The first index whose id isn't smaller.
    func index(from id: StreamID) -> Int { ids.firstIndexSorted { $0 >= id } }

    private func start(_ index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }
}

extension RandomAccessCollection where Index == Int {
    /// The first index whose element meets a condition that all after it meet too; `endIndex` where none does.
    func firstIndexSorted(where condition: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
