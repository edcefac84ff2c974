import LabKit
import NIOCore
import NIOHTTP1

/// `kind: read-write-client`: sends reads and writes as they are due, and judges each read by the writes that it knows to
/// be settled. Belongs to the lab's event loop.
final class ReadWriteClient {
    enum Operation: String { case read, write }

    let id: String
    let spec: ReadWriteClientSpec
    let context: LabContext
    let pool: ConnectionPool
    let metrics: Metrics
    private let host: String
    private var drivers: [LoadDriver] = []
    private var exchanges: [Int: ReadWriteExchange] = [:]
    private var begun = 0
    private var ledger: StalenessLedger
    private var ledgerWindow = 0
    /// Exchanges under way, by the window that they began in.
    private var underWay: [Int: Int] = [:]

    struct Metrics {
        let reads: MetricStore.Counter
        let writes: MetricStore.Counter
        let settled: MetricStore.Counter
        let failed: MetricStore.Counter
        let stale: MetricStore.Counter
        let overtaken: MetricStore.Counter
        let staleAge: LatencyRecorder
        let readLatency: LatencyRecorder
        let writeLatency: LatencyRecorder

        init(_ store: MetricStore, _ id: String) {
            reads = store.counter(id, "reads")
            writes = store.counter(id, "writes")
            settled = store.counter(id, "settled")
            failed = store.counter(id, "failed")
            stale = store.counter(id, "stale_reads")
            overtaken = store.counter(id, "overtaken_reads")
            staleAge = store.latency(id, "stale_age")
            readLatency = store.latency(id, "read_latency")
            writeLatency = store.latency(id, "write_latency")
        }
    }

    init(id: String, spec: ReadWriteClientSpec, context: LabContext, address: SocketAddress) {
        self.id = id
        self.spec = spec
        self.context = context
        host = "127.0.0.1:\(address.port ?? 0)"
        pool = ConnectionPool(loop: context.loop, timers: context.timers, address: address)
        ledger = StalenessLedger(isOlder: context.parts.isOlder)
        let metrics = Metrics(context.metrics, id)
        self.metrics = metrics
        context.metrics.gauge(id, "in_flight") { [unowned self] in Double(exchanges.count) }
        context.metrics.gauge(id, "stalest") { metrics.staleAge.distribution.max }
    }

    var isIdle: Bool { exchanges.isEmpty }

    /// Seconds after which nothing that is under way now can still be.
    var longestWork: Double { exchanges.values.map(\.timeout).max() ?? 0 }

    func startLoad() {
        drivers = [driver(spec.reads, .read), driver(spec.writes, .write)]
        for driver in drivers { driver.start() }
    }

    private func driver(_ load: LoadSpec, _ operation: Operation) -> LoadDriver {
        context.driver(of: load, id: "\(id) \(operation.rawValue)s") { [unowned self] number, intended in
            begin(operation, number, intended)
        }
    }

    func stopLoad() {
        for driver in drivers { driver.stop() }
    }

    /// Hangs up on everything.
    func stop() {
        stopLoad()
        drivers = []
        pool.close()
        for exchange in exchanges.values { exchange.abandon() }
        exchanges = [:]
    }

    /// - Parameter position: among the operations of this sort, from 1.
    private func begin(_ operation: Operation, _ position: Int, _ intended: Double) {
        begun += 1
        let window = context.windows.current
        if window != ledgerWindow {
            ledgerWindow = window
            ledger.removeAll()
        }
        let member = SeededDecision.unit(
            seed: context.seed,
            component: id,
            purpose: "\(operation.rawValue) member",
            unit: .order(position),
            attempt: 1
        )
        let exchange = ReadWriteExchange(
            operation: operation,
            number: begun,
            position: position,
            member: 1 + Int(member * Double(spec.members)),
            intended: intended,
            // What began under other settings may still undo what a write is about to do.
            isJudge: underWay.keys.allSatisfy { $0 == window },
            client: self
        )
        exchanges[begun] = exchange
        underWay[window, default: 0] += 1
        (operation == .read ? metrics.reads : metrics.writes).add(window: window)
        context.recorder.began(.order(begun))
        exchange.start()
    }

    // MARK: What came of it

    func ended(_ exchange: ReadWriteExchange, version: Int?) {
        exchanges[exchange.number] = nil
        underWay[exchange.window] = underWay[exchange.window].flatMap { $0 > 1 ? $0 - 1 : nil }
        if let version {
            switch exchange.operation {
            case .read: judge(exchange, version)
            case .write: settle(exchange, version)
            }
        } else {
            metrics.failed.add(window: exchange.window)
        }
        context.recorder.ended(.order(exchange.number))
        drivers[exchange.operation == .read ? 0 : 1].ended(exchange.position)
    }

    private func settle(_ exchange: ReadWriteExchange, _ version: Int) {
        metrics.settled.add(window: exchange.window)
        metrics.writeLatency.record(context.now - exchange.intended, window: exchange.window)
        guard exchange.isJudge, exchange.window == ledgerWindow else { return }
        ledger.settle(exchange.member, version: version, at: context.now)
    }

    private func judge(_ exchange: ReadWriteExchange, _ version: Int) {
        metrics.readLatency.record(context.now - exchange.intended, window: exchange.window)
        switch ledger.judge(exchange.member, version: version, began: exchange.began, ended: context.now) {
        case .fresh: break
        case .overtaken: metrics.overtaken.add(window: exchange.window)
        case .stale(let age):
            metrics.stale.add(window: exchange.window)
            metrics.staleAge.record(age, window: exchange.window)
            let text = "read \(spec.path)/\(exchange.member): v\(version), stale for \(LabText.duration(age))"
            context.recorder.sampledStory(exchange.identity, at: id, text)
        }
    }

    /// The request of an exchange.
    func request(_ exchange: ReadWriteExchange) -> (head: HTTPRequestHead, body: [UInt8]) {
        var body: [UInt8] = []
        var headers: HTTPHeaders = ["Host": host]
        if exchange.operation == .write {
            // Some price, always the same for a write.
            body = JSONText.object([("price", "\(500 + exchange.position * 37 % 2_000)")])
            headers.add(name: "Content-Type", value: "application/json")
            headers.add(name: "Content-Length", value: "\(body.count)")
        }
        if let header = exchange.identity.header { headers.add(name: WorkIdentity.headerName, value: header) }
        let method: HTTPMethod = exchange.operation == .read ? .GET : .PUT
        let uri = "\(spec.path)/\(exchange.member)"
        return (HTTPRequestHead(version: .http1_1, method: method, uri: uri, headers: headers), body)
    }
}
