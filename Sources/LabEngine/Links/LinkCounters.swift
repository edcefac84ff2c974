import LabKit

/// A link's counters.
struct LinkCounters {
    private let passed: [LinkSpec.Direction: MetricStore.Counter]
    private let lost: [LinkSpec.Direction: MetricStore.Counter]
    private let delayed: MetricStore.Counter
    private let resets: MetricStore.Counter
    private let blackholed: MetricStore.Counter
    private let bytes: MetricStore.Counter

    init(_ store: MetricStore, _ id: String) {
        passed = [
            .request: store.counter(id, "passed_requests"), .response: store.counter(id, "passed_responses"),
        ]
        lost = [.request: store.counter(id, "lost_requests"), .response: store.counter(id, "lost_responses")]
        delayed = store.counter(id, "delayed")
        resets = store.counter(id, "resets")
        blackholed = store.counter(id, "blackholed")
        bytes = store.counter(id, "bytes_passed")
    }

    /// Counts for the window that the work belongs to; what belongs to none isn't counted.
    func count(_ note: LinkAction.Note, _ work: WorkIdentity?) {
        guard let window = work?.window else { return }
        switch note {
        case .passed(let direction, let count):
            passed[direction]?.add(window: window)
            bytes.add(Double(count), window: window)
        case .lost(let direction): lost[direction]?.add(window: window)
        case .delayed: delayed.add(window: window)
        case .reset: resets.add(window: window)
        case .vanished: blackholed.add(window: window)
        }
    }
}
