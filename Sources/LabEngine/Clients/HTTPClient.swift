import LabKit
import NIOCore
import NIOHTTP1

/// `kind: http-client`: takes orders as they arrive and sees each to its end. Belongs to the lab's event loop.
final class HTTPClient {
    let id: String
    let spec: HTTPClientSpec
    let context: LabContext
    let pool: ConnectionPool
    let metrics: Metrics
    private let host: String
    private var load: OpenLoad?
    private var orders: [Int: OrderRun] = [:]
    private var arrived = 0

    struct Metrics {
        let orders: MetricStore.Counter
        let attempts: MetricStore.Counter
        let paid: MetricStore.Counter
        let gaveUp: MetricStore.Counter
        let timeouts: MetricStore.Counter
        let latency: LatencyRecorder

        init(_ store: MetricStore, _ id: String) {
            orders = store.counter(id, "orders")
            attempts = store.counter(id, "attempts")
            paid = store.counter(id, "paid")
            gaveUp = store.counter(id, "gave_up")
            timeouts = store.counter(id, "timeouts")
            latency = store.latency(id, "order_latency")
        }
    }

    init(id: String, spec: HTTPClientSpec, context: LabContext, address: SocketAddress) {
        self.id = id
        self.spec = spec
        self.context = context
        host = "127.0.0.1:\(address.port ?? 0)"
        pool = ConnectionPool(loop: context.loop, address: address)
        metrics = Metrics(context.metrics, id)
        context.metrics.gauge(id, "in_flight") { [unowned self] in Double(orders.count) }
    }

    var isIdle: Bool { orders.isEmpty }

    /// Seconds after which no order that is under way now can still be.
    var longestOrder: Double { orders.values.map(\.longest).max() ?? 0 }

    func startLoad() {
        let load = OpenLoad(
            arrivals: PoissonArrivals(seed: context.seed, component: id),
            timers: context.timers,
            rate: { [unowned self] in spec.load.rate.value(in: context.windows.currentSettings) },
            onArrival: { [unowned self] intended in arrive(intended) }
        )
        self.load = load
        load.start()
    }

    func stopLoad() {
        load?.stop()
        load = nil
    }

    /// Hangs up on everything.
    func stop() {
        stopLoad()
        for order in orders.values { order.abandon() }
        orders = [:]
    }

    private func arrive(_ intended: Double) {
        arrived += 1
        let order = OrderRun(number: arrived, intended: intended, window: context.windows.current, client: self)
        orders[arrived] = order
        metrics.orders.add(window: order.window)
        context.recorder.began(arrived)
        order.start()
    }

    func ended(_ order: OrderRun) {
        orders[order.number] = nil
        context.recorder.ended(order.number)
    }

    /// The request of one attempt.
    func request(_ order: OrderRun, attempt: Int) -> (head: HTTPRequestHead, body: [UInt8], key: String?) {
        let identity = order.identity(attempt)
        // Some amount, always the same for an order.
        let amount = 100 + order.number * 37 % 900
        let body = JSONText.object([("order", JSONText.string("order-\(order.number)")), ("amount", "\(amount)")])
        var headers: HTTPHeaders = [
            "Host": host, "Content-Type": "application/json", "Content-Length": "\(body.count)",
        ]
        if let header = identity.header { headers.add(name: WorkIdentity.headerName, value: header) }
        let policy = spec.idempotencyKey.value(in: order.settings)
        let key = context.parts.key(policy, order.number, attempt)
        if let key { headers.add(name: "Idempotency-Key", value: key) }
        return (HTTPRequestHead(version: .http1_1, method: .POST, uri: "/payments", headers: headers), body, key)
    }
}
