import NIOCore

/// Who waits for which reply on a connection whose replies come in the order of its commands.
struct PendingReplies<Waiter> {
    private struct Entry {
        /// Nil once it has been told that its time is up; the reply that comes all the same is its own and no other's.
        var waiter: Waiter?
        /// Seconds of lab time; nil to wait for ever.
        var deadline: Double?
    }

    private var entries = CircularBuffer<Entry>()

    var count: Int { entries.count }

    mutating func append(_ waiter: Waiter, deadline: Double?) {
        entries.append(Entry(waiter: waiter, deadline: deadline))
    }

    /// Whom a reply is for.
    enum Addressee {
        case waiter(Waiter)
        /// It came too late.
        case nobody
        /// No command is left that it could answer.
        case unasked
    }

    /// A reply has come.
    mutating func take() -> Addressee {
        guard let entry = entries.popFirst() else { return .unasked }
        return entry.waiter.map(Addressee.waiter) ?? .nobody
    }

    /// Those whose time is up, in the order of their commands.
    mutating func expire(now: Double) -> [Waiter] {
        var expired: [Waiter] = []
        for index in entries.indices {
            guard let deadline = entries[index].deadline, deadline <= now, let waiter = entries[index].waiter else {
                continue
            }
            expired.append(waiter)
            entries[index].waiter = nil
        }
        return expired
    }

    /// Whether the reply that is the next to come is one that nobody waits for any more.
    var isFirstExpired: Bool { entries.first.map { $0.waiter == nil } ?? false }

    /// The connection is gone: all who still wait, in the order of their commands.
    mutating func removeAll() -> [Waiter] {
        defer { entries.removeAll() }
        return entries.compactMap(\.waiter)
    }

    /// When `expire` has something to do next.
    var nextDeadline: Double? {
        entries.lazy.filter { $0.waiter != nil }.compactMap(\.deadline).min()
    }
}

extension PendingReplies.Addressee: Equatable where Waiter: Equatable {}
