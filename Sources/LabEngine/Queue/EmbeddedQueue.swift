import LabKit
import NIOCore
import NIOPosix

/// The queue alone, without a lab: what `backlab serve queue` runs. Real time is its time.
public final class EmbeddedQueue: Sendable {
    public let port: Int
    /// What the log brought back; nil without a log.
    public let recovery: LogRecovery?
    private let group: MultiThreadedEventLoopGroup
    private let server: NIOLoopBound<QueueServer>

    private init(
        port: Int,
        recovery: LogRecovery?,
        group: MultiThreadedEventLoopGroup,
        server: NIOLoopBound<QueueServer>
    ) {
        self.port = port
        self.recovery = recovery
        self.group = group
        self.server = server
    }

    /// Reads the log and starts to listen on 127.0.0.1, on an event loop of its own.
    ///
    /// - Parameter port: 0 takes a free one.
    /// - Throws: `LogError`, or `IOError` where the port is taken.
    public static func start(_ options: QueueOptions, port: Int) async throws -> EmbeddedQueue {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        do {
            let (server, recovery, port) = try await loop.flatSubmit {
                do {
                    let server = try makeServer(options, on: loop)
                    let bound = NIOLoopBound(server, eventLoop: loop)
                    return server.listen(port: port)
                        .map { (bound, bound.value.recovery, $0.localAddress?.port ?? port) }
                } catch {
                    return loop.makeFailedFuture(error)
                }
            }.get()
            return EmbeddedQueue(port: port, recovery: recovery, group: group, server: server)
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
    }

    private static func makeServer(_ options: QueueOptions, on loop: any EventLoop) throws(LogError) -> QueueServer {
        try QueueServer(
            options: options,
            loop: loop,
            timers: LoopTimers(clock: LabClock(realNow: LoopTimers.realNow), loop: loop),
            seed: .random(in: .min ... .max),
            now: SystemClock.milliseconds
        )
    }

    /// Closes all connections and ends once the log is safe.
    public func close() async throws {
        let bound = server
        try await self.group.next().flatSubmit {
            bound.value.server.timers.stop()
            return bound.value.close()
        }.get()
        try await self.group.shutdownGracefully()
    }
}
