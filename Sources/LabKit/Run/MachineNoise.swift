/// Timers that fired later than a claim about time can bear: then its figures tell of the machine, and not of the lab.
public struct MachineNoise: Equatable, Sendable, CustomStringConvertible {
    /// Seconds by which the latest timer of the window was late.
    public var reached: Double
    /// Seconds that the claim can bear.
    public var allowed: Double

    public init(reached: Double, allowed: Double) {
        self.reached = reached
        self.allowed = allowed
    }

    public var description: String {
        "The machine was busy: timers fired \(MachineNoise.text(reached)) late, and this claim needs "
            + Quantity.format(allowed, as: .duration)
    }

    /// For where there is little room.
    public var brief: String {
        "timers \(MachineNoise.text(reached)) late, needs \(Quantity.format(allowed, as: .duration))"
    }

    /// Rounded up, so that it never reads as what is allowed.
    private static func text(_ seconds: Double) -> String {
        let step = seconds < 0.01 ? 1e4 : 1e3
        return Quantity.format((seconds * step).rounded(.up) / step, as: .duration)
    }
}

extension MetricFrame {
    /// What the window's timers were late by, where that is more than a claim can bear. Nil for a claim that isn't about
    /// time.
    public func noise(beyond allowed: Double?) -> MachineNoise? {
        guard let allowed, let reached = gauges[EngineMetrics.worstLateness], reached > allowed else { return nil }
        return MachineNoise(reached: reached, allowed: allowed)
    }
}
