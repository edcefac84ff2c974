import LabKit
import NIOCore
import NIOPosix

@testable import LabEngine

/// A queue server on a loop of its own, for tests that speak to it over sockets.
final class RunningQueue: Sendable {
    let port: Int
    private let group: MultiThreadedEventLoopGroup
    private let queue: NIOLoopBound<QueueServer>

    init(_ options: QueueOptions) async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        self.group = group
        do {
            (queue, port) = try await loop.flatSubmit {
                do {
                    let queue = try QueueServer(
                        options: options,
                        loop: loop,
                        timers: LoopTimers(clock: LabClock(realNow: LoopTimers.realNow), loop: loop),
                        seed: 1,
                        now: SystemClock.milliseconds
                    )
                    let bound = NIOLoopBound(queue, eventLoop: loop)
                    return queue.listen(port: 0).map { (bound, $0.localAddress?.port ?? 0) }
                } catch {
                    return loop.makeFailedFuture(error)
                }
            }.get()
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
    }

    /// Runs something on the server's loop.
    func ask<Result: Sendable>(_ body: @escaping @Sendable (QueueServer) -> Result) async throws -> Result {
        let queue = queue
        return try await queue.eventLoop.submit { body(queue.value) }.get()
    }

    /// Waits until something holds on the server's loop.
    func wait(until condition: @escaping @Sendable (QueueServer) -> Bool) async throws {
        let limit = NIODeadline.now() + .seconds(20)
        while try await !ask(condition) {
            guard NIODeadline.now() < limit else { throw LoopbackSocket.Failure(what: "never came to be") }
            await Task.yield()
        }
    }

    func close() async throws {
        let queue = queue
        try await queue.eventLoop.flatSubmit {
            queue.value.server.timers.stop()
            return queue.value.close()
        }.get()
        try await group.shutdownGracefully()
    }
}

extension LoopbackSocket {
    /// Sends an inline command and returns its reply.
    func ask(_ line: String) throws -> String {
        send(line + "\r\nECHO <end>\r\n")
        return String(try read(until: "$5\r\n<end>\r\n").dropLast("$5\r\n<end>\r\n".count))
    }
}
