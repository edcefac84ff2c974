import NIOCore
import NIOPosix

/// Accepts connections on 127.0.0.1, up to a bound, and closes those that stand still. Belongs to an event loop.
///
/// How long one may stand still is measured in real time: it guards against whoever connects from outside, and a lab's
/// time may be slow. While the lab is paused it doesn't pass.
final class HTTPListener {
    /// How long a connection may stand still, in ticks.
    struct Patience {
        /// Of real time.
        var tick = TimeAmount.seconds(1)
        /// From a request's first byte to its last.
        var request = 30
        /// Between two requests, and for answers that nobody takes.
        var idle = 75
        /// For a client to hang up after its last answer.
        var lingering = 2
    }

    let patience: Patience
    private let loop: any EventLoop
    private let limit: () -> Int
    private let budget: ConnectionBudget?
    private let isPaused: () -> Bool
    private let watch: (any Channel) throws -> Void
    private var connections: [ObjectIdentifier: HTTPConnection] = [:]
    private var gate: AcceptGate?
    private var date = HTTPDate()
    /// Ticks for which it has listened and wasn't paused.
    private(set) var tick = 0

    /// - Parameters:
    ///   - limit: connections at most, asked for whenever it matters. One more waits in the kernel's backlog.
    ///   - budget: places that are shared with others; where none is left, connections wait there too.
    ///   - isPaused: whether time is held.
    ///   - watch: given each connection before it is served, such as to count its bytes.
    init(
        loop: any EventLoop,
        patience: Patience = Patience(),
        limit: @escaping () -> Int,
        budget: ConnectionBudget? = nil,
        isPaused: @escaping () -> Bool = { false },
        watch: @escaping (any Channel) throws -> Void = { _ in }
    ) {
        self.loop = loop
        self.patience = patience
        self.limit = limit
        self.budget = budget
        self.isPaused = isPaused
        self.watch = watch
    }

    /// Connections that are open.
    var count: Int { connections.count }

    /// Listens; port 0 takes a free one. The handler is kept until the channel that comes back, and every connection,
    /// is closed.
    func listen(port: Int, handler: any HTTPRequestHandler) -> EventLoopFuture<any Channel> {
        let bound = NIOLoopBound(self, eventLoop: loop)
        let served = NIOLoopBound(handler, eventLoop: loop)
        return ServerBootstrap(group: loop)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.backlog, value: 1_024)
            // One at a time, so that the bound holds.
            .serverChannelOption(.maxMessagesPerRead, value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try bound.value.opened(channel) }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try bound.value.accepted(channel, served.value) }
            }
            .bind(host: "127.0.0.1", port: port)
    }

    private func opened(_ channel: any Channel) throws {
        let gate = AcceptGate { [unowned self] in count < limit() && budget?.isSpent != true }
        self.gate = gate
        try channel.pipeline.syncOperations.addHandler(gate)
        let bound = NIOLoopBound(self, eventLoop: loop)
        let sweeper = loop.scheduleRepeatedTask(initialDelay: patience.tick, delay: patience.tick) { _ in
            bound.value.sweep()
        }
        channel.closeFuture.whenComplete { _ in sweeper.cancel() }
    }

    private func accepted(_ channel: any Channel, _ handler: any HTTPRequestHandler) throws {
        // Another may have taken the last place since the gate was asked.
        guard budget?.take(for: channel) ?? true else { throw ChannelError.operationUnsupported }
        let connection = HTTPConnection(listener: self, handler: handler)
        connections[ObjectIdentifier(connection)] = connection
        channel.closeFuture.assumeIsolated().whenComplete { [self] _ in gate?.resume() }
        try watch(channel)
        try channel.pipeline.syncOperations.addHandler(connection)
    }

    private func sweep() {
        guard !isPaused() else { return }
        tick += 1
        for connection in connections.values { connection.sweep(now: tick) }
        // The bound may have been raised, or a shared place given back.
        gate?.resume()
    }

    func ended(_ connection: HTTPConnection) { connections[ObjectIdentifier(connection)] = nil }

    /// The `Date` header's line of now.
    func dateLine() -> ByteBuffer {
        date.refresh()
        return date.line
    }
}

/// Accepts nobody while there are as many as there may be.
private final class AcceptGate: ChannelDuplexHandler {
    typealias InboundIn = any Channel
    typealias OutboundIn = any Channel

    private let mayAccept: () -> Bool
    private var wantsRead = false
    private var context: ChannelHandlerContext?

    init(mayAccept: @escaping () -> Bool) { self.mayAccept = mayAccept }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func read(context: ChannelHandlerContext) {
        if mayAccept() { context.read() } else { wantsRead = true }
    }

    func resume() {
        guard wantsRead, let context, mayAccept() else { return }
        wantsRead = false
        context.read()
    }
}
