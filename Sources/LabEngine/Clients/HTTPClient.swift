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
    private let requests: any RequestFactory
    private var load: LoadDriver?
    private var orders: [Int: OrderRun] = [:]

    struct Metrics {
        let orders: MetricStore.Counter
        let attempts: MetricStore.Counter
        let paid: MetricStore.Counter
        let gaveUp: MetricStore.Counter
        let timeouts: MetricStore.Counter
        let latency: LatencyRecorder
        let waited: MetricStore.Counter
        let connectionWait: LatencyRecorder

        init(_ store: MetricStore, _ id: String) {
            orders = store.counter(id, "orders")
            attempts = store.counter(id, "attempts")
            paid = store.counter(id, "paid")
            gaveUp = store.counter(id, "gave_up")
            timeouts = store.counter(id, "timeouts")
            latency = store.latency(id, "order_latency")
            waited = store.counter(id, "waited")
            connectionWait = store.latency(id, "connection_wait")
        }
    }

    init(id: String, spec: HTTPClientSpec, context: LabContext, address: SocketAddress) {
        self.id = id
        self.spec = spec
        self.context = context
        host = "127.0.0.1:\(address.port ?? 0)"
        requests = PaymentRequests(keys: spec.idempotencyKey, key: context.parts.key)
        pool = ConnectionPool(loop: context.loop, timers: context.timers, address: address) { [context] in
            spec.connections?.value(in: context.windows.currentSettings) ?? .max
        }
        metrics = Metrics(context.metrics, id)
        context.metrics.gauge(id, "in_flight") { [unowned self] in Double(orders.count) }
        context.metrics.gauge(id, "connections") { [unowned self] in Double(pool.connections) }
        context.metrics.gauge(id, "waiting") { [unowned self] in Double(pool.waiting) }
    }

    var isIdle: Bool { orders.isEmpty }

    /// Seconds after which no order that is under way now can still be.
    var longestWork: Double { orders.values.map(\.longest).max() ?? 0 }

    func startLoad() {
        let load = context.driver(of: spec.load, id: id) { [unowned self] number, intended in begin(number, intended) }
        self.load = load
        load.start()
    }

    func stopLoad() {
        load?.stop()
    }

    /// Hangs up on everything.
    func stop() {
        stopLoad()
        load = nil
        pool.close()
        for order in orders.values { order.abandon() }
        orders = [:]
    }

    private func begin(_ number: Int, _ intended: Double) {
        let order = OrderRun(number: number, intended: intended, window: context.windows.current, client: self)
        orders[number] = order
        metrics.orders.add(window: order.window)
        context.recorder.began(.order(number))
        order.start()
    }

    func ended(_ order: OrderRun) {
        orders[order.number] = nil
        context.recorder.ended(.order(order.number))
        load?.ended(order.number)
    }

    /// The request of one attempt.
    func request(_ order: OrderRun, attempt: Int) -> (head: HTTPRequestHead, body: [UInt8], key: String?) {
        let request = requests.request(order: order.number, attempt: attempt, settings: order.settings)
        var headers: HTTPHeaders = ["Host": host, "Content-Length": "\(request.body.count)"]
        for header in request.headers { headers.add(name: header.name, value: header.value) }
        if let header = order.identity(attempt).header { headers.add(name: WorkIdentity.headerName, value: header) }
        let head = HTTPRequestHead(version: .http1_1, method: request.method, uri: request.path, headers: headers)
        return (head, request.body, request.key)
    }
}
