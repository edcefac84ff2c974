import LabKit
import NIOCore

/// `kind: queue`: the embedded queue with the lab's time as its clock, or a Redis of somebody's own in its place. Belongs
/// to the lab's event loop.
final class LabQueue {
    /// The group that the lab's consumers belong to.
    static let group = "workers"
    private static let name = "work"
    private static let deadSuffix = ":dead"

    let id: String
    /// The stream's name. In somebody's own Redis it is the run's alone, and goes with it.
    let key: String
    /// What stands before the lab's keys: nothing in the lab's own queue.
    let keyPrefix: String
    /// The stream of dead letters.
    let deadKey: String
    private let spec: QueueSpec
    private let context: LabContext
    private let backing: any QueueBacking
    /// The lab's own parts name their connections so.
    let token: String
    /// Where they connect to; nil until the queue listens.
    private(set) var address: SocketAddress?
    private var greeting: [[String]]
    /// Whether no other part of the lab has anything under way.
    var othersAreIdle: () -> Bool = { true }

    /// The embedded one. It has to listen before it is used.
    static func embedded(id: String, spec: QueueSpec, context: LabContext) throws -> LabQueue {
        let token = RunToken.make()
        let backing = try EmbeddedBacking(id: id, key: name, token: token, spec: spec, context: context)
        return LabQueue(id: id, keyPrefix: "", token: token, spec: spec, context: context, backing: backing)
    }

    /// Somebody's own.
    static func external(id: String, spec: QueueSpec, context: LabContext, engine: EngineAddress) throws -> LabQueue {
        let token = RunToken.make()
        let prefix = token + ":"
        let key = prefix + name
        let address = try SocketAddress.makeAddressResolvingHost(engine.host, port: engine.port)
        let greeting = engine.database == 0 ? [] : [["SELECT", "\(engine.database)"]]
        let options = RESPConnection.Options(address: address, greeting: greeting)
        let backing = ExternalBacking(
            id: id,
            key: key,
            deadKey: key + deadSuffix,
            connection: options,
            spec: spec,
            context: context
        )
        let queue = LabQueue(id: id, keyPrefix: prefix, token: token, spec: spec, context: context, backing: backing)
        queue.address = address
        queue.greeting += greeting
        return queue
    }

    private init(
        id: String,
        keyPrefix: String,
        token: String,
        spec: QueueSpec,
        context: LabContext,
        backing: any QueueBacking
    ) {
        self.id = id
        self.keyPrefix = keyPrefix
        key = keyPrefix + LabQueue.name
        deadKey = key + LabQueue.deadSuffix
        self.token = token
        self.spec = spec
        self.context = context
        self.backing = backing
        greeting = [["CLIENT", "SETNAME", token]]
    }

    /// The embedded one listens on 127.0.0.1.
    func listen(port: Int) -> EventLoopFuture<any Channel> {
        let bound = NIOLoopBound(self, eventLoop: context.loop)
        return backing.listen(port: port).map { channel in
            bound.value.address = channel.localAddress
            return channel
        }
    }

    /// Sees whether somebody's own is there.
    func greet() -> EventLoopFuture<Void> { backing.greet() }

    /// A connection of a part of the lab, made when it is first used. The queue listens by then.
    ///
    /// - Parameter link: where a link to the queue listens, if it goes through one.
    func connection(
        through link: SocketAddress? = nil,
        _ change: (inout RESPConnection.Options) -> Void = { _ in }
    ) throws -> RESPConnection {
        guard let address = link ?? address else { throw LabError.failed("\(id) doesn't listen yet") }
        var options = RESPConnection.Options(address: address, greeting: greeting)
        options.hangsUpAfterTimeout = link != nil
        options.socketBuffer = context.parts.socketBuffer(spec.socketBuffer)
        change(&options)
        return RESPConnection(options: options, loop: context.loop, timers: context.timers)
    }

    /// The command that adds a message.
    func adding(_ fields: [String]) -> [String] { ["XADD", key] + backing.additionalArguments + ["*"] + fields }

    /// A consumer has deleted messages that it is done with.
    func deleted(_ count: Int) { backing.deleted(count) }
}

extension LabQueue: LabPart {
    func startLoad() { backing.start() }

    func stopLoad() { backing.drain(othersAreIdle) }

    var isIdle: Bool { backing.isSettled }

    func stop() { backing.stop() }
}

/// Who keeps a lab's queue.
protocol QueueBacking: AnyObject {
    /// Between the key and the id of an XADD.
    var additionalArguments: [String] { get }
    func listen(port: Int) -> EventLoopFuture<any Channel>
    func greet() -> EventLoopFuture<Void>
    func start()
    func deleted(_ count: Int)
    /// Nothing more will come. Its figures have to be right from when all others are idle.
    func drain(_ othersAreIdle: @escaping () -> Bool)
    /// Whether its figures are right.
    var isSettled: Bool { get }
    func stop()
}

/// The counters that both have.
struct QueueCounters {
    let added: MetricStore.Counter
    let overBound: MetricStore.Counter
    let blocked: MetricStore.Counter
    let dropped: MetricStore.Counter
    let shed: MetricStore.Counter

    init(_ store: MetricStore, _ id: String) {
        added = store.counter(id, "added")
        overBound = store.counter(id, "over_bound")
        blocked = store.counter(id, "blocked")
        dropped = store.counter(id, "dropped")
        shed = store.counter(id, "shed")
    }
}
