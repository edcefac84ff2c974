/// How long pieces of work take: a distribution, whose parameters may follow controls. Times are seconds.
public enum ServiceTime: Equatable, Sendable {
    case constant(Parameter<Double>)
    case exponential(mean: Parameter<Double>)
    /// Anything between two bounds, whichever of them is given first.
    case uniform(Parameter<Double>, Parameter<Double>)
    /// The exponential of a normal distribution with standard deviation `sigma`: most are short, a few are long.
    case lognormal(Centre, sigma: Parameter<Double>)
    /// A heavy tail: P(longer than x) = (minimum / x)^shape.
    case pareto(minimum: Parameter<Double>, shape: Parameter<Double>)

    /// What a lognormal distribution lies around. A mean stays where it is when sigma is turned; a median doesn't move
    /// the bulk.
    public enum Centre: Equatable, Sendable {
        case median(Parameter<Double>)
        case mean(Parameter<Double>)
    }

    /// The words that name a distribution in `lab.yml`.
    enum Name: String, CaseIterable {
        case constant, exponential, uniform, lognormal, pareto

        static var allowed: String { allCases.map(\.rawValue).joined(separator: ", ") }
    }

    /// Nothing takes longer: a heavy tail has no end, and a run has one.
    public static let longest = 600.0

    /// The time that one piece of work takes.
    ///
    /// - Parameter decision: a number in 0..<1 for a salt, always the same for the same piece of work.
    public func seconds(in settings: LabSettings, decision: (_ salt: Int) -> Double) -> Double {
        let seconds: Double
        switch self {
        case .constant(let time): seconds = time.value(in: settings)
        case .exponential(let mean):
            seconds = SeededDecision.exponential(decision(0), mean: mean.value(in: settings))
        case .uniform(let one, let other):
            let start = one.value(in: settings)
            seconds = start + (other.value(in: settings) - start) * decision(0)
        case .lognormal(let centre, let sigma):
            let sigma = sigma.value(in: settings)
            let scale: Double
            switch centre {
            case .median(let median): scale = median.value(in: settings)
            case .mean(let mean): scale = mean.value(in: settings) * CMath.exponential(-sigma * sigma / 2)
            }
            seconds = scale * CMath.exponential(sigma * SeededDecision.normal(decision(0), decision(1)))
        case .pareto(let minimum, let shape):
            seconds = minimum.value(in: settings) * CMath.power(1 - decision(0), -1 / shape.value(in: settings))
        }
        return min(max(0, seconds), ServiceTime.longest)
    }
}
