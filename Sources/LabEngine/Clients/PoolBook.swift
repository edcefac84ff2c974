/// Decides who gets which connection: an idle one, a new one up to a limit, or the next that becomes free, first come,
/// first served.
struct PoolBook<Connection: Equatable, Caller: Equatable> {
    enum Decision: Equatable {
        case use(Connection, Caller)
        /// Open one for them.
        case open(Caller)
    }

    /// Idle connections beyond this are closed.
    static var mostIdle: Int { 64 }

    /// Connections that are open or being opened.
    private(set) var open = 0
    private(set) var idle: [Connection] = []
    private(set) var line: [Caller] = []

    /// - Returns: nil where the caller has to wait.
    mutating func want(_ caller: Caller, limit: Int) -> Decision? {
        if let connection = idle.popLast() { return .use(connection, caller) }
        guard open < limit else {
            line.append(caller)
            return nil
        }
        open += 1
        return .open(caller)
    }

    /// The caller waits no longer.
    mutating func leave(_ caller: Caller) { line.removeAll { $0 == caller } }

    /// A connection is free.
    ///
    /// - Returns: whom it goes to, if somebody waits; and whether it is to be closed, because there are too many.
    mutating func free(_ connection: Connection, limit: Int) -> (next: Decision?, isSpare: Bool) {
        if open > limit { return (nil, true) }
        if !line.isEmpty { return (.use(connection, line.removeFirst()), false) }
        guard idle.count < PoolBook.mostIdle else { return (nil, true) }
        idle.append(connection)
        return (nil, false)
    }

    /// A connection is no more, or couldn't be made.
    ///
    /// - Parameter connection: nil for one that was never there.
    mutating func closed(_ connection: Connection?, limit: Int) -> Decision? {
        open -= 1
        if let connection { idle.removeAll { $0 == connection } }
        guard open < limit, !line.isEmpty else { return nil }
        open += 1
        return .open(line.removeFirst())
    }
}
