/// One line that a component shows of itself: in the scene, and side by side where two runs are compared.
///
/// A kind lists its figures in the order of their weight, since the first ones stay where there is little room. A figure
/// names the kind's own metrics; how a number reads follows from the unit that the metric declares.
public struct SceneFigure: Equatable, Sendable {
    public enum Form: Equatable, Sendable {
        /// `712 orders`, `1.2 MiB held`
        case value
        /// `● 50/s`: how fast a counter grows.
        case rate
        /// A row of slots that fill, and below it `3 of 32 busy`. Where the capacity can't be told, or is 0, just the
        /// value.
        case slots(of: Capacity)
        /// A picture of a wire; it has no figure.
        case wire
    }

    /// How much would be full.
    public enum Capacity: Equatable, Sendable {
        case parameter(Parameter<Int>)
        /// Another metric of the component.
        case metric(String)
    }

    public enum Presence: Equatable, Sendable {
        case always
        /// Takes no line until there is something to tell.
        case positive
    }

    /// How a value above 0 is meant.
    public enum Tone: Equatable, Sendable {
        case plain
        /// Something to look at.
        case warning
        /// Something was lost or broken: with a cross before it.
        case loss
    }

    public var form: Form
    /// The sum of these is shown.
    public var metrics: [String]
    /// What is counted, after the number; in a narrow column it is left out.
    public var words: String
    public var presence: Presence
    public var tone: Tone

    public init(
        _ form: Form,
        _ metrics: String...,
        words: String = "",
        presence: Presence = .always,
        tone: Tone = .plain
    ) {
        self.form = form
        self.metrics = metrics
        self.words = words
        self.presence = presence
        self.tone = tone
    }
}
