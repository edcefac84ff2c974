import LabKit

/// How the moment that is looked at moves.
public enum TimeMovement: Equatable, Sendable {
    /// To the frame before or after.
    case frame(Int)
    /// By so much lab time.
    case seconds(Double)
    case start
    case end
}

/// A look back: everything stands as it was at a moment, while the lab's time is held.
struct LabScrub: Equatable, Sendable {
    /// So much lies to the right of the moment, where more was recorded than charts show.
    static let ahead = 20.0

    /// The moment that is looked at, in lab time.
    private(set) var time: Double
    /// What was recorded.
    let span: ClosedRange<Double>
    /// When the frames were taken.
    private let frameTimes: [Double]
    /// Whether the lab ran when the look back began, and goes on after it.
    let resumes: Bool
    private let runs: [LabLane: LabRun]
    /// As they stood at the moment.
    private(set) var past: [LabLane: LabRun] = [:]
    private(set) var histories: [LabLane: LabHistory] = [:]
    /// The end of the stretch that `histories` hold.
    private var shownEnd = -Double.infinity

    /// Nil where no frame was recorded yet.
    init?(_ runs: [LabLane: LabRun], resumes: Bool) {
        let recordings = runs.values.map(\.tape.recording)
        let spans = recordings.filter { !$0.frames.isEmpty }.compactMap(\.span)
        guard let start = spans.map(\.lowerBound).min(), let end = spans.map(\.upperBound).max(), start.isFinite,
            end.isFinite
        else { return nil }
        self.runs = runs
        self.resumes = resumes
        span = start...end
        frameTimes = (runs[.a]?.tape.recording.frames ?? []).map(\.time)
        time = end
        look()
    }

    mutating func move(_ movement: TimeMovement) {
        switch movement {
        case .frame(let count) where count < 0: time = frameTimes.last { $0 < time } ?? span.lowerBound
        case .frame: time = frameTimes.first { $0 > time } ?? span.upperBound
        case .seconds(let seconds): time = seconds.isNaN ? time : time + seconds
        case .start: time = span.lowerBound
        case .end: time = span.upperBound
        }
        time = min(span.upperBound, max(span.lowerBound, time))
        look()
    }

    /// Goes to a place on the axis, from 0 at its start to 1 at its end.
    mutating func move(toShare share: Double) {
        guard share.isFinite else { return }
        time = span.lowerBound + min(1, max(0, share)) * (span.upperBound - span.lowerBound)
        look()
    }

    /// Where the moment is on the axis, from 0 to 1.
    var share: Double { share(of: time) }

    func share(of time: Double) -> Double {
        let length = span.upperBound - span.lowerBound
        return length > 0 ? min(1, max(0, (time - span.lowerBound) / length)) : 1
    }

    /// When windows opened, the first excepted.
    var windowStarts: [Double] {
        (runs[.a]?.tape.recording.windows ?? []).filter { $0.number > 1 }.map(\.start)
    }

    private mutating func look() {
        past = runs.mapValues { $0.past(at: time) }
        let end = chartEnd
        guard end != shownEnd else { return }
        shownEnd = end
        histories = runs.mapValues { $0.history(over: (end - LabHistory.longest)...end) }
    }

    /// The right edge of the charts: moves in steps, so that the cursor moves and not the curve.
    private var chartEnd: Double {
        guard span.upperBound - span.lowerBound > LabHistory.longest else { return span.upperBound }
        let end = ((time + Self.ahead) / Self.ahead).rounded(.up) * Self.ahead
        return min(span.upperBound, max(span.lowerBound + LabHistory.longest, end))
    }
}
