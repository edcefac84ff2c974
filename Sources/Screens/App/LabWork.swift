import LabKit
import Synchronization

/// One lane's labs, one at a time.
///
/// The methods only hand work over and never wait, so the interface can call them between two frames.
final class LabWork: Sendable {
    /// A run that was asked for, and the ways to reach it: both are there before it starts, so that nothing said to it
    /// in between is lost.
    private struct Order {
        var start: LabStart
        var commands = AsyncStream<LabCommand>.makeStream()
        var stop = AsyncStream<Void>.makeStream()
    }

    private let lane: LabLane
    private let labs: any LabRunner
    private let mailbox: Mailbox<AppMessage>
    private let orders = AsyncStream<Order>.makeStream(bufferingPolicy: .bufferingNewest(1))
    /// The newest order, under way or not.
    private let newest = Mutex<Order?>(nil)

    init(lane: LabLane, labs: any LabRunner, mailbox: Mailbox<AppMessage>) {
        self.lane = lane
        self.labs = labs
        self.mailbox = mailbox
    }

    /// Stops the run that goes on, and starts another when it has ended.
    func start(_ start: LabStart) {
        stop()
        let order = Order(start: start)
        newest.withLock { $0 = order }
        orders.continuation.yield(order)
    }

    func send(_ command: LabCommand) {
        newest.withLock { _ = $0?.commands.continuation.yield(command) }
    }

    func stop() {
        newest.withLock { $0?.stop.continuation.finish() }
    }

    /// Works until the task is cancelled; then stops a running lab.
    func run() async {
        for await order in orders.stream {
            await withTaskGroup { group in
                group.addTask { await self.run(order.start, commands: order.commands.stream) }
                group.addTask { for await _ in order.stop.stream {} }
                await group.next()
                group.cancelAll()
            }
            // From here on what is sent to it is dropped and not kept.
            order.commands.continuation.finish()
        }
    }

    private func run(_ start: LabStart, commands: AsyncStream<LabCommand>) async {
        let options = LabOptions(
            settings: start.settings.values,
            seed: start.seed,
            duration: nil,
            engines: start.engines,
            arrivalSettings: start.arrivals
        )
        do {
            // The report comes as an update too, in its place among the others.
            _ = try await labs.run(start.manifest, options: options, commands: commands) { [mailbox, lane] update in
                mailbox.post(.result(.lab(update, lane: lane)))
            }
        } catch is CancellationError {
            return
        } catch {
            mailbox.post(.result(.lab(.failed("\(error)"), lane: lane)))
        }
    }
}
