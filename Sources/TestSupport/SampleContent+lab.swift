extension SampleContent {
    /// The idempotency lab in small.
    static let labManifest = """
        formatVersion: 1
        id: idempotency
        title: Idempotency keys
        summary: Lose one answer in five, and count who is charged twice.
        topics: [idempotency, retries-and-backoff]
        level: 1
        minutes: 8
        run: {for: 10s}
        check: {for: 5s}

        components:
          shop:
            kind: http-client
            calls: network
            load: {arrivals: poisson, rate: $rate}
            timeout: 400ms
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
            keyCheck: unique insert
          ledger:
            kind: sqlite

        controls:
          rate:        {label: Orders, unit: per second, range: [1, 500], step: 10, default: 50}
          answer-loss: {label: Answers lost, unit: percent, range: [0, 60], step: 5, default: 20}
          keys:        {label: Idempotency key, choices: [none, per attempt, per order], default: none}

        charts:
          - {title: Charges for each order, series: [ledger.charges / shop.orders]}

        checks:
          - {id: charged-once, says: No order is charged twice, expect: ledger.charged_twice == 0, given: shop.orders >= 100}

        solution: {keys: per order}

        """

    static let labGuide = """
        ## 1. A shop that never gives up

        One *answer* in five is lost: the payment is made, and the shop never hears of it.

        ```predict
        question: Of 100 orders, how many are charged at least twice?
        answer: 20
        tolerance: 6
        measure: 100 * ledger.charged_twice / shop.orders
        given: shop.orders >= 200
        because: Each answer is lost with probability 0.2, and a lost answer means one more attempt.
        ```

        ```attach
        curl -i -X POST $payments/payments -d '{"order":"mine-1","amount":500}'
        ```

        ## 2. A key for each order

        ```set
        keys: per order
        ```

        The duplicates are gone.

        """
}
