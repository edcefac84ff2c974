import LabKit
import NIOCore
import NIOPosix
import Testing

@testable import LabEngine

struct QuiescentDriverTests {
    private static let client = Traffic.End(local: 50_000, remote: 80)

    /// A clock and its driver on a loop, without a lab.
    private final class Stage {
        let loop: any EventLoop
        let timers: LoopTimers
        let watch = TrafficWatch()
        let driver: QuiescentDriver
        /// Whether what the lab told was heard.
        var isHeard = true
        var order: [String] = []

        init(loop: any EventLoop, patience: TimeAmount, onStall: @escaping (String) -> Void) {
            self.loop = loop
            let time = DrivenTime()
            let clock = LabClock { time.now }
            timers = LoopTimers(clock: clock, loop: loop, traffic: watch)
            var isHeard: () -> Bool = { true }
            driver = QuiescentDriver(
                clock: clock,
                time: time,
                watch: watch,
                loop: loop,
                isHeard: { isHeard() },
                patience: patience,
                onStall: onStall
            )
            isHeard = { [unowned self] in self.isHeard }
            for end in [client, client.peer] {
                watch.take(.opened, at: end)
                watch.take(.asked, at: end)
            }
        }

        /// Does something after a while of real time, in which the driver could have moved time many times.
        func later(_ body: @escaping () -> Void) {
            loop.assumeIsolated().scheduleTask(in: .milliseconds(10), body)
        }
    }

    private static func run<Result: Sendable>(
        patience: TimeAmount = QuiescentDriver.patience,
        _ body: @escaping @Sendable (Stage, _ done: @escaping (Result) -> Void) -> Void,
        onStall: @escaping @Sendable (String) -> Result
    ) async throws -> Result {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        let promise = loop.makePromise(of: Result.self)
        loop.execute {
            let stage = Stage(loop: loop, patience: patience) { promise.succeed(onStall($0)) }
            body(stage) { result in
                stage.driver.stop()
                promise.succeed(result)
            }
            stage.driver.start()
        }
        let result = try await promise.futureResult.get()
        try await group.shutdownGracefully()
        return result
    }

    @Test func anHourPassesAtOnceWhereNothingIsUnderWay() async throws {
        let now = try await Self.run { stage, done in
            stage.timers.after(3_600) { done(stage.timers.now) }
        } onStall: { _ in
            -1
        }
        #expect((3_600..<3_601).contains(now))
    }

    @Test func timeStandsUntilTheLastByteIsRead() async throws {
        let order = try await Self.run { stage, done in
            stage.watch.take(.wrote(10), at: Self.client)
            stage.timers.after(1) { done(stage.order + ["due"]) }
            stage.later {
                stage.order.append("some read")
                stage.watch.take(.read(4), at: Self.client.peer)
                stage.later {
                    stage.order.append("all read")
                    stage.watch.take(.read(6), at: Self.client.peer)
                }
            }
        } onStall: {
            [$0]
        }
        #expect(order == ["some read", "all read", "due"])
    }

    @Test func timeStandsUntilWhatWasToldIsHeard() async throws {
        let order = try await Self.run { stage, done in
            stage.isHeard = false
            stage.timers.after(1) { done(stage.order + ["due"]) }
            stage.later {
                stage.order.append("heard")
                stage.isHeard = true
            }
        } onStall: {
            [$0]
        }
        #expect(order == ["heard", "due"])
    }

    /// Else two messages of one moment would race each other through the sockets.
    @Test func ofWhatIsDueAtOneMomentEachWaitsForWhatTheOneBeforeSetOff() async throws {
        let order = try await Self.run { stage, done in
            stage.timers.after(1) {
                stage.order.append("first")
                stage.watch.take(.wrote(1), at: Self.client)
                stage.later {
                    stage.order.append("its byte")
                    stage.watch.take(.read(1), at: Self.client.peer)
                }
            }
            stage.timers.after(1) { done(stage.order + ["second"]) }
        } onStall: {
            [$0]
        }
        #expect(order == ["first", "its byte", "second"])
    }

    @Test func whatNeverComesIsNamed() async throws {
        let words = try await Self.run(patience: .milliseconds(20)) { stage, done in
            stage.watch.take(.wrote(10), at: Self.client)
            stage.timers.after(1) { done("went on") }
        } onStall: {
            $0
        }
        #expect(words == "time can't go on: 10 bytes under way from 50000 to 80")
    }
}
