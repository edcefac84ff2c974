/// All that a run told, for scrubbing and export: events and frames, within a bound of memory.
///
/// Frames are thinned: when there are too many, every second one of the older half goes, so that the past loses
/// resolution and the last minutes keep theirs. Of events the oldest go. Both are counted.
public struct LabRecording: Equatable, Sendable {
    /// A window and when it opened.
    public struct Window: Equatable, Sendable {
        /// From 1.
        public var number: Int
        /// Seconds of lab time.
        public var start: Double
        public var settings: LabSettings
    }

    /// How much is kept.
    public struct Bound: Equatable, Sendable {
        /// Figures in all frames together, each of about 50 bytes.
        public var figures: Int
        public var events: Int
        /// Bytes of all events' texts together.
        public var textBytes: Int
        public var windows: Int

        public init(figures: Int = 120_000, events: Int = 5_000, textBytes: Int = 1 << 20, windows: Int = 1_000) {
            self.figures = figures
            self.events = events
            self.textBytes = textBytes
            self.windows = windows
        }
    }

    private let bound: Bound
    /// In the order of their times.
    public private(set) var frames: [MetricFrame] = []
    private var figures = 0
    private var kept = EventBuffer()
    /// The last ones, in order.
    public private(set) var windows: [Window] = []
    /// Frames that were thinned out.
    public private(set) var thinnedFrames = 0
    /// Events that were told and aren't kept, and those that the run itself couldn't tell.
    public private(set) var droppedEvents = 0
    /// By component; empty until everything listens.
    public private(set) var addresses: [String: String] = [:]
    public private(set) var prefixes: [String: String] = [:]
    /// Nil until the run is over.
    public private(set) var report: LabReport?

    public init(bound: Bound = Bound()) { self.bound = bound }

    /// In the order in which they were told.
    public var events: ArraySlice<LabEvent> { kept.events }

    /// The lab time that it covers; nil before anything was told.
    public var span: ClosedRange<Double>? {
        let starts = [frames.first?.time, events.first?.time, windows.first?.start].compactMap { $0 }
        let ends = [frames.last?.time, events.last?.time, windows.last?.start].compactMap { $0 }
        guard let start = starts.min(), let end = ends.max() else { return nil }
        return start...max(start, end)
    }

    public mutating func take(_ update: LabUpdate) {
        switch update {
        case .started(let addresses, let prefixes):
            self.addresses = addresses
            self.prefixes = prefixes
        case .event(let event): take(event)
        case .dropped(let events):
            // No count can overflow the sum.
            let (sum, overflow) = droppedEvents.addingReportingOverflow(max(0, events))
            droppedEvents = overflow ? .max : sum
        case .frame(let frame): take(frame)
        case .window(let number, let settings): open(number, settings)
        case .finished(let report): self.report = report
        case .state, .failed: break
        }
    }

    /// The last frame at or before a time; the first one for a time before that. Nil without frames.
    public func frame(at time: Double) -> MetricFrame? {
        let after = frames.partitioningIndex { $0.time > time }
        return frames.isEmpty ? nil : frames[max(0, after - 1)]
    }

    /// The events whose time lies within a range, in order.
    public func events(in range: ClosedRange<Double>) -> ArraySlice<LabEvent> {
        let all = kept.events
        let first = all.partitioningIndex { $0.time >= range.lowerBound }
        let end = all.partitioningIndex { $0.time > range.upperBound }
        return all[first..<max(first, end)]
    }

    /// The window that was open at a time; the first one for a time before that. Nil without windows.
    public func window(at time: Double) -> Window? {
        windows.last { $0.start <= time } ?? windows.first
    }

    // MARK: Keeping

    private mutating func take(_ frame: MetricFrame) {
        // The last frame of a run repeats the time of the one before where nothing was left to drain.
        if frames.last?.time == frame.time { figures -= frames.removeLast().figures }
        frames.append(frame)
        figures += frame.figures
        if figures > bound.figures { thin() }
    }

    private mutating func thin() {
        let older = frames.count / 2
        // The first frame stays: it is where scrubbing begins.
        let remaining = frames[..<older].enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        thinnedFrames += older - remaining.count
        frames = remaining + frames[older...]
        figures = frames.reduce(0) { $0 + $1.figures }
    }

    private mutating func take(_ event: LabEvent) {
        // The window's own event knows to the microsecond when it opened.
        if case .windowOpened(let number) = event.kind, windows.last?.number == number {
            windows[windows.count - 1].start = event.time
        }
        kept.append(event)
        while kept.events.count > bound.events || kept.textBytes > bound.textBytes {
            kept.removeFirst()
            droppedEvents = max(droppedEvents, droppedEvents &+ 1)
        }
    }

    private mutating func open(_ number: Int, _ settings: LabSettings) {
        let start = number == 1 ? 0 : max(frames.last?.time ?? 0, events.last?.time ?? 0)
        windows.append(Window(number: number, start: start, settings: settings))
        if windows.count > bound.windows { windows.removeFirst() }
    }
}

/// Events with the oldest taken away at little cost.
private struct EventBuffer: Equatable, Sendable {
    private var storage: [LabEvent] = []
    private var head = 0
    private(set) var textBytes = 0

    var events: ArraySlice<LabEvent> { storage[head...] }

    mutating func append(_ event: LabEvent) {
        storage.append(event)
        textBytes += event.text.utf8.count
    }

    mutating func removeFirst() {
        textBytes -= storage[head].text.utf8.count
        head += 1
        guard head > 1_024, head > storage.count / 2 else { return }
        storage.removeFirst(head)
        head = 0
    }
}

extension MetricFrame {
    /// How many figures it holds; a distribution counts for ten, which is about what it takes.
    fileprivate var figures: Int { values.count + totals.count + gauges.count + 10 * distributions.count }
}

extension RandomAccessCollection {
    /// The first index whose element, like all after it, is so. The collection has to be partitioned that way.
    func partitioningIndex(where isSo: (Element) -> Bool) -> Index {
        var low = startIndex
        var count = self.count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if isSo(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}
