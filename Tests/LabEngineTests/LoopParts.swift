import LabKit
import NIOCore
import NIOPosix

@testable import LabEngine

/// What a lab's parts need to work without a lab around them: a loop, its clock, and where updates go.
struct LoopParts {
    let loop: any EventLoop
    let timers: LoopTimers
    let outbox: UpdateOutbox
    let recorder: Recorder

    init(loop: any EventLoop, speed: Double, outbox: UpdateOutbox) {
        self.loop = loop
        self.outbox = outbox
        timers = LoopTimers(clock: LabClock(speed: speed, realNow: LoopTimers.realNow), loop: loop)
        recorder = Recorder(outbox: outbox, timers: timers)
    }

    /// Has `body` begin something on a loop of its own, waits until it calls back with a result, and returns that
    /// with all that was told until then.
    static func run<Result: Sendable>(
        speed: Double = 1,
        _ body: @escaping @Sendable (LoopParts, _ done: @escaping (Result) -> Void) -> Void
    ) async throws -> (result: Result, updates: [LabUpdate]) {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        let outbox = UpdateOutbox()
        let promise = loop.makePromise(of: Result.self)
        loop.execute {
            let parts = LoopParts(loop: loop, speed: speed, outbox: outbox)
            body(parts) { result in
                parts.timers.stop()
                promise.succeed(result)
            }
        }
        let result = try await promise.futureResult.get()
        try await group.shutdownGracefully()
        let told = Collected<LabUpdate>()
        outbox.finish()
        await outbox.deliver { told.add($0) }
        return (result, told.all)
    }
}
