import LabKit

enum LabFixture {
    /// A lab like the shipped one, of the tests' own, so that neither can break the other.
    static let manifest: LabManifest = {
        let (manifest, issues) = LabManifest.parse(yaml: yaml, guide: guide, folder: "labs/shop")
        guard let manifest, issues.isEmpty else { preconditionFailure("the fixture is wrong: \(issues)") }
        return manifest
    }()

    /// Three seconds of a run, as it is kept.
    static let recording: LabRecording = {
        var recording = LabRecording()
        recording.take(.started(addresses: ["payments": "http://127.0.0.1:41873"], prefixes: [:]))
        recording.take(.window(1, manifest.defaults))
        for tenth in 1...30 {
            let time = Double(tenth) / 10
            recording.take(.event(LabEvent(time: time, kind: .message(from: "shop", to: "network"), text: "")))
            recording.take(.frame(.shop(time: time, orders: time * 50, twice: time * 10, lost: time * 10)))
        }
        return recording
    }()

    private static let yaml = """
        formatVersion: 1
        id: shop
        title: Idempotency keys
        summary: Lose one answer in five, and count who is charged twice.
        topics: [idempotency]
        level: 1
        minutes: 8
        run: {for: 10s}
        components:
          shop:
            kind: http-client
            calls: network
            load: {arrivals: poisson, rate: $rate}
            timeout: $timeout
            attempts: 8
            backoff: {base: 50ms, jitter: full}
            idempotencyKey: $keys
          network:
            kind: link
            to: payments
            faults:
              - {lose: response, chance: $answer-loss}
          payments:
            kind: http-server
            service: payments
            workers: 32
            serviceTime: {exponential: 20ms}
            store: ledger
            keyCheck: $key-check
          ledger:
            kind: sqlite
        controls:
          rate:        {label: Orders, unit: per second, range: [1, 500], step: 10, default: 50}
          answer-loss: {label: Answers lost, unit: percent, range: [0, 60], step: 5, default: 20}
          timeout:     {label: The client waits, range: [20ms, 1s], step: 20ms, default: 400ms}
          keys:        {label: Idempotency key, choices: [none, per attempt, per order], default: none}
          key-check:   {label: The server checks by, choices: [select then insert, unique insert], default: select then insert}
        presets:
          impatient client: {timeout: 40ms}
          half the answers lost: {answer-loss: 50, rate: 100}
        charts:
          - {title: Charges for each order, series: [ledger.charges / shop.orders], law: 1 / (1 - answer-loss)}
          - {title: Attempts per second, series: [shop.attempts], as: rate}
          - {title: Latency of an order, series: [shop.order_latency], as: percentiles}
        checks:
          - {id: once, says: No order is charged twice, expect: ledger.charged_twice == 0, given: shop.orders >= 100}
          - {id: heard, says: The shop hears of every payment, expect: shop.gave_up / shop.orders <= 0.01, given: shop.orders >= 100}
          - {id: loss, says: Answers really were being lost, expect: network.lost_responses >= 20}
        solution: {keys: per order, key-check: unique insert}
        law: Without keys, each order is charged 1 / (1 − p) times at answer loss p.
        """

    private static let guide = """
        ## 1. A shop that never gives up

        Orders arrive at 50 a second, through a link that loses one *answer* in five.

        ```predict
        question: Of 100 orders, how many are charged at least twice?
        answer: 20
        tolerance: 6
        measure: 100 * ledger.charged_twice / shop.orders
        given: shop.orders >= 200
        because: Each answer is lost with probability 0.2, and a lost answer means one more attempt.
        ```

        Watch *charged twice* climb. Now send one yourself:

        ```attach
        curl -i -X POST $payments/payments -d '{"order":"mine-1"}'
        ```

        ## 2. A key on each attempt

        ```set
        keys: per attempt
        ```

        ```predict
        question: What happens to the duplicates?
        choices: [They fall to zero, They halve, Nothing changes]
        answer: Nothing changes
        measure: 100 * ledger.charged_twice / shop.orders
        expect: 20 ± 6
        given: shop.orders >= 200
        because: Every attempt carries a new key, so the server takes each for a new intent.
        ```

        ## 3. A key for each order

        ```set
        keys: per order
        timeout: 40ms
        ```

        Most duplicates go. Look at the ones that stay.

        ## 4. Let the database choose

        ```set
        key-check: unique insert
        ```

        All checks turn green.
        """
}

extension MetricFrame {
    /// What a shop's lab measures. Counters are of the window; over all of time it is the same unless `totalOrders` says
    /// otherwise.
    static func shop(
        time: Double,
        window: Int = 1,
        orders: Double,
        twice: Double = 0,
        lost: Double = 0,
        totalOrders: Double? = nil
    ) -> MetricFrame {
        let values: [String: Double] = [
            "shop.orders": orders, "shop.attempts": orders + lost, "shop.gave_up": 0, "network.lost_responses": lost,
            "network.lost_requests": 0, "payments.replayed": 0, "ledger.orders": orders,
            "ledger.charges": orders + twice,
            "ledger.charged_twice": twice,
        ]
        let named = values.reduce(into: [MetricName: Double]()) { result, entry in
            if let name = MetricName(entry.key) { result[name] = entry.value }
        }
        let total = (totalOrders ?? orders) - orders
        return MetricFrame(
            time: time,
            window: window,
            values: named,
            totals: named.merging([
                MetricName(component: "shop", metric: "orders"): orders + total,
                MetricName(component: "shop", metric: "attempts"): orders + lost + total,
            ]) { $1 },
            gauges: [
                MetricName(component: "shop", metric: "in_flight"): 12,
                MetricName(component: "payments", metric: "busy"): 3,
                MetricName(component: "payments", metric: "queued"): 0,
            ],
            distributions: [
                MetricName(component: "shop", metric: "order_latency"): Distribution(
                    count: Int(exactly: orders) ?? 0,
                    mean: 0.05,
                    p50: 0.021,
                    p90: 0.1,
                    p99: 0.388,
                    max: 0.841,
                    buckets: [0, 0, 0, 10, 40, 60, 20, 5, 12, 3, 1, 0, 0, 0, 0, 0]
                )
            ]
        )
    }
}
