import NIOCore
import NIOHTTP1
import NIOPosix

/// Connections to one address that are kept open between requests. Belongs to the lab's event loop.
final class ConnectionPool {
    /// Idle connections beyond this are closed.
    static let mostIdle = 64

    private let loop: any EventLoop
    private let address: SocketAddress
    private var idle: [ClientConnection] = []

    init(loop: any EventLoop, address: SocketAddress) {
        self.loop = loop
        self.address = address
    }

    /// Calls back with a connection, at once where one is idle, or with nil where none can be made.
    func take(_ body: @escaping (ClientConnection?) -> Void) {
        while let connection = idle.popLast() {
            if connection.isUsable { return body(connection) }
        }
        let future = ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(ClientConnection())
                }
            }
            .connect(to: address)
        future.assumeIsolated().whenComplete { result in
            // A refused connection is an outcome like any other: the caller hears nil.
            let handler = try? result.get().pipeline.syncOperations.handler(type: ClientConnection.self)
            body(handler)
        }
    }

    func giveBack(_ connection: ClientConnection) {
        guard connection.isUsable, idle.count < ConnectionPool.mostIdle else { return connection.abandon() }
        idle.append(connection)
    }
}
