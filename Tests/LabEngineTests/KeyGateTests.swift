import LabKit
import Testing

@testable import LabEngine

struct KeyGateTests {
    private let store: SQLiteStore

    init() throws { store = try SQLiteStore(id: "ledger") }

    private func attempt(_ number: Int, key: String = "k", body: String = "a") -> KeyedAttempt {
        KeyedAttempt(key: key, fingerprint: Fingerprint.of(method: "POST", path: "/p", body: body.utf8), number: number)
    }

    private func finish(_ gate: any KeyGate, _ attempt: KeyedAttempt) throws -> StoredAnswer? {
        let charge = Charge(orderID: "o", amount: 5, window: 1, attempt: 1, arrived: 0, stored: 1)
        return try gate.finish(attempt, charge: charge, in: store) { id in
            StoredAnswer(status: 201, body: Array("payment \(id)".utf8))
        }
    }

    private var charges: Int { get throws { try store.charges(of: "o", window: 1).count } }

    private static let gates: [any KeyGate & Sendable] = [SelectThenInsertGate(), UniqueInsertGate()]

    @Test(arguments: gates)
    func oneAfterTheOtherIsReplayedByteForByte(gate: any KeyGate & Sendable) throws {
        #expect(try gate.begin(attempt(1), now: 0, in: store) == .work)
        let answer = try #require(try finish(gate, attempt(1)))
        #expect(try gate.begin(attempt(2), now: 1, in: store) == .replay(answer))
        #expect(try charges == 1)
    }

    @Test(arguments: gates)
    func anotherBodyUnderTheSameKeyIsAMismatch(gate: any KeyGate & Sendable) throws {
        #expect(try gate.begin(attempt(1), now: 0, in: store) == .work)
        _ = try finish(gate, attempt(1))
        #expect(try gate.begin(attempt(2, body: "b"), now: 1, in: store) == .mismatch)
        #expect(try gate.begin(attempt(3, key: "other", body: "b"), now: 1, in: store) == .work)
    }

    @Test func selectThenInsertLetsTwoAtOnceBothCharge() throws {
        let gate = SelectThenInsertGate()
        #expect(try gate.begin(attempt(1), now: 0, in: store) == .work)
        #expect(try gate.begin(attempt(2), now: 0, in: store) == .work)
        #expect(try finish(gate, attempt(1)) != nil)
        #expect(try finish(gate, attempt(2)) != nil)
        #expect(try charges == 2)
    }

    @Test func uniqueInsertLetsOneWorkAndTellsTheOtherSo() throws {
        let gate = UniqueInsertGate()
        #expect(try gate.begin(attempt(1), now: 0, in: store) == .work)
        #expect(try gate.begin(attempt(2), now: 0.005, in: store) == .running)
        #expect(try gate.begin(attempt(3, body: "b"), now: 0.005, in: store) == .mismatch)
        #expect(try finish(gate, attempt(1)) != nil)
        #expect(try charges == 1)
    }

    @Test func aKeyWhoseLeaseRanOutPassesToTheNextAndTheFirstLeavesNoCharge() throws {
        let gate = UniqueInsertGate()
        #expect(try gate.begin(attempt(1), now: 0, in: store) == .work)
        #expect(try gate.begin(attempt(2), now: UniqueInsertGate.lease - 0.1, in: store) == .running)
        #expect(try gate.begin(attempt(3), now: UniqueInsertGate.lease, in: store) == .work)
        #expect(try finish(gate, attempt(1)) == nil)
        #expect(try charges == 0)
        let answer = try #require(try finish(gate, attempt(3)))
        #expect(try gate.begin(attempt(4), now: 100, in: store) == .replay(answer))
        #expect(try charges == 1)
    }
}
