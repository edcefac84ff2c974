import LabKit
import Testing

struct MetricFrameTests {
    private static let orders = MetricName(component: "shop", metric: "orders")
    private static let latency = MetricName(component: "shop", metric: "order_latency")
    private static let busy = MetricName(component: "payments", metric: "busy")

    private let frame = MetricFrame(
        values: [orders: 20],
        totals: [orders: 500],
        gauges: [busy: 3],
        distributions: [latency: Distribution(count: 2, mean: 0.5)]
    )

    @Test func checksSeeTheWindowAndChartsSeeAllOfTime() throws {
        let sum = try Expression("shop.orders + payments.busy")
        #expect(sum.number(in: frame) == 23)
        #expect(sum.total(in: frame) == 503)
        #expect(try Expression("shop.orders >= 21").holds(in: frame) == false)
    }

    @Test func aMeanIsOfTheWindowAndHasNoTotal() throws {
        #expect(frame.value(Self.latency) == 0.5)
        #expect(frame.total(Self.latency) == nil)
        #expect(try Expression("shop.order_latency").total(in: frame) == nil)
    }

    @Test func aControlHasNoValueInAFrame() throws {
        #expect(try Expression("rate").number(in: frame) == nil)
        #expect(try Expression("rate").total(in: frame) == nil)
    }

    @Test func theBucketsDoubleFromAMillisecond() {
        #expect(Distribution.upperBounds.count == 16)
        #expect(Distribution.upperBounds.first == 0.001)
        #expect(Distribution.upperBounds.last == 32.768)
    }

    @Test func whatAnOutsiderSentReachesTheLogWithoutControlCharacters() {
        let event = LabEvent(time: 0, unit: .outsider(3), kind: .outsider, text: "GET /\u{1b}[2J\u{7}x → 404")
        #expect(!event.text.unicodeScalars.contains { $0.properties.generalCategory == .control })
        #expect(event.text.hasSuffix("x → 404"))
        #expect(event.unit?.description == "you")
    }

    @Test(arguments: [
        (
            LabError.cannotListen(component: "payments", reason: "too many open files"),
            "payments can't listen on 127.0.0.1: too many open files"
        ),
        (
            .unknownComponent("x", lab: "idempotency", allowed: ["network", "payments"]),
            "idempotency has no component \"x\" that listens; one of: network, payments"
        ),
        (.failed("the ledger failed"), "the ledger failed"), (.badValue("rate can't be 0 /s"), "rate can't be 0 /s"),
    ])
    func anErrorIsOneLine(error: LabError, text: String) {
        #expect(error.description == text)
    }
}
