/// `kind: link`: a TCP proxy that sees where messages begin and end, and loses, late or never, what its faults say.
public struct LinkSpec: Equatable, Sendable {
    public enum Direction: String, ParameterChoice { case request, response }

    /// One entry of `faults`.
    public enum Fault: Equatable, Sendable {
        /// The message is read whole and discarded; the connection stays open. The chance is a fraction.
        case lose(Direction, chance: Parameter<Double>)

        /// The words that name a fault in `lab.yml`.
        static let names = ["lose"]
    }

    /// The component behind it.
    public var to: String
    public var faults: [Fault]

    public static let metrics: [MetricDescription] = [
        MetricDescription("passed_requests", "requests handed on"),
        MetricDescription("passed_responses", "answers handed on"),
        MetricDescription("lost_requests", "requests read and discarded"),
        MetricDescription("lost_responses", "answers read and discarded, after the work was done"),
    ]

    var figures: [SceneFigure] {
        [SceneFigure(.wire), SceneFigure(.value, "lost_responses", "lost_requests", words: "lost", tone: .loss)]
    }
}
