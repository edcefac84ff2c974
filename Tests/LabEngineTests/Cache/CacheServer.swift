import LabKit
import NIOCore
import NIOPosix

@testable import LabEngine

/// A server on an event loop of its own, for tests on real sockets.
struct CacheServer {
    let port: Int
    let loop: any EventLoop
    private let bound: NIOLoopBound<RESPServer>

    /// Starts one, does something with it and closes it.
    static func with<Result>(
        limits: RESPServerLimits = RESPServerLimits(),
        commands: [CommandSpec] = CommandSpec.cache,
        now: @escaping @Sendable () -> Int64 = SystemClock.milliseconds,
        _ body: (CacheServer) async throws -> Result
    ) async throws -> Result {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        let server = try await loop.flatSubmit {
            let engine = CommandEngine(keyspace: Keyspace(seed: 1, now: now()), commands: commands)
            let server = RESPServer(
                engine: engine,
                limits: limits,
                loop: loop,
                timers: LoopTimers(clock: LabClock(realNow: LoopTimers.realNow), loop: loop),
                now: now
            )
            let bound = NIOLoopBound(server, eventLoop: loop)
            return server.listen(port: 0).map { channel in
                CacheServer(port: channel.localAddress?.port ?? 0, loop: loop, bound: bound)
            }
        }.get()
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(server)) } catch { result = .failure(error) }
        try await server.onLoop { server in
            server.close()
            server.timers.stop()
        }
        try await group.shutdownGracefully()
        return try result.get()
    }

    /// Does something with the server where it lives.
    func onLoop<Value: Sendable>(_ body: @escaping @Sendable (RESPServer) throws -> Value) async throws -> Value {
        let bound = bound
        return try await loop.submit { try body(bound.value) }.get()
    }
}
