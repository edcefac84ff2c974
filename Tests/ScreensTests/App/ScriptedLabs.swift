import LabKit
import Synchronization

/// A lab that does what the test says, until it is stopped.
final class ScriptedLabs: LabRunner {
    struct State {
        var tell: (@Sendable (LabUpdate) -> Void)?
        var commands: [LabCommand] = []
        var started = 0
        var running = 0
    }

    private let state = Mutex(State())
    private let changes = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

    var log: State { state.withLock { $0 } }

    func run(
        _ manifest: LabManifest,
        options: LabOptions,
        commands: AsyncStream<LabCommand>,
        onUpdate: @escaping @Sendable (LabUpdate) -> Void
    ) async throws -> LabReport {
        change { state in
            state.tell = onUpdate
            state.started += 1
            state.running += 1
        }
        defer {
            change { $0.running -= 1 }
        }
        for await command in commands { change { $0.commands.append(command) } }
        throw CancellationError()
    }

    func tell(_ update: LabUpdate) { log.tell?(update) }

    /// Waits until what has happened satisfies `condition`.
    func wait(until condition: (State) -> Bool) async {
        var iterator = changes.stream.makeAsyncIterator()
        while !condition(log), await iterator.next() != nil {}
    }

    private func change(_ body: (inout State) -> Void) {
        state.withLock { body(&$0) }
        changes.continuation.yield()
    }
}
