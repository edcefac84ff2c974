import LabKit
import NIOCore
import NIOPosix
import Testing

@testable import LabEngine

extension RunningLabTests {
    struct CancellationTests {
        /// A session that is told these things on its loop, one after the other, before anything else happens there.
        private func session(_ inputs: [LabStateMachine.Input]) async throws -> (any Error, [LabUpdate]) {
            let manifest = try RunningLab.manifest()
            let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
            let loop = group.next()
            let outbox = UpdateOutbox()
            let done = loop.makePromise(of: LabReport.self)
            loop.execute {
                let session = LabSession(
                    manifest: manifest,
                    options: LabOptions(),
                    parts: .standard,
                    loop: loop,
                    outbox: outbox,
                    done: done
                )
                for input in inputs { session.handle(input) }
            }
            let error = await #expect(throws: (any Error).self) { _ = try await done.futureResult.get() }
            try await group.shutdownGracefully()
            let told = Collected<LabUpdate>()
            outbox.finish()
            await outbox.deliver { told.add($0) }
            return (try #require(error), told.all)
        }

        /// The sockets come to listen only after the cancellation, and nobody is told of them.
        @Test func aRunCancelledWhileItStartsTellsOfNoAddressesAndNoFailure() async throws {
            let (error, updates) = try await session([.start, .cancelled])
            #expect(error is CancellationError)
            #expect(updates == [.state(.starting), .state(.stopping)])
        }

        @Test func aRunCancelledBeforeItStartsOpensNothing() async throws {
            let (error, updates) = try await session([.cancelled, .start])
            #expect(error is CancellationError)
            #expect(updates == [.state(.stopping)])
        }

        @Test func aFailureBeforeTheCancellationIsNotToldAfterIt() async throws {
            let (error, updates) = try await session([.start, .failed("no sockets"), .cancelled])
            #expect(error is CancellationError)
            #expect(updates == [.state(.starting), .state(.stopping)])
        }

        @Test func aFailureIsToldAndThrown() async throws {
            let (error, updates) = try await session([.start, .failed("no sockets")])
            #expect(error as? LabError == .failed("no sockets"))
            #expect(
                updates == [
                    .state(.starting), .state(.stopping), .state(.failed("no sockets")), .failed("no sockets"),
                ]
            )
        }

        @Test func aRunThatIsCancelledInTheMiddleTellsNoOutcome() async throws {
            let manifest = try RunningLab.manifest()
            let updates = Collected<LabUpdate>()
            let (frames, sawFrame) = AsyncStream.makeStream(of: Void.self)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask {
                    let commands = AsyncStream<LabCommand> { _ in }
                    await #expect(throws: CancellationError.self) {
                        _ = try await EngineRunner().run(manifest, options: LabOptions(), commands: commands) {
                            update in
                            updates.add(update)
                            if case .frame = update { sawFrame.finish() }
                        }
                    }
                }
                for await _ in frames {}
                tasks.cancelAll()
                try await tasks.waitForAll()
            }
            // Whoever cancels may stop listening before the lab has closed, so the last state may be missing.
            let states = updates.all.compactMap { if case .state(let state) = $0 { state } else { nil } }
            #expect([LabState.starting, .running, .stopping].starts(with: states))
            #expect(!updates.all.contains { if case .finished = $0 { true } else { false } })
            #expect(!updates.all.contains { if case .failed = $0 { true } else { false } })
        }
    }
}
