/// How lab time follows real time: by a factor, or not at all while paused.
///
/// Both are durations since a moment of their own, and neither ever goes back.
struct LabTimeline: Equatable, Sendable {
    private(set) var speed: Double
    private(set) var isPaused = false
    private var realAnchor: Duration
    private var labAnchor: Duration = .zero

    /// Speeds outside are brought to the nearest of these.
    static let speeds: ClosedRange<Double> = 0.001...1_000

    init(realNow: Duration, speed: Double = 1) {
        realAnchor = realNow
        self.speed = LabTimeline.allowed(speed)
    }

    /// The lab time at a real time.
    func labTime(at real: Duration) -> Duration {
        isPaused ? labAnchor : labAnchor + max(.zero, real - realAnchor) * speed
    }

    /// The real time at which a lab time is reached; nil while paused.
    func realTime(of lab: Duration) -> Duration? {
        // A nanosecond more, so that rounding never wakes anybody just before the time has come.
        isPaused ? nil : realAnchor + max(.zero, lab - labAnchor) / speed + .nanoseconds(1)
    }

    mutating func pause(at real: Duration) {
        anchor(at: real)
        isPaused = true
    }

    mutating func resume(at real: Duration) {
        anchor(at: real)
        isPaused = false
    }

    /// Moves on to a lab time while paused; one that has passed changes nothing.
    mutating func skip(to lab: Duration) {
        if isPaused { labAnchor = max(labAnchor, lab) }
    }

    mutating func setSpeed(_ speed: Double, at real: Duration) {
        anchor(at: real)
        self.speed = LabTimeline.allowed(speed)
    }

    private mutating func anchor(at real: Duration) {
        labAnchor = labTime(at: real)
        realAnchor = max(realAnchor, real)
    }

    private static func allowed(_ speed: Double) -> Double {
        speed.isFinite ? min(speeds.upperBound, max(speeds.lowerBound, speed)) : 1
    }
}

extension Duration {
    /// In seconds.
    public var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
