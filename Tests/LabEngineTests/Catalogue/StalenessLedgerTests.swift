import Testing

@testable import LabEngine

struct StalenessLedgerTests {
    private func ledger() -> StalenessLedger {
        var ledger = StalenessLedger()
        ledger.settle(3, version: 7, at: 1)
        ledger.settle(3, version: 8, at: 2)
        ledger.settle(4, version: 50, at: 1)
        return ledger
    }

    @Test(arguments: [
        (8, 3, 4, StalenessLedger.Verdict.fresh),
        (9, 3, 4, .fresh),
        // The oldest write that it should have seen says how stale it is.
        (6, 3, 4, .stale(age: 3)),
        (7, 3, 4, .stale(age: 2)),
        // Settled while the read was under way.
        (7, 1.5, 2.5, .overtaken),
        (6, 0.5, 2.5, .overtaken),
        (6, 1.5, 2.5, .stale(age: 1.5)),
    ])
    func aReadIsStaleWhereItBeganAfterANewerWriteWasSettled(
        version: Int,
        began: Double,
        ended: Double,
        verdict: StalenessLedger.Verdict
    ) {
        #expect(ledger().judge(3, version: version, began: began, ended: ended) == verdict)
    }

    @Test func membersHaveNothingToDoWithEachOther() {
        #expect(ledger().judge(5, version: 1, began: 3, ended: 4) == .fresh)
        #expect(ledger().judge(4, version: 49, began: 3, ended: 4) == .stale(age: 3))
    }

    /// Two writes of a row may be answered in either order.
    @Test func anOlderVersionThatSettlesLaterChangesNothing() {
        var ledger = StalenessLedger()
        ledger.settle(3, version: 8, at: 1)
        ledger.settle(3, version: 7, at: 2)
        #expect(ledger.judge(3, version: 8, began: 3, ended: 4) == .fresh)
        #expect(ledger.judge(3, version: 7, began: 3, ended: 4) == .stale(age: 3))
    }

    @Test func aNewWindowForgets() {
        var ledger = ledger()
        ledger.removeAll()
        #expect(ledger.judge(3, version: 1, began: 3, ended: 4) == .fresh)
    }

    @Test func aLongRunKeepsTheNewestWrites() {
        var ledger = StalenessLedger()
        for version in 1...10_000 { ledger.settle(3, version: version, at: Double(version)) }
        #expect(ledger.judge(3, version: 9_999, began: 10_001, ended: 10_002) == .stale(age: 2))
        #expect(ledger.judge(3, version: 1, began: 10_001, ended: 10_002) != .fresh)
    }
}
