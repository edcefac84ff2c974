/// Which writes have been settled, and so which reads were stale. A client keeps it by what it was answered, and by
/// nothing else.
struct StalenessLedger {
    enum Verdict: Equatable {
        case fresh
        /// Older than a write that was settled while the read was under way: either answer is right.
        case overtaken
        /// Older than a write that was settled before the read began; the oldest such write so many seconds ago.
        case stale(age: Double)
    }

    private struct Settled {
        var version: Int
        var time: Double
    }

    /// Writes that are kept of each member; the oldest go.
    static let most = 1_024

    /// Whether the version that a read returned is older than one that was settled.
    private let isOlder: (_ returned: Int, _ settled: Int) -> Bool
    /// By member, in the order of settling.
    private var settled: [Int: [Settled]] = [:]

    init(isOlder: @escaping (_ returned: Int, _ settled: Int) -> Bool = { $0 < $1 }) { self.isOlder = isOlder }

    /// Forgets everything: a window has opened.
    mutating func removeAll() { settled = [:] }

    /// A write was answered. Times are seconds of lab time, and never go back.
    mutating func settle(_ member: Int, version: Int, at time: Double) {
        settled[member, default: []].append(Settled(version: version, time: time))
        if settled[member]?.count == StalenessLedger.most { settled[member]?.removeFirst(StalenessLedger.most / 2) }
    }

    /// Judges a read by the version that it returned.
    func judge(_ member: Int, version: Int, began: Double, ended: Double) -> Verdict {
        let newer = settled[member]?.first { isOlder(version, $0.version) }
        guard let newer, newer.time <= ended else { return .fresh }
        return newer.time < began ? .stale(age: ended - newer.time) : .overtaken
    }
}
