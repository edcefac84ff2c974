import LabKit

/// A lab's counters, gauges and distributions. Belongs to the lab's event loop.
final class MetricStore {
    /// Counts for the open window and over all of time.
    final class Counter {
        private(set) var total = 0.0
        fileprivate(set) var current = 0.0
        fileprivate var window = 0

        /// Counts one, or an amount, for a unit of work that started in a window. An outsider's, with window 0, isn't counted.
        func add(_ amount: Double = 1, window: Int) {
            guard window > 0 else { return }
            total += amount
            if window == self.window { current += amount }
        }
    }

    private var counters: [MetricName: Counter] = [:]
    private var gauges: [MetricName: () -> Double] = [:]
    private var latencies: [MetricName: LatencyRecorder] = [:]
    private var tallies: [(_ window: Int) -> [Tally]] = []
    private(set) var window = 0

    /// A figure that is counted elsewhere, such as in a database.
    struct Tally {
        var name: MetricName
        var current: Double
        var total: Double
    }

    func counter(_ component: String, _ metric: String) -> Counter {
        let name = MetricName(component: component, metric: metric)
        if let known = counters[name] { return known }
        let counter = Counter()
        counters[name] = counter
        return counter
    }

    func latency(_ component: String, _ metric: String) -> LatencyRecorder {
        let name = MetricName(component: component, metric: metric)
        if let known = latencies[name] { return known }
        let recorder = LatencyRecorder()
        latencies[name] = recorder
        return recorder
    }

    /// A value that is asked for when a frame is made.
    func gauge(_ component: String, _ metric: String, _ value: @escaping () -> Double) {
        gauges[MetricName(component: component, metric: metric)] = value
    }

    /// Figures that are asked for when a frame is made.
    func tally(_ read: @escaping (_ window: Int) -> [Tally]) { tallies.append(read) }

    func open(window: Int) {
        self.window = window
        for counter in counters.values {
            counter.window = window
            counter.current = 0
        }
        for latency in latencies.values { latency.open(window: window) }
    }

    func frame(time: Double) -> MetricFrame {
        var frame = MetricFrame(time: time, window: window)
        frame.values = counters.mapValues(\.current)
        frame.totals = counters.mapValues(\.total)
        frame.gauges = gauges.mapValues { $0() }
        frame.distributions = latencies.mapValues(\.distribution)
        for tally in tallies.flatMap({ $0(window) }) {
            frame.values[tally.name] = tally.current
            frame.totals[tally.name] = tally.total
        }
        return frame
    }

    /// Lets go of what the gauges and tallies hold.
    func stop() {
        gauges = [:]
        tallies = []
    }
}
