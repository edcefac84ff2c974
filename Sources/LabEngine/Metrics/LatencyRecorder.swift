import Histogram
import LabKit

/// Latencies of what started in the open window, to about one in a hundred. Belongs to the lab's event loop.
final class LatencyRecorder {
    /// In microseconds of lab time. Whatever takes longer counts as an hour.
    private static let highest: UInt64 = 3_600_000_000

    private var histogram = LatencyRecorder.empty()
    private var buckets = [Int](repeating: 0, count: Distribution.upperBounds.count)
    private var window = 0

    private static func empty() -> Histogram<UInt64> {
        Histogram(highestTrackableValue: highest, numberOfSignificantValueDigits: .two)
    }

    func open(window: Int) {
        self.window = window
        histogram.reset()
        buckets = buckets.map { _ in 0 }
    }

    /// Records seconds for a unit of work that started in a window.
    func record(_ seconds: Double, window: Int) {
        guard window == self.window, seconds.isFinite else { return }
        let microseconds = UInt64(min(max(0, seconds * 1e6), Double(LatencyRecorder.highest)))
        _ = histogram.record(microseconds)
        let bucket = Distribution.upperBounds.firstIndex { seconds <= $0 } ?? buckets.count - 1
        buckets[bucket] += 1
    }

    var distribution: Distribution {
        guard histogram.totalCount > 0 else { return Distribution(buckets: buckets) }
        func percentile(_ percent: Double) -> Double { Double(histogram.valueAtPercentile(percent)) / 1e6 }
        return Distribution(
            count: Int(histogram.totalCount),
            mean: histogram.mean / 1e6,
            p50: percentile(50),
            p90: percentile(90),
            p99: percentile(99),
            max: Double(histogram.max) / 1e6,
            buckets: buckets
        )
    }
}
