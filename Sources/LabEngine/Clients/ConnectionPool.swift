import NIOCore
import NIOHTTP1
import NIOPosix

/// Connections to one address that are kept open between requests. Belongs to the lab's event loop.
final class ConnectionPool {
    /// Somebody who wants a connection.
    final class Caller: Equatable {
        /// Whether it had to wait for a connection to become free.
        fileprivate(set) var hasWaited = false
        fileprivate var isCancelled = false
        fileprivate let body: (ClientConnection?) -> Void

        fileprivate init(_ body: @escaping (ClientConnection?) -> Void) { self.body = body }

        static func == (left: Caller, right: Caller) -> Bool { left === right }
    }

    private let loop: any EventLoop
    private let timers: LoopTimers
    private let address: SocketAddress
    private let limit: () -> Int
    private var book = PoolBook<ClientConnection, Caller>()
    private var isClosed = false

    /// - Parameter limit: connections at most, asked for whenever it matters.
    init(
        loop: any EventLoop,
        timers: LoopTimers,
        address: SocketAddress,
        limit: @escaping () -> Int = { .max }
    ) {
        self.loop = loop
        self.timers = timers
        self.address = address
        self.limit = limit
    }

    /// Open ones and those being opened.
    var connections: Int { book.open }

    /// Callers that wait for a connection to become free.
    var waiting: Int { book.line.count }

    /// Calls back with a connection, at once where one is idle, or with nil where none can be made.
    ///
    /// - Returns: names the caller, to cancel.
    @discardableResult
    func take(_ body: @escaping (ClientConnection?) -> Void) -> Caller {
        let caller = Caller(body)
        let decision = book.want(caller, limit: limit())
        caller.hasWaited = decision == nil
        carryOut(decision)
        return caller
    }

    /// The caller wants none any more, and isn't called.
    func cancel(_ caller: Caller) {
        caller.isCancelled = true
        book.leave(caller)
    }

    func giveBack(_ connection: ClientConnection) {
        guard connection.isUsable else { return connection.abandon() }
        let (next, isSpare) = book.free(connection, limit: limit())
        carryOut(next)
        if isSpare { connection.abandon() }
    }

    /// Opens no more.
    func close() { isClosed = true }

    private func carryOut(_ decision: PoolBook<ClientConnection, Caller>.Decision?) {
        switch decision {
        case nil: break
        case .use(let connection, let caller): hand(connection, to: caller)
        case .open(let caller): open(for: caller)
        }
    }

    private func hand(_ connection: ClientConnection?, to caller: Caller) {
        if !caller.isCancelled { return caller.body(connection) }
        if let connection { giveBack(connection) }
    }

    private func open(for caller: Caller) {
        guard !isClosed else { return }
        let bound = NIOLoopBound(timers, eventLoop: loop)
        let future = ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try bound.value.watch(channel)
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(ClientConnection())
                }
            }
            .connect(to: address)
        future.assumeIsolated().whenComplete { [self] result in
            // A refused connection is an outcome like any other: the caller hears nil.
            guard let channel = try? result.get(),
                let connection = try? channel.pipeline.syncOperations.handler(type: ClientConnection.self)
            else {
                carryOut(book.closed(nil, limit: limit()))
                return hand(nil, to: caller)
            }
            channel.closeFuture.assumeIsolated().whenComplete { [self] _ in
                carryOut(book.closed(connection, limit: limit()))
            }
            hand(connection, to: caller)
        }
    }
}

extension ClientConnection: Equatable {
    static func == (left: ClientConnection, right: ClientConnection) -> Bool { left === right }
}
