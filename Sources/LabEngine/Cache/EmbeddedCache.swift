public import LabKit
import NIOCore
import NIOPosix

/// The cache alone, without a lab: what `backlab serve cache` runs. Real time is its time.
public final class EmbeddedCache: Sendable {
    /// How it is set up.
    public struct Options: Sendable {
        /// 0 takes a free one.
        public var port = 0
        /// Bytes; 0 for no bound.
        public var maxMemory = 0
        public var policy = EvictionPolicy.noEviction
        public var limits = RESPServerLimits()

        public init() {}
    }

    public let port: Int
    private let group: MultiThreadedEventLoopGroup
    private let server: NIOLoopBound<RESPServer>

    private init(port: Int, group: MultiThreadedEventLoopGroup, server: NIOLoopBound<RESPServer>) {
        self.port = port
        self.group = group
        self.server = server
    }

    /// Starts to listen on 127.0.0.1, on an event loop of its own.
    ///
    /// - Throws: `IOError` where the port is taken.
    public static func start(_ options: Options) async throws -> EmbeddedCache {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        do {
            let (server, port) = try await loop.flatSubmit {
                let server = makeServer(options, on: loop)
                let bound = NIOLoopBound(server, eventLoop: loop)
                return server.listen(port: options.port).map { (bound, $0.localAddress?.port ?? options.port) }
            }.get()
            return EmbeddedCache(port: port, group: group, server: server)
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
    }

    private static func makeServer(_ options: Options, on loop: any EventLoop) -> RESPServer {
        let keyspace = Keyspace(seed: SystemRandomNumberGenerator.seed(), now: SystemClock.milliseconds())
        keyspace.maxMemory = options.maxMemory
        keyspace.policy = options.policy
        let clock = LabClock(realNow: LoopTimers.realNow)
        return RESPServer(
            engine: CommandEngine(keyspace: keyspace, commands: CommandSpec.cache),
            limits: options.limits,
            loop: loop,
            timers: LoopTimers(clock: clock, loop: loop),
            now: SystemClock.milliseconds
        )
    }

    /// Bytes as Redis reads them, such as `100mb`; nil where it is none.
    public static func bytes(_ text: String) -> Int? { ServerSettings.bytes(text) }

    /// Closes all connections and ends.
    public func close() async throws {
        let bound = server
        try await group.next().submit {
            bound.value.close()
            bound.value.timers.stop()
        }.get()
        try await group.shutdownGracefully()
    }
}

extension SystemRandomNumberGenerator {
    /// A seed that clients can't know.
    fileprivate static func seed() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}
