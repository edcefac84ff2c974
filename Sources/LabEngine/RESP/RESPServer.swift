import NIOCore
import NIOPosix

/// A server that speaks RESP on 127.0.0.1: the shell around a `CommandEngine`. Belongs to one event loop.
final class RESPServer {
    /// Lab time between two rounds of taking expired keys away, in seconds; Redis' `hz` is 10.
    private static let housekeeping = 0.1

    let engine: CommandEngine
    let limits: RESPServerLimits
    /// Bytes from and to all clients.
    var bytesRead = 0
    var bytesWritten = 0
    /// Milliseconds since 1970, on the lab's clock.
    let now: () -> Int64
    let timers: LoopTimers
    private let budget: ConnectionBudget?
    private let loop: any EventLoop
    private var listener: (any Channel)?
    private var connections: [ObjectIdentifier: any Channel] = [:]
    private var isClosed = false

    init(
        engine: CommandEngine,
        limits: RESPServerLimits = RESPServerLimits(),
        budget: ConnectionBudget? = nil,
        loop: any EventLoop,
        timers: LoopTimers,
        now: @escaping () -> Int64
    ) {
        self.engine = engine
        self.limits = limits
        self.budget = budget
        self.loop = loop
        self.timers = timers
        self.now = now
    }

    var connectionCount: Int { connections.count }

    /// The connections that are open.
    var channels: [any Channel] { Array(connections.values) }

    /// Listens on 127.0.0.1; port 0 takes a free one.
    func listen(port: Int) -> EventLoopFuture<any Channel> {
        let bound = NIOLoopBound(self, eventLoop: loop)
        var bootstrap = ServerBootstrap(group: loop)
        if let bytes = limits.socketBuffer {
            let size = SocketOptionValue(bytes)
            // A connection has its listener's receive buffer from its first packet on.
            bootstrap = bootstrap.serverChannelOption(.socketOption(.so_rcvbuf), value: size)
                .childChannelOption(.socketOption(.so_sndbuf), value: size)
                .childChannelOption(.socketOption(.so_rcvbuf), value: size)
        }
        return
            bootstrap
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.backlog, value: 511)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try bound.value.accept(channel) }
            }
            .bind(host: "127.0.0.1", port: port)
            .map { channel in
                bound.value.listener = channel
                bound.value.keepHouse()
                return channel
            }
    }

    /// Stops listening and closes all connections.
    func close() {
        isClosed = true
        listener?.close(promise: nil)
        for channel in connections.values { channel.close(promise: nil) }
    }

    private func accept(_ channel: any Channel) throws {
        guard connections.count < limits.mostConnections, budget?.take(for: channel) ?? true else {
            return try channel.pipeline.syncOperations.addHandler(RefusedConnection())
        }
        let id = ObjectIdentifier(channel)
        connections[id] = channel
        let bound = NIOLoopBound(self, eventLoop: loop)
        channel.closeFuture.whenComplete { _ in bound.value.connections[id] = nil }
        try timers.watch(channel)
        try channel.pipeline.syncOperations.addHandler(RESPServerConnection(server: self))
    }

    private func keepHouse() {
        guard !isClosed else { return }
        engine.keyspace.now = now()
        engine.keyspace.expireSome()
        engine.wakeClients()
        timers.after(RESPServer.housekeeping) { [weak self] in self?.keepHouse() }
    }
}

/// A connection too many.
private final class RefusedConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    func channelActive(context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        let error = ByteBuffer(string: "-ERR max number of clients reached\r\n")
        context.writeAndFlush(wrapOutboundOut(error)).whenComplete { _ in bound.value.close(promise: nil) }
    }
}
