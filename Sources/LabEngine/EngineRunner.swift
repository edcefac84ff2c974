public import LabKit
import NIOCore
import NIOPosix

/// Runs labs on real sockets: one event loop and its thread for each run.
public struct EngineRunner: LabRunner {
    private let parts: LabParts

    public init() { self.init(parts: .standard) }

    init(parts: LabParts) { self.parts = parts }

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
        let session = try await loop.submit { [parts] in
            let session = LabSession(
                manifest: manifest,
                options: options,
                parts: parts,
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

extension LabOptions {
    /// - Throws: `LabError` for the first control or component that the lab doesn't have, or a value out of range.
    func check(against manifest: LabManifest) throws(LabError) {
        for (id, value) in settings.sorted(by: { $0.key < $1.key }) {
            guard let control = manifest.control(id) else {
                throw .unknownControl(id, lab: manifest.id, allowed: manifest.controls.map(\.id))
            }
            guard control.accepts(value) else {
                throw .badValue("\(id) can't be \(control.format(value)); \(control.allowed)")
            }
        }
        let listening = manifest.components.filter(\.kind.name.listens).map(\.id)
        for (id, port) in ports.sorted(by: { $0.key < $1.key }) {
            guard listening.contains(id) else { throw .unknownComponent(id, lab: manifest.id, allowed: listening) }
            guard (0...65_535).contains(port) else { throw .badValue("\(id): port \(port) isn't from 0 to 65535") }
        }
    }
}
