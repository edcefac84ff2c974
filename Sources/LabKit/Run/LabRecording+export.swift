#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension LabRecording {
    /// One JSON document: windows, frames and events with seconds and base units, and the report where the run is over.
    public func json() throws -> Data { try LabJSON.encode(Document(self)) }

    /// RFC 4180: a header, then a row for each frame. After `time` and `window` come the metrics by name: of a counter
    /// what is counted in the window and, as `….total`, since the start; of a distribution its count, mean, p50, p90,
    /// p99 and max. What a frame doesn't have is empty.
    public func csv() -> String {
        let names = CSVNames(frames)
        var text = CSV.row(["time", "window"] + names.header)
        for frame in frames {
            text += CSV.row([CSV.number(frame.time), String(frame.window)] + names.fields(of: frame))
        }
        return text
    }
}

/// The columns that any of the frames needs.
private struct CSVNames {
    private let counters: [MetricName]
    private let gauges: [MetricName]
    private let distributions: [MetricName]

    init(_ frames: [MetricFrame]) {
        counters = Set(frames.flatMap { $0.values.keys }).sorted()
        gauges = Set(frames.flatMap { $0.gauges.keys }).sorted()
        distributions = Set(frames.flatMap { $0.distributions.keys }).sorted()
    }

    var header: [String] {
        counters.flatMap { ["\($0)", "\($0).total"] } + gauges.map(\.description)
            + distributions.flatMap { name in ["count", "mean", "p50", "p90", "p99", "max"].map { "\(name).\($0)" } }
    }

    func fields(of frame: MetricFrame) -> [String] {
        let numbers: [Double?] =
            counters.flatMap { [frame.values[$0], frame.totals[$0]] } + gauges.map { frame.gauges[$0] }
            + distributions.flatMap { name -> [Double?] in
                let found = frame.distributions[name]
                return [found.map { Double($0.count) }, found?.mean, found?.p50, found?.p90, found?.p99, found?.max]
            }
        return numbers.map { $0.map(CSV.number) ?? "" }
    }
}

/// RFC 4180.
enum CSV {
    static func row(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }

    private static func field(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { [",", "\"", "\r", "\n"].contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// Without a needless fraction.
    static func number(_ value: Double) -> String {
        Int64(exactly: value).map { String($0) } ?? "\(value)"
    }
}

/// The shape of the JSON.
private struct Document: Encodable {
    var addresses: [String: String]
    var windows: [Window]
    var frames: [Frame]
    var events: [Event]
    var thinnedFrames: Int
    var droppedEvents: Int
    var report: LabReport?

    init(_ recording: LabRecording) {
        addresses = recording.addresses
        windows = recording.windows.map(Window.init)
        frames = recording.frames.map(Frame.init)
        events = recording.events.map(Event.init)
        thinnedFrames = recording.thinnedFrames
        droppedEvents = recording.droppedEvents
        report = recording.report
    }

    struct Window: Encodable {
        var window: Int
        var start: Double
        var settings: LabSettings

        init(_ window: LabRecording.Window) {
            self.window = window.number
            start = window.start
            settings = window.settings
        }
    }

    struct Frame: Encodable {
        var time: Double
        var window: Int
        var values: [String: Double]
        var totals: [String: Double]
        var gauges: [String: Double]
        var distributions: [String: Distribution]

        init(_ frame: MetricFrame) {
            time = frame.time
            window = frame.window
            values = Frame.named(frame.values)
            totals = Frame.named(frame.totals)
            gauges = Frame.named(frame.gauges)
            distributions = Frame.named(frame.distributions)
        }

        private static func named<Value>(_ figures: [MetricName: Value]) -> [String: Value] {
            Dictionary(uniqueKeysWithValues: figures.map { ($0.key.description, $0.value) })
        }
    }

    struct Event: Encodable {
        var time: Double
        var kind: String
        var unit: String?
        var attempt: Int?
        var component: String?
        var from: String?
        var to: String?
        var text: String

        init(_ event: LabEvent) {
            time = event.time
            kind = event.kind.word
            unit = event.unit?.description
            attempt = event.attempt
            component = event.component
            text = event.text
            switch event.kind {
            case .message(let from, let to), .lost(let from, let to): (self.from, self.to) = (from, to)
            default: break
            }
        }
    }
}

extension LabEvent.Kind {
    /// As exports have it, in lowerCamelCase.
    var word: String {
        switch self {
        case .message: "message"
        case .lost: "lost"
        case .timedOut: "timedOut"
        case .retried: "retried"
        case .replayed: "replayed"
        case .charged: "charged"
        case .conflict: "conflict"
        case .mismatch: "mismatch"
        case .gaveUp: "gaveUp"
        case .story: "story"
        case .outsider: "outsider"
        case .windowOpened: "windowOpened"
        case .controlTurned: "controlTurned"
        case .checkTurned: "checkTurned"
        case .state: "state"
        }
    }
}
