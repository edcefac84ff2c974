import LabKit
import NIOCore

/// `kind: cache`: the embedded cache with the lab's time as its clock, or a Redis of somebody's own in its place. Belongs
/// to the lab's event loop.
final class LabCache {
    /// Connections to it at once.
    private static let mostConnections = 32

    let id: String
    /// Names this run, and its connections.
    let token: String
    /// Before all keys: nothing in the lab's own cache, and the run's own in somebody's Redis, where its keys mustn't meet
    /// others. There they go with their time to live.
    let keyPrefix: String
    let pool: RESPPool
    private let makePool: (SocketAddress?) -> RESPPool
    /// Those that go through links.
    private var linked: [RESPPool] = []
    private let spec: CacheSpec
    private let context: LabContext
    private let server: RESPServer?
    /// The counts when a window was first looked at, which is where its own begin.
    private var before = (window: 0, counts: KeyspaceCounts())

    /// The embedded one. It has to listen before it is used.
    static func embedded(id: String, spec: CacheSpec, context: LabContext) -> LabCache {
        let start = SystemClock.milliseconds()
        let timers = context.timers
        let now = { start + Int64(timers.now * 1_000) }
        let keyspace = Keyspace(seed: context.seed, now: now())
        let engine = CommandEngine(keyspace: keyspace, commands: CommandSpec.cache)
        let server = RESPServer(
            engine: engine,
            budget: context.connections,
            loop: context.loop,
            timers: timers,
            now: now
        )
        return LabCache(id: id, spec: spec, context: context, server: server, address: nil)
    }

    /// Somebody's own.
    static func external(id: String, spec: CacheSpec, context: LabContext, engine: EngineAddress) throws -> LabCache {
        let address = try SocketAddress.makeAddressResolvingHost(engine.host, port: engine.port)
        return LabCache(id: id, spec: spec, context: context, server: nil, address: (address, engine.database))
    }

    private init(
        id: String,
        spec: CacheSpec,
        context: LabContext,
        server: RESPServer?,
        address: (socket: SocketAddress, database: Int)?
    ) {
        self.id = id
        self.spec = spec
        self.context = context
        self.server = server
        let token = RunToken.make()
        self.token = token
        keyPrefix = address == nil ? "" : "\(token):"
        var greeting = [["CLIENT", "SETNAME", token]]
        if let address, address.database != 0 { greeting.insert(["SELECT", "\(address.database)"], at: 0) }
        let makePool = { [loop = context.loop, timers = context.timers] (address: SocketAddress?) in
            RESPPool(
                greeting: greeting,
                address: address,
                most: LabCache.mostConnections,
                loop: loop,
                timers: timers
            )
        }
        self.makePool = makePool
        pool = makePool(address?.socket)
        if let server { measure(server.engine.keyspace) }
    }

    private func measure(_ keyspace: Keyspace) {
        context.metrics.gauge(id, "keys") { Double(keyspace.tables.reduce(0) { $0 + $1.count }) }
        context.metrics.gauge(id, "bytes") { Double(keyspace.usedMemory) }
        context.metrics.tally { [unowned self] window in
            follow(keyspace)
            if window != before.window { before = (window, keyspace.counts) }
            return [
                tally("expired", keyspace.counts.expired, before.counts.expired),
                tally("evicted", keyspace.counts.evicted, before.counts.evicted),
            ]
        }
    }

    private func tally(_ metric: String, _ count: Int, _ before: Int) -> MetricStore.Tally {
        MetricStore.Tally(
            name: MetricName(component: id, metric: metric),
            current: Double(count - before),
            total: Double(count)
        )
    }

    /// The embedded one listens on 127.0.0.1.
    func listen(port: Int) -> EventLoopFuture<any Channel> {
        guard let server else { return context.loop.makeFailedFuture(LabError.failed("\(id) is somebody else's")) }
        let bound = NIOLoopBound(self, eventLoop: context.loop)
        server.engine.observer = RESPOutsiders(id: id, token: token, context: context).observe
        follow(server.engine.keyspace)
        return server.listen(port: port).map { channel in
            bound.value.pool.address = channel.localAddress
            return channel
        }
    }

    /// Where it is; nil until it listens.
    var address: SocketAddress? { pool.address }

    /// Connections through a link to it, which listens there.
    func pool(through link: SocketAddress) -> RESPPool {
        let pool = makePool(link)
        linked.append(pool)
        return pool
    }

    /// Sees whether somebody's own is there.
    func greet() -> EventLoopFuture<Void> {
        let promise = context.loop.makePromise(of: Void.self)
        pool.send(["PING"]) { [id] outcome in
            switch outcome {
            case .success(.error(let text)): promise.fail(LabError.failed("\(id): \(text)"))
            case .success: promise.succeed()
            case .failure(let failure): promise.fail(LabError.failed("\(id): \(failure)"))
            }
        }
        return promise.futureResult
    }

    func close() {
        server?.engine.observer = nil
        pool.close()
        for pool in linked { pool.close() }
        server?.close()
    }

    /// Memory and policy follow their controls; a key that is set finds them as they are.
    private func follow(_ keyspace: Keyspace) {
        let settings = context.windows.currentSettings
        // Before the first window there are no settings, and nothing that could be evicted.
        guard context.windows.current > 0 else { return }
        keyspace.maxMemory = context.limits.memory(boundedBy: Int(spec.maxMemory.value(in: settings)))
        keyspace.policy = spec.policy.value(in: settings)
    }
}
