public import LabKit
import NIOCore
import NIOPosix

/// Runs labs on real sockets: one event loop and its thread for each run.
public struct EngineRunner: LabRunner {
    private let parts: LabParts
    private let time: LabTime

    public init() { self.init(parts: .standard) }

    init(parts: LabParts, time: LabTime = .real) {
        self.parts = parts
        self.time = time
    }

    public func run(
        _ manifest: LabManifest,
        options: LabOptions,
        commands: AsyncStream<LabCommand>,
        onUpdate: @escaping @Sendable (LabUpdate) -> Void
    ) async throws -> LabReport {
        try options.check(against: manifest)
        let outbox = UpdateOutbox()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await outbox.deliver(to: onUpdate) }
            let result: Result<LabReport, any Error>
            do {
                result = .success(try await conduct(manifest, options, commands, outbox, group.next()))
            } catch {
                result = .failure(error)
            }
            // Closes the connections that are still open, and ends the thread.
            try await group.shutdownGracefully()
            outbox.finish()
            try await tasks.waitForAll()
            return try result.get()
        }
    }

    /// One session, from its start to its end or to the cancellation of the task.
    private func conduct(
        _ manifest: LabManifest,
        _ options: LabOptions,
        _ commands: AsyncStream<LabCommand>,
        _ outbox: UpdateOutbox,
        _ loop: any EventLoop
    ) async throws -> LabReport {
        let done = loop.makePromise(of: LabReport.self)
        let session = try await loop.submit { [parts, time] in
            let session = LabSession(
                manifest: manifest,
                options: options,
                parts: parts,
                time: time,
                loop: loop,
                outbox: outbox,
                done: done
            )
            return NIOLoopBound(session, eventLoop: loop)
        }.get()
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                for await command in commands { loop.execute { session.value.handle(.command(command)) } }
            }
            defer { tasks.cancelAll() }
            return try await withTaskCancellationHandler {
                loop.execute { session.value.handle(.start) }
                do {
                    return try await done.futureResult.get()
                } catch {
                    try Task.checkCancellation()
                    throw error
                }
            } onCancel: {
                loop.execute { session.value.handle(.cancelled) }
            }
        }
    }
}
