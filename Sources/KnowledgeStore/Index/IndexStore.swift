import Foundation
import GRDB
import Synchronization

/// The one open connection of an index, its cancellation and its mending.
final class IndexStore: Sendable {
    private struct State {
        var queue: DatabaseQueue
        /// Grows with each interruption; a query that began under another number is over.
        var generation = 0
        /// Those on which a query runs at this moment. Only these are interrupted: the `BEGIN` and `COMMIT` around a
        /// query are statements too, and a transaction that can't be ended ends the program.
        var running: [DatabaseQueue] = []
    }

    private let state: Mutex<State>
    private let opening: IndexOpening

    init(queue: DatabaseQueue, opening: IndexOpening) {
        state = Mutex(State(queue: queue))
        self.opening = opening
    }

    var file: URL? {
        let path = state.withLock { $0.queue.path }
        return path == ":memory:" ? nil : URL(filePath: path)
    }

    /// The number of the interruption.
    func interrupt() -> Int {
        state.withLock { state in
            state.generation += 1
            for queue in state.running { queue.interrupt() }
            return state.generation
        }
    }

    /// Runs queries. Where they come upon damage the index is built anew, and they run once more.
    /// - Parameter generation: the interruption after which they were asked for; nil for the last.
    func read<Value>(since generation: Int? = nil, _ query: (IndexReader) throws -> Value) throws -> Value {
        let (queue, last) = state.withLock { ($0.queue, $0.generation) }
        let generation = generation ?? last
        do {
            return try read(queue, generation, query)
        } catch let error where IndexOpening.isDamage(error) && file != nil {
            let (mended, _) = try opening.rebuild { _ in }
            state.withLock { $0.queue = mended }
            return try read(mended, generation, query)
        }
    }

    private func read<Value>(
        _ queue: DatabaseQueue,
        _ generation: Int,
        _ query: (IndexReader) throws -> Value
    ) throws -> Value {
        do {
            return try queue.read { database in
                state.withLock { $0.running.append(queue) }
                defer { state.withLock { $0.running.removeAll { $0 === queue } } }
                let reader = IndexReader(database: database) { self.state.withLock { $0.generation != generation } }
                try reader.checkInterruption()
                return try query(reader)
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
            throw IndexError.interrupted
        }
    }
}
