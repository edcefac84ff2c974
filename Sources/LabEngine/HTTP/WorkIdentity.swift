import LabKit

/// Says in a request's header which attempt at which order it is, and in which window the order started, so that
/// every decision about it can be hashed and its settings found, wherever it comes by.
struct WorkIdentity: Hashable, Sendable {
    static let headerName = "Backlab-Work"

    var unit: UnitOfWork
    /// From 1; 0 for an outsider's.
    var window: Int
    /// From 1.
    var attempt: Int

    init(unit: UnitOfWork, window: Int, attempt: Int) {
        self.unit = unit
        self.window = window
        self.attempt = attempt
    }

    /// Reads `window/order/attempt`; nil where it is anything else.
    init?(header: String) {
        let fields = header.split(separator: "/", omittingEmptySubsequences: false)
        let numbers = fields.compactMap { Int($0) }
        guard fields.count == 3, numbers.count == 3, numbers.allSatisfy({ $0 > 0 }) else { return nil }
        self.init(unit: .order(numbers[1]), window: numbers[0], attempt: numbers[2])
    }

    /// The form that `init(header:)` reads; nil for an outsider's.
    var header: String? {
        if case .order(let number) = unit { "\(window)/\(number)/\(attempt)" } else { nil }
    }
}
