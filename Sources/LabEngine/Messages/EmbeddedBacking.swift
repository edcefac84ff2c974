import LabKit
import NIOCore

/// The embedded queue as a lab has it: its bound follows the controls, and what happens in it is counted.
final class EmbeddedBacking: QueueBacking {
    private let id: String
    private let key: String
    private let spec: QueueSpec
    private let context: LabContext
    private let server: QueueServer
    private let counters: QueueCounters
    private let outsiders: RESPOutsiders

    init(id: String, key: String, token: String, spec: QueueSpec, context: LabContext) throws {
        self.id = id
        self.key = key
        self.spec = spec
        self.context = context
        counters = QueueCounters(context.metrics, id)
        outsiders = RESPOutsiders(id: id, token: token, context: context)
        let start = SystemClock.milliseconds()
        let timers = context.timers
        var options = QueueOptions()
        options.limits.socketBuffer = context.parts.socketBuffer(spec.socketBuffer)
        server = try QueueServer(
            options: options,
            budget: context.connections,
            loop: context.loop,
            timers: timers,
            seed: context.seed,
            now: { start + Int64(timers.now * 1_000) }
        )
        server.server.engine.keyspace.maxMemory = context.limits.memory
        server.server.engine.observer = outsiders.observe
        measure()
    }

    var additionalArguments: [String] { [] }

    func listen(port: Int) -> EventLoopFuture<any Channel> { server.listen(port: port) }

    func greet() -> EventLoopFuture<Void> { context.loop.makeSucceededVoidFuture() }

    /// From now on the bound is that of the open window.
    func start() {
        adoptBound()
        context.onWindow { [weak self] in self?.adoptBound() }
    }

    func deleted(_ count: Int) {}

    func drain(_ othersAreIdle: @escaping () -> Bool) {}

    var isSettled: Bool { true }

    func stop() {
        server.server.engine.observer = nil
        // Without a log there is nothing to wait for.
        _ = server.close()
    }

    private func adoptBound() {
        let settings = context.windows.currentSettings
        let overflow = spec.overflow.value(in: settings)
        let bound = spec.bound.value(in: settings)
        server.adopt(context.parts.queueBound(overflow.policy.map { QueueBound(messages: bound, overflow: $0) }))
    }

    private func measure() {
        let metrics = context.metrics
        metrics.gauge(id, "length") { [unowned self] in Double(server.depth(of: key).messages) }
        metrics.gauge(id, "bytes") { [unowned self] in Double(server.depth(of: key).bytes) }
        metrics.gauge(id, "memory") { [unowned self] in Double(server.server.engine.keyspace.usedMemory) }
        metrics.gauge(id, "gated") { [unowned self] in Double(server.blockedPublishers) }
        metrics.gauge(id, "kernel_bytes") { [unowned self] in
            Double(server.server.channels.compactMap(SocketProbe.unread).reduce(0, +))
        }
        metrics.gauge(id, "bound") { [unowned self] in
            let settings = context.windows.currentSettings
            return spec.overflow.value(in: settings) == .none ? 0 : Double(spec.bound.value(in: settings))
        }
        let ours = Array(key.utf8)
        server.observe { [weak self] event, key in
            if key == ours { self?.count(event) }
        }
    }

    /// When it happens, in the window that is open then: in a queue messages of several windows stand in one line.
    private func count(_ event: QueueEvent) {
        let window = context.windows.current
        switch event {
        case .added:
            counters.added.add(window: window)
            let bound = spec.bound.value(in: context.windows.currentSettings)
            if server.depth(of: key).messages > bound { counters.overBound.add(window: window) }
        case .dropped: counters.dropped.add(window: window)
        case .displaced(let count): counters.dropped.add(Double(count), window: window)
        case .shed: counters.shed.add(window: window)
        case .blocked: counters.blocked.add(window: window)
        case .delivered, .acknowledged: break
        }
    }
}

extension QueueSpec.Overflow {
    /// Nil where there is no bound.
    fileprivate var policy: QueueOverflow? {
        switch self {
        case .none: nil
        case .block: .block
        case .dropNewest: .dropNewest
        case .dropOldest: .dropOldest
        case .shed: .shed
        }
    }
}
