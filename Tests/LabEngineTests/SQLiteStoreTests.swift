import GRDB
import LabKit
import TestSupport
import Testing

@testable import LabEngine

struct SQLiteStoreTests {
    private let store: SQLiteStore

    init() throws { store = try SQLiteStore(id: "ledger") }

    private func charge(_ order: String, window: Int = 1, arrived: Double = 0, stored: Double = 1) throws {
        let charge = Charge(orderID: order, amount: 5, window: window, attempt: 1, arrived: arrived, stored: stored)
        _ = try store.transaction { try SQLiteStore.insert(charge, $0) }
    }

    private func figures(_ store: SQLiteStore, window: Int = 1) throws -> [String: [Double]] {
        Dictionary(
            uniqueKeysWithValues: try store.tallies(window: window).map { ($0.name.metric, [$0.current, $0.total]) }
        )
    }

    @Test func figuresAreOfAWindowAndOfAllTime() throws {
        try charge("a")
        try charge("a", arrived: 2, stored: 3)
        try charge("a", arrived: 4, stored: 5)
        try charge("b")
        try charge("a", window: 2)
        try charge("mine", window: 0)
        let figures = try figures(store)
        #expect(figures["orders"] == [2, 3])
        #expect(figures["charges"] == [4, 5])
        #expect(figures["charged_twice"] == [1, 1])
        #expect(figures["charged_twice_overlapping"] == [0, 0])
    }

    @Test(arguments: [(0.0, 1.0, 1.0, 2.0, 0.0), (0, 1, 0.9, 2, 1), (0, 2, 1, 1.5, 1), (0, 1, 5, 6, 0)])
    func chargesOverlapWhenTheLaterCameInBeforeTheEarlierWasStored(
        arrived: Double,
        stored: Double,
        laterArrived: Double,
        laterStored: Double,
        overlapping: Double
    ) throws {
        try charge("a", arrived: arrived, stored: stored)
        try charge("a", arrived: laterArrived, stored: laterStored)
        #expect(try figures(store)["charged_twice_overlapping"] == [overlapping, overlapping])
    }

    /// The triggers' figures are those that a query over the whole table gives.
    @Test func figuresAgreeWithTheTable() throws {
        var generator = SplitMix(seed: 11)
        for step in 0..<400 {
            let order = "order-\(Int.random(in: 0..<120, using: &generator))"
            let arrived = Double(step) - Double.random(in: 0...30, using: &generator)
            try charge(order, window: Int.random(in: 0...2, using: &generator), arrived: arrived, stored: Double(step))
        }
        for window in 1...2 {
            let counted = try store.read { database in
                try Row.fetchOne(
                    database,
                    sql: """
                        SELECT count(*), sum(charges), sum(charges > 1), sum(overlapping) FROM (
                          SELECT count(*) AS charges, EXISTS (
                            SELECT 1 FROM charge AS one JOIN charge AS two
                              ON one.order_id = two.order_id AND one.work_window = two.work_window AND one.id < two.id
                            WHERE one.order_id = charge.order_id AND one.work_window = charge.work_window
                              AND two.arrived < one.stored) AS overlapping
                          FROM charge WHERE work_window = ? GROUP BY order_id)
                        """,
                    arguments: [window]
                )
            }
            let row = try #require(counted)
            let figures = try figures(store, window: window)
            #expect(figures["orders"]?.first == row[0])
            #expect(figures["charges"]?.first == row[1])
            #expect(figures["charged_twice"]?.first == row[2])
            #expect(figures["charged_twice_overlapping"]?.first == row[3])
        }
    }

    @Test func oldRowsGoAndTheFiguresStay() throws {
        let store = try SQLiteStore(id: "ledger", mostRows: 100)
        for number in 1...1_000 {
            let charge = Charge(orderID: "\(number)", amount: 1, window: 1, attempt: 1, arrived: 0, stored: 1)
            _ = try store.transaction { try SQLiteStore.insert(charge, $0) }
        }
        let rows = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM charge") }
        let orders = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM charged_order") }
        #expect(try #require(rows) <= 120)
        #expect(orders == rows)
        #expect(try figures(store)["charges"] == [1_000, 1_000])
    }

    @Test func anEmptyLedgerHasZeros() throws {
        #expect(
            try figures(store) == [
                "orders": [0, 0], "charges": [0, 0], "charged_twice": [0, 0], "charged_twice_overlapping": [0, 0],
            ]
        )
        #expect(try store.charges(of: "nobody", window: 1).count == 0)
    }
}
