/// Values under stream ids, in their order. Chunks of up to 128: appending is cheap, and putting in, finding and taking
/// away anywhere costs two binary searches and a short move.
struct IDMap<Value> {
    private struct Chunk {
        var ids: [StreamID] = []
        var values: [Value] = []
    }

    private static var largestChunk: Int { 128 }

    /// Ascending; none is empty.
    private var chunks: [Chunk] = []
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }
    var first: StreamID? { chunks.first?.ids.first }
    var last: StreamID? { chunks.last?.ids.last }

    subscript(id: StreamID) -> Value? {
        guard let place = place(of: id) else { return nil }
        return chunks[place.chunk].values[place.index]
    }

    /// Puts a value in; one that was there goes.
    mutating func set(_ id: StreamID, _ value: Value) {
        if let place = place(of: id) {
            chunks[place.chunk].values[place.index] = value
            return
        }
        count += 1
        if last.map({ $0 < id }) ?? true { return append(id, value) }
        let number = chunkIndex(from: id)
        if chunks[number].ids.count >= IDMap.largestChunk {
            let half = IDMap.largestChunk / 2
            let upper = Chunk(
                ids: Array(chunks[number].ids[half...]),
                values: Array(chunks[number].values[half...])
            )
            chunks[number].ids.removeSubrange(half...)
            chunks[number].values.removeSubrange(half...)
            chunks.insert(upper, at: number + 1)
        }
        let target = chunkIndex(from: id)
        let index = chunks[target].ids.firstIndexSorted { $0 > id }
        chunks[target].ids.insert(id, at: index)
        chunks[target].values.insert(value, at: index)
    }

    @discardableResult
    mutating func remove(_ id: StreamID) -> Value? {
        guard let place = place(of: id) else { return nil }
        count -= 1
        chunks[place.chunk].ids.remove(at: place.index)
        let value = chunks[place.chunk].values.remove(at: place.index)
        if chunks[place.chunk].ids.isEmpty { chunks.remove(at: place.chunk) }
        return value
    }

    /// Visits from an id on, in order, until the body says false.
    func visit(from start: StreamID, _ body: (StreamID, Value) -> Bool) {
        guard !chunks.isEmpty else { return }
        var number = chunkIndex(from: start)
        var index = chunks[number].ids.firstIndexSorted { $0 >= start }
        while number < chunks.count {
            while index < chunks[number].ids.count {
                guard body(chunks[number].ids[index], chunks[number].values[index]) else { return }
                index += 1
            }
            number += 1
            index = 0
        }
    }

    /// The first that isn't smaller.
    func first(from start: StreamID) -> (id: StreamID, value: Value)? {
        var found: (StreamID, Value)?
        visit(from: start) { id, value in
            found = (id, value)
            return false
        }
        return found
    }

    /// The first so many; all of them where that is nil.
    func prefix(_ most: Int?) -> [(id: StreamID, value: Value)] {
        var found: [(id: StreamID, value: Value)] = []
        visit(from: .zero) { id, value in
            guard found.count < most ?? .max else { return false }
            found.append((id, value))
            return true
        }
        return found
    }

    private mutating func append(_ id: StreamID, _ value: Value) {
        if chunks.last.map({ $0.ids.count >= IDMap.largestChunk }) ?? true { chunks.append(Chunk()) }
        chunks[chunks.count - 1].ids.append(id)
        chunks[chunks.count - 1].values.append(value)
    }

    /// The chunk that holds an id if any does. There must be one.
    private func chunkIndex(from id: StreamID) -> Int {
        max(0, chunks.firstIndexSorted { $0.ids[0] > id } - 1)
    }

    private func place(of id: StreamID) -> (chunk: Int, index: Int)? {
        guard !chunks.isEmpty else { return nil }
        let chunk = chunkIndex(from: id)
        let index = chunks[chunk].ids.firstIndexSorted { $0 >= id }
        guard index < chunks[chunk].ids.count, chunks[chunk].ids[index] == id else { return nil }
        return (chunk, index)
    }
}
