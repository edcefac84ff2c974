/// When the units of work of an open loop are due, from the seed and the settings alone.
///
/// A gap is drawn in units of the mean gap and stretched by the rate that holds while it passes, so that a rate which
/// is turned up takes effect at once and not after the gap that was drawn under the old one.
public struct ArrivalTimes: Equatable, Sendable {
    private let load: LoadSpec
    private let seed: UInt64
    private let component: String
    private var arrivals: LoadSpec.Arrivals
    /// Mean gaps each second.
    private var pace: Double
    /// Gaps drawn so far, which names each for the seed.
    private var drawn = 0
    /// Gaps drawn since these arrivals began.
    private var position = 0
    /// Of the burst that has begun, how many are still to come.
    private var burstLeft = 0

    /// Seconds of lab time at which the next is due if the settings stay as they are; nil where no more come.
    public private(set) var next: Double?

    /// - Parameters:
    ///   - load: with `arrivals`.
    ///   - start: the lab time at which the loop opens, in seconds.
    public init(load: LoadSpec, seed: UInt64, component: String, settings: LabSettings, start: Double) {
        self.load = load
        self.seed = seed
        self.component = component
        arrivals = load.arrivals?.value(in: settings) ?? .poisson
        pace = load.pace(arrivals, settings)
        schedule(after: start, settings)
    }

    /// The settings may have changed at a time: what is left of the gap passes at the new pace.
    public mutating func follow(_ settings: LabSettings, at now: Double) {
        let arrivals = load.arrivals?.value(in: settings) ?? .poisson
        let pace = load.pace(arrivals, settings)
        if arrivals != self.arrivals {
            self.arrivals = arrivals
            self.pace = pace
            position = 0
            burstLeft = 0
            schedule(after: now, settings)
        } else if pace != self.pace {
            if let due = next, due > now { next = now + (due - now) * self.pace / pace }
            self.pace = pace
        }
    }

    /// Takes the next arrival, if it is due by now, and returns the time at which it was.
    public mutating func take(_ settings: LabSettings, at now: Double) -> Double? {
        guard let due = next, due <= now else { return nil }
        schedule(after: due, settings)
        return due
    }

    private mutating func schedule(after time: Double, _ settings: LabSettings) {
        drawn += 1
        position += 1
        next = gap(settings).map { time + $0 / pace }
    }

    /// From this arrival to the next, in mean gaps.
    private mutating func gap(_ settings: LabSettings) -> Double? {
        switch arrivals {
        case .poisson:
            let unit = SeededDecision.unit(
                seed: seed,
                component: component,
                purpose: "arrival",
                unit: .order(drawn),
                attempt: 0
            )
            return SeededDecision.exponential(unit, mean: 1)
        case .uniform: return 1
        case .bursts:
            if burstLeft > 0 {
                burstLeft -= 1
                return 0
            }
            burstLeft = (load.burst?.size.value(in: settings) ?? 1) - 1
            // The first burst comes at once.
            return position == 1 ? 0 : 1
        case .trace:
            guard let times = load.trace?.times, position <= times.count else { return nil }
            return times[position - 1] - (position == 1 ? 0 : times[position - 2])
        }
    }
}

extension LoadSpec {
    /// Mean gaps each second; a trace's are seconds.
    fileprivate func pace(_ arrivals: Arrivals, _ settings: LabSettings) -> Double {
        switch arrivals {
        case .poisson, .uniform: rate?.value(in: settings) ?? 1
        case .bursts: 1 / (burst?.every.value(in: settings) ?? 1)
        case .trace: 1
        }
    }
}
