import LabKit

/// The decisions that a lab's checks guard, so that a test can break each and see a check fail.
struct LabParts: Sendable {
    /// How a server guards its work by key.
    var keyGate: @Sendable (PaymentsSpec.KeyCheck) -> any KeyGate
    /// Whether a link loses a message, given a number in 0..<1 and the chance.
    var loses: @Sendable (_ decision: Double, _ chance: Double) -> Bool
    /// The key that a client sends with an attempt at an order.
    var key: @Sendable (HTTPClientSpec.KeyPolicy, _ order: Int, _ attempt: Int) -> String?

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
        }
    )
}
