import GRDB
import LabKit
import Testing

@testable import LabEngine

/// Small parts whose mistakes would show as wrong figures.
struct LabPartsTests {
    @Test func keysAreBornWithTheAttemptOrWithTheOrderOrNotAtAll() {
        let key = LabParts.standard.key
        #expect(key(.none, 1, 1) == nil)
        #expect(key(.perOrder, 812, 1) == key(.perOrder, 812, 2))
        #expect(key(.perAttempt, 812, 1) != key(.perAttempt, 812, 2))
        let all = (1...12).flatMap { order in
            [key(.perOrder, order, 1)] + (1...12).map { key(.perAttempt, order, $0) }
        }
        #expect(Set(all).count == all.count)
    }

    /// A chance of 0 loses nothing and one of 1 loses everything, for every decision in 0..<1.
    @Test(arguments: [0, 0.2, 0.5, 1 - 0x1p-53])
    func certaintyIsCertain(decision: Double) {
        #expect(!LabParts.standard.loses(decision, 0))
        #expect(LabParts.standard.loses(decision, 1))
        #expect(LabParts.standard.loses(decision, 0.3) == (decision < 0.3))
    }

    @Test(arguments: [
        (0, "0 ms"), (0.0004, "0 ms"), (0.018, "18 ms"), (0.9994, "999 ms"), (0.9996, "1.0 s"), (1.25, "1.3 s"),
        (12, "12.0 s"),
    ])
    func theLogsDurations(seconds: Double, text: String) {
        #expect(LabText.duration(seconds) == text)
    }

    @Test(arguments: [(1, "gave up"), (2, "gave up after 2 attempts")])
    func givingUpIsSaidTheSameInTheLogAndInTheStory(attempts: Int, text: String) {
        var story = Story()
        story.append(.gaveUp(attempts: attempts))
        #expect(story.summary == text)
        #expect(LabText.gaveUp(attempts) == text)
    }

    @Test func anOverlapWithoutARetryTellsNothing() {
        var story = Story()
        story.append(.overlapped(attempt: 2, earlier: 1))
        story.append(.paid(attempt: 2, latency: 0.1))
        #expect(story.summary == "paid after 100 ms")
    }

    @Test func aLongSilenceSavesUpNoMoreThanASecond() {
        var sampler = EventSampler(cost: 6, now: 0)
        let shown = (0..<20).filter { _ in sampler.takesUnit(now: 1_000) }
        #expect(shown.count == 5)
        // A time that seems to go back gives nothing and takes nothing.
        let goesBack = sampler.takesUnit(now: 0)
        #expect(!goesBack)
        let later = sampler.takesUnit(now: 1_000.21)
        #expect(later)
    }

    @Test func aTransactionThatFailsLeavesNothing() throws {
        struct Refused: Error {}
        let store = try SQLiteStore(id: "ledger")
        let charge = Charge(orderID: "a", amount: 5, window: 1, attempt: 1, arrived: 0, stored: 1)
        #expect(throws: Refused.self) {
            try store.transaction { database in
                _ = try SQLiteStore.insert(charge, database)
                throw Refused()
            }
        }
        #expect(try store.charges(of: "a", window: 1).count == 0)
        #expect(try store.tallies(window: 1).allSatisfy { $0.current == 0 && $0.total == 0 })
    }

    @Test func oldKeysGoSoThatALongRunStaysSmall() throws {
        let store = try SQLiteStore(id: "ledger", mostRows: 100)
        let gate = UniqueInsertGate()
        for number in 1...1_000 {
            let attempt = KeyedAttempt(key: "k\(number)", fingerprint: [1], number: number)
            #expect(try gate.begin(attempt, now: 0, in: store) == .work)
        }
        let rows = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM idempotency_key") }
        #expect(try (100...120).contains(#require(rows)))
        #expect(
            try gate.begin(KeyedAttempt(key: "k1000", fingerprint: [1], number: 2_000), now: 1, in: store) == .running
        )
    }

    @Test func anOutsidersOrderOfTheSameNameIsAnother() throws {
        let store = try SQLiteStore(id: "ledger")
        for (window, amount) in [(0, 7), (1, 5), (1, 6), (2, 9)] {
            let charge = Charge(orderID: "a", amount: amount, window: window, attempt: 1, arrived: 0, stored: 1)
            _ = try store.transaction { try SQLiteStore.insert(charge, $0) }
        }
        #expect(try store.charges(of: "a", window: 0) == (1, 7))
        #expect(try store.charges(of: "a", window: 1) == (2, 11))
        #expect(try store.charges(of: "a", window: 3) == (0, 0))
    }

    @Test(arguments: [("network", 0), ("payments", 65_535)])
    func everyPortThatExistsMayBeAskedFor(component: String, port: Int) throws {
        try LabOptions(ports: [component: port]).check(against: try RunningLab.manifest())
    }

    @Test(arguments: [-1, 65_536])
    func aPortThatCantBeIsRefused(port: Int) throws {
        let manifest = try RunningLab.manifest()
        let error = #expect(throws: LabError.self) { try LabOptions(ports: ["network": port]).check(against: manifest) }
        #expect(error == .badValue("network: port \(port) isn't from 0 to 65535"))
    }
}
