import LabKit
import NIOCore

/// Connections to one server that speaks RESP, each lent to one conversation at a time: what WATCH watches is the
/// connection's, so nobody else may come between it and EXEC. Belongs to the lab's event loop.
final class RESPPool {
    private let greeting: [[String]]
    /// Where to; it has to be known before a connection is borrowed.
    var address: SocketAddress?
    private let loop: any EventLoop
    private let timers: LoopTimers
    private let most: Int
    private var idle: [RESPConnection] = []
    private var all: [RESPConnection] = []
    private var waiters = CircularBuffer<(RESPConnection) -> Void>()

    /// - Parameters:
    ///   - greeting: what each connection sends first.
    ///   - most: connections at once.
    init(greeting: [[String]] = [], address: SocketAddress?, most: Int, loop: any EventLoop, timers: LoopTimers) {
        self.greeting = greeting
        self.address = address
        self.loop = loop
        self.timers = timers
        self.most = most
    }

    /// Connections that are lent.
    var lent: Int { all.count - idle.count }

    /// Conversations that wait for one.
    var waiting: Int { waiters.count }

    /// Lends a connection, at once where one is free. It has to be given back.
    func borrow(_ body: @escaping (RESPConnection) -> Void) {
        if let connection = idle.popLast() { return body(connection) }
        guard all.count < most, let address else { return waiters.append(body) }
        let options = RESPConnection.Options(address: address, greeting: greeting)
        let connection = RESPConnection(options: options, loop: loop, timers: timers)
        all.append(connection)
        body(connection)
    }

    /// Takes a connection back, whatever became of it: one that was cut off connects again when it is next used.
    func giveBack(_ connection: RESPConnection) {
        guard let next = waiters.popFirst() else { return idle.append(connection) }
        // A long line of waiters must not become a deep stack.
        loop.assumeIsolated().execute { next(connection) }
    }

    /// Hangs a connection up that was lent, where it can't be told what it is in the middle of.
    func discard(_ connection: RESPConnection) {
        connection.close()
        all.removeAll { $0 === connection }
        if let next = waiters.popFirst() { loop.assumeIsolated().execute { [self] in borrow(next) } }
    }

    /// Lends a connection for one command.
    func send(_ command: [String], onReply: @escaping (RESPConnection.Outcome) -> Void) {
        borrow { [self] connection in
            connection.send(command) { [self] outcome in
                giveBack(connection)
                onReply(outcome)
            }
        }
    }

    func close() {
        waiters.removeAll()
        for connection in all { connection.close() }
        all = []
        idle = []
    }
}
