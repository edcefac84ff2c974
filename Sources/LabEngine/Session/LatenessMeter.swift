/// How late timers fired: the worst of the last second, and of all since a moment.
struct LatenessMeter: Equatable {
    /// A second, in tenths: what is older than nine whole tenths and the current one is forgotten.
    private static let slots = 10

    private var tenths: [(number: Int, worst: Double)] = []
    /// Seconds; since the last `openWindow`.
    private(set) var worst = 0.0

    /// A timer fired so many seconds late.
    ///
    /// - Parameter now: seconds, from any origin, that never go back.
    mutating func record(_ lateness: Double, at now: Double) {
        worst = max(worst, lateness)
        let number = LatenessMeter.number(now)
        if let last = tenths.indices.last, tenths[last].number == number {
            tenths[last].worst = max(tenths[last].worst, lateness)
        } else {
            forget(before: number)
            tenths.append((number, max(0, lateness)))
        }
    }

    /// The worst of the last second, in seconds; 0 where none fired.
    mutating func recent(at now: Double) -> Double {
        forget(before: LatenessMeter.number(now))
        return tenths.map(\.worst).max() ?? 0
    }

    mutating func openWindow() { worst = 0 }

    private mutating func forget(before number: Int) {
        tenths.removeAll { $0.number <= number - LatenessMeter.slots }
    }

    private static func number(_ seconds: Double) -> Int { Int(seconds * 10) }

    static func == (left: LatenessMeter, right: LatenessMeter) -> Bool {
        left.worst == right.worst && left.tenths.elementsEqual(right.tenths, by: ==)
    }
}
