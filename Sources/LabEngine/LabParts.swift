import LabKit

/// The decisions that a lab's checks guard, so that a test can break each and see a check fail.
struct LabParts: Sendable {
    /// How a server guards its work by key.
    var keyGate: @Sendable (PaymentsSpec.KeyCheck) -> any KeyGate
    /// Whether a link loses a message, given a number in 0..<1 and the chance.
    var loses: @Sendable (_ decision: Double, _ chance: Double) -> Bool
    /// The key that a client sends with an attempt at an order.
    var key: @Sendable (HTTPClientSpec.KeyPolicy, _ order: Int, _ attempt: Int) -> String?
    /// What keeps a catalogue's cache right.
    var strategy: @Sendable (CatalogueSpec.Strategy) -> any InvalidationStrategy
    /// The seconds that a database's statement takes, by what its delay is set to.
    var statementTime: @Sendable (_ delay: Double) -> Double
    /// Whether a version that was read is older than one that was settled.
    var isOlder: @Sendable (_ returned: Int, _ settled: Int) -> Bool

    /// When a unit of a load was due, in seconds of lab time, by the load, its number and the time that the seed gave it.
    var due: @Sendable (_ load: String, _ number: Int, _ intended: Double) -> Double = { _, _, intended in intended }
    /// Whether a link's fault meets a message, given whether the seed says so; one that loses is asked by `loses`.
    var strikes: @Sendable (LinkFault, _ decided: Bool) -> Bool = { $1 }
    /// Whether a publisher may make a message, given whether its connection takes it.
    var mayMake: @Sendable (_ isWritable: Bool) -> Bool = { $0 }
    /// What a queue's sockets are given, in bytes.
    var socketBuffer: @Sendable (Int?) -> Int? = { $0 }
    /// The bound that a queue keeps.
    var queueBound: @Sendable (QueueBound?) -> QueueBound? = { $0 }
    /// Whether a consumer works on a message before it acknowledges it.
    var processes: @Sendable (_ message: String) -> Bool = { _ in true }

    static let standard = LabParts(
        keyGate: { check in
            switch check {
            case .selectThenInsert: SelectThenInsertGate()
            case .uniqueInsert: UniqueInsertGate()
            }
        },
        loses: { decision, chance in decision < chance },
        key: { policy, order, attempt in
            switch policy {
            case .none: nil
            case .perAttempt: "order-\(order)-attempt-\(attempt)"
            case .perOrder: "order-\(order)"
            }
        },
        strategy: { strategy in
            switch strategy {
            case .ttlOnly: TTLOnlyStrategy()
            case .deleteOnWrite: DeleteOnWriteStrategy()
            case .versionedSet: VersionedSetStrategy()
            case .lease: LeaseStrategy()
            }
        },
        statementTime: { $0 },
        isOlder: { $0 < $1 }
    )
}
