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

    /// Reads `window/order/attempt` or, of other work, `window/kind-number/attempt`; nil where it is anything else.
    init?(header: some StringProtocol) {
        let fields = header.split(separator: "/", omittingEmptySubsequences: false)
        guard fields.count == 3, let window = Int(fields[0]), window > 0, let attempt = Int(fields[2]), attempt > 0
        else { return nil }
        let name = fields[1].split(separator: "-", omittingEmptySubsequences: false)
        guard let number = name.last.flatMap({ Int($0) }), number > 0 else { return nil }
        switch name.count {
        case 1: self.init(unit: .order(number), window: window, attempt: attempt)
        case 2 where WorkIdentity.isKind(name[0]):
            self.init(unit: .work(String(name[0]), number), window: window, attempt: attempt)
        default: return nil
        }
    }

    private static func isKind(_ word: some StringProtocol) -> Bool {
        !word.isEmpty && word.utf8.count <= 20 && word.utf8.allSatisfy { (97...122).contains($0) }
    }

    /// The form that `init(header:)` reads; nil for an outsider's.
    var header: String? {
        switch unit {
        case .order(let number): "\(window)/\(number)/\(attempt)"
        case .work(let kind, let number): "\(window)/\(kind)-\(number)/\(attempt)"
        case .outsider: nil
        }
    }
}
