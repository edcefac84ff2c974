import LabKit
import NIOCore

/// A Redis of somebody's own in the queue's place. It tells its figures when it is asked, so they are as old as the last
/// look.
final class ExternalBacking: QueueBacking {
    /// Seconds of lab time between two looks.
    private static let look = 0.1
    /// Seconds after the last look at which Redis itself takes the run's keys away, however the run has ended.
    private static let timeToLive = "60"

    private let id: String
    private let key: String
    private let deadKey: String
    private let spec: QueueSpec
    private let context: LabContext
    private let connection: RESPConnection
    private let counters: QueueCounters
    private var timer: LabClock.Timer?
    private var length = 0
    private var memory = 0
    /// Added since the run began, as Redis counts them.
    private var added = 0
    /// Deleted by those who were done with them.
    private var deleted = 0
    private var dropped = 0
    /// Asked before each look once nothing more will come; nil until then.
    private var othersAreIdle: (() -> Bool)?
    /// The last look was begun when all others were idle.
    private(set) var isSettled = true

    init(
        id: String,
        key: String,
        deadKey: String,
        connection: RESPConnection.Options,
        spec: QueueSpec,
        context: LabContext
    ) {
        self.id = id
        self.key = key
        self.deadKey = deadKey
        self.spec = spec
        self.context = context
        self.connection = RESPConnection(options: connection, loop: context.loop, timers: context.timers)
        counters = QueueCounters(context.metrics, id)
        context.metrics.gauge(id, "length") { [unowned self] in Double(length) }
        context.metrics.gauge(id, "memory") { [unowned self] in Double(memory) }
        context.metrics.gauge(id, "bound") { [unowned self] in Double(bound ?? 0) }
    }

    private var bound: Int? {
        let settings = context.windows.currentSettings
        return spec.overflow.value(in: settings) == .dropOldest ? spec.bound.value(in: settings) : nil
    }

    /// MAXLEN without a tilde is exact.
    var additionalArguments: [String] { bound.map { ["MAXLEN", "\($0)"] } ?? [] }

    func listen(port: Int) -> EventLoopFuture<any Channel> {
        context.loop.makeFailedFuture(LabError.failed("\(id) is somebody else's, and doesn't listen here"))
    }

    func greet() -> EventLoopFuture<Void> {
        let promise = context.loop.makePromise(of: Void.self)
        connection.send(["PING"]) { [id] outcome in
            switch outcome {
            case .success(.error(let text)): promise.fail(LabError.failed("\(id): \(text)"))
            case .success: promise.succeed()
            case .failure(let failure): promise.fail(LabError.failed("\(id): \(failure)"))
            }
        }
        return promise.futureResult
    }

    func start() { look() }

    func deleted(_ count: Int) { deleted += count }

    func drain(_ othersAreIdle: @escaping () -> Bool) {
        self.othersAreIdle = othersAreIdle
        isSettled = false
    }

    func stop() {
        context.timers.cancel(timer)
        connection.close()
    }

    private func look() {
        connection.send(["MEMORY", "USAGE", key, "SAMPLES", "0"]) { [weak self] outcome in
            if case .success(let reply) = outcome { self?.memory = reply.integer.map { Int($0) } ?? 0 }
        }
        for key in [key, deadKey] { connection.send(["EXPIRE", key, ExternalBacking.timeToLive]) { _ in } }
        let isLast = othersAreIdle?() == true
        connection.send(["XINFO", "STREAM", key]) { [weak self] outcome in
            guard let self else { return }
            if isLast { isSettled = true }
            if case .success(let reply) = outcome, let elements = reply.elements { take(elements) }
            timer = context.timers.after(ExternalBacking.look) { [weak self] in self?.look() }
        }
    }

    private func take(_ information: [RESPValue]) {
        func number(_ name: String) -> Int? {
            let index = information.firstIndex { $0.text == name }
            return index.flatMap { information[$0 + 1].integer }.map { Int($0) }
        }
        guard let length = number("length"), let total = number("entries-added") else { return }
        let window = context.windows.current
        counters.added.add(Double(max(0, total - added)), window: window)
        let over = length - spec.bound.value(in: context.windows.currentSettings)
        // How many more than before stand beyond the bound.
        let grown = over - max(0, self.length - spec.bound.value(in: context.windows.currentSettings))
        if over > 0, grown > 0 { counters.overBound.add(Double(grown), window: window) }
        // What is neither there nor deleted made room. A deletion that isn't counted yet shows as one less next time.
        let gone = total - length - deleted
        if gone > dropped {
            counters.dropped.add(Double(gone - dropped), window: window)
            dropped = gone
        }
        self.length = length
        added = total
    }
}
