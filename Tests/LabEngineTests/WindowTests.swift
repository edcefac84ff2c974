import LabKit
import Testing

@testable import LabEngine

struct WindowTests {
    @Test func aWindowKeepsItsSettingsAndOldOnesAreForgotten() {
        var book = WindowBook()
        for window in 1...WindowBook.most + 1 { book.open(window, LabSettings(["rate": .number(Double(window))])) }
        #expect(book.current == WindowBook.most + 1)
        #expect(book.currentSettings["rate"] == .number(Double(WindowBook.most + 1)))
        #expect(book[2]?["rate"] == .number(2))
        #expect(book[1] == nil)
        #expect(book[0] == nil)
    }

    @Test func countersCountWhatStartedInTheOpenWindowAndOverAllOfTime() {
        let store = MetricStore()
        let orders = store.counter("shop", "orders")
        store.open(window: 1)
        orders.add(window: 1)
        orders.add(window: 1)
        store.open(window: 2)
        orders.add(window: 1)
        orders.add(window: 2)
        orders.add(window: 0)
        let name = MetricName(component: "shop", metric: "orders")
        let frame = store.frame(time: 3)
        #expect(frame.window == 2)
        #expect(frame.values == [name: 1])
        #expect(frame.totals == [name: 4])
        #expect(store.counter("shop", "orders") === orders)
    }

    @Test func latenciesAreOfTheOpenWindow() throws {
        let store = MetricStore()
        let latency = store.latency("shop", "order_latency")
        store.open(window: 1)
        for milliseconds in 1...100 { latency.record(Double(milliseconds) / 1_000, window: 1) }
        latency.record(9, window: 2)
        latency.record(.nan, window: 1)
        let distribution = try #require(
            store.frame(time: 0).distributions[MetricName(component: "shop", metric: "order_latency")]
        )
        #expect(distribution.count == 100)
        #expect((distribution.p50 - 0.05).magnitude < 0.001)
        #expect((distribution.p99 - 0.099).magnitude < 0.001)
        #expect((distribution.max - 0.1).magnitude < 0.001)
        #expect((distribution.mean - 0.0505).magnitude < 0.001)
        #expect(distribution.buckets.prefix(8) == [1, 1, 2, 4, 8, 16, 32, 36])
        store.open(window: 2)
        #expect(latency.distribution.count == 0)
        latency.record(1e12, window: 2)
        #expect(latency.distribution.max > 3_000)
    }

    @Test func gaugesAndTalliesAreAskedForEachFrame() {
        let store = MetricStore()
        let busy = MetricName(component: "payments", metric: "busy")
        let charges = MetricName(component: "ledger", metric: "charges")
        var asked = 0
        store.gauge("payments", "busy") { 3 }
        store.tally { window in
            asked += 1
            return [MetricStore.Tally(name: charges, current: Double(window), total: 9)]
        }
        store.open(window: 5)
        let frame = store.frame(time: 0)
        #expect(frame.gauges == [busy: 3])
        #expect(frame.values[charges] == 5)
        #expect(frame.totals[charges] == 9)
        store.stop()
        #expect(store.frame(time: 0).gauges.isEmpty)
        #expect(asked == 1)
    }

    @Test(arguments: [
        "", "1/2", "1/2/3/4", "a/b/c", "0/1/1", "1/-2/1", "1/2/3 ", "//", "1/2/99999999999999999999",
        "1/read/1", "1/read-/1", "1/read-0/1", "1/Read-1/1", "1/-read-1/1", "1/a-b-1/1", "1/read-1/0", "1/read--1/1",
    ])
    func anythingButAnIdentityIsAnOutsiders(header: String) {
        #expect(WorkIdentity(header: header) == nil)
    }

    @Test func anIdentityTravelsInAHeader() {
        let identity = WorkIdentity(unit: .order(812), window: 3, attempt: 2)
        #expect(identity.header == "3/812/2")
        #expect(WorkIdentity(header: "3/812/2") == identity)
        let read = WorkIdentity(unit: .work("read", 12), window: 3, attempt: 1)
        #expect(read.header == "3/read-12/1")
        #expect(WorkIdentity(header: "3/read-12/1") == read)
        #expect(WorkIdentity(unit: .outsider(1), window: 0, attempt: 1).header == nil)
    }
}
