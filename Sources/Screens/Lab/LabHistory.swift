import LabKit

/// What the charts show, bounded: the last minute of lab time, and no more samples than that needs.
struct LabHistory: Equatable, Sendable {
    /// Of lab time.
    static let longest = 60.0
    /// Samples nearer to each other than this replace one another, so that slow motion doesn't fill the history.
    static let finest = 0.05
    /// Of lab time, over which a rate is measured.
    static let rateSpan = 1.0

    private let charts: [Chart]
    /// The counter of what arrives.
    private let arrivalsMetric: MetricName?
    private(set) var times: [Double] = []
    /// Each chart's series and then its law, one after the other; within them, by sample.
    private(set) var values: [[Double?]]
    /// How many arrived each second, by sample.
    private(set) var arrivals: [Double?] = []
    /// When windows opened, the first one excepted.
    private(set) var windowStarts: [Double] = []
    /// The frames of the last second, for what is a rate.
    private var recent: [MetricFrame] = []

    init(charts: [Chart], arrivals: MetricName? = nil) {
        self.charts = charts
        arrivalsMetric = arrivals
        values = charts.flatMap { $0.series + ($0.law.map { [$0] } ?? []) }.map { _ in [] }
    }

    /// The first of a chart's series among `values`; its law, if it has one, comes after its last.
    func firstSeries(ofChart chart: Int) -> Int {
        charts.prefix(chart).reduce(0) { $0 + $1.series.count + ($1.law == nil ? 0 : 1) }
    }

    mutating func openWindow(at time: Double) {
        guard time.isFinite else { return }
        windowStarts.append(time)
        if windowStarts.count > 200 { windowStarts.removeFirst(100) }
    }

    mutating func take(_ frame: MetricFrame, settings: LabSettings) {
        // Time never goes back; what claims that it does is left out.
        guard frame.time.isFinite, frame.time >= times.last ?? 0 else { return }
        recent.append(frame)
        recent.removeAll { $0.time < frame.time - Self.rateSpan * 1.5 }
        if recent.count > 60 { recent.removeFirst(30) }

        let replacesLast = times.count > 1 && frame.time - times[times.count - 2] < Self.finest
        if replacesLast {
            times.removeLast()
            arrivals.removeLast()
        }
        times.append(frame.time)
        arrivals.append(arrivalsMetric.flatMap(rate(of:)))
        var index = 0
        for chart in charts {
            for series in chart.series {
                append(chart.form == .rate ? rate(of: series) : series.total(in: frame), to: index, replacesLast)
                index += 1
            }
            if let law = chart.law {
                append(law.number(in: settings), to: index, replacesLast)
                index += 1
            }
        }
        trim()
    }

    private mutating func append(_ value: Double?, to series: Int, _ replacesLast: Bool) {
        if replacesLast { values[series].removeLast() }
        values[series].append(value)
    }

    private mutating func trim() {
        guard let last = times.last, let first = times.first, first < last - Self.longest - 5 else { return }
        let old = times.firstIndex { $0 >= last - Self.longest } ?? 0
        times.removeFirst(old)
        arrivals.removeFirst(old)
        for series in values.indices { values[series].removeFirst(old) }
    }

    /// Growth for each second of lab time over about the last second; nil until there are two frames.
    func rate(of expression: Expression) -> Double? {
        guard let last = recent.last, let first = recent.first, last.time > first.time,
            let after = expression.total(in: last), let before = expression.total(in: first)
        else { return nil }
        return (after - before) / (last.time - first.time)
    }

    /// Growth of one counter for each second, as above.
    func rate(of metric: MetricName) -> Double? {
        guard let last = recent.last, let first = recent.first, last.time > first.time,
            let after = last.total(metric), let before = first.total(metric)
        else { return nil }
        return (after - before) / (last.time - first.time)
    }

    /// How many seconds charts show: ten at first, at most a minute.
    var span: Double {
        let elapsed = (times.last ?? 0) - (times.first ?? 0)
        return [10, 20, 30].first { elapsed <= $0 } ?? Self.longest
    }

    /// A series' last sample at or before a moment; nil where there is none.
    func value(_ series: Int, at time: Double) -> Double? {
        guard let sample = times.lastIndex(where: { $0 <= time + 1e-9 }) else { return nil }
        return values[series][sample]
    }

    /// The stretch of time that charts show: the last `span` seconds.
    var shown: ClosedRange<Double>? { times.last.map { ($0 - span)...$0 } }

    /// A series at equally spaced moments; nil before the first sample and after the last.
    func resampled(_ series: Int, points: Int, over shown: ClosedRange<Double>) -> [Double?] {
        resampled(values[series], points: points, over: shown)
    }

    func resampledArrivals(points: Int, over shown: ClosedRange<Double>) -> [Double?] {
        resampled(arrivals, points: points, over: shown)
    }

    private func resampled(_ values: [Double?], points: Int, over shown: ClosedRange<Double>) -> [Double?] {
        guard points > 1, let end = times.last else { return [] }
        let step = (shown.upperBound - shown.lowerBound) / Double(points - 1)
        var sample = 0
        return (0..<points).map { point in
            let moment = shown.lowerBound + step * Double(point) + 1e-9
            while sample + 1 < times.count, times[sample + 1] <= moment { sample += 1 }
            return times[sample] <= moment && moment <= end + 0.35 ? values[sample] : nil
        }
    }

    /// Where windows opened, as points of what `resampled` gives.
    func windowPoints(points: Int, over shown: ClosedRange<Double>) -> [Int] {
        let span = shown.upperBound - shown.lowerBound
        guard points > 1, span > 0 else { return [] }
        return windowStarts.compactMap { start in
            let position = (start - shown.lowerBound) / span
            return position >= 0 && position <= 1 ? Int((position * Double(points - 1)).rounded()) : nil
        }
    }
}
