public import Content

/// What leads the learner through a lab: `guide.md`.
public struct Guide: Equatable, Sendable {
    public var steps: [GuideStep]

    public init(steps: [GuideStep]) { self.steps = steps }
}

/// One step: a heading, text, and at most one each of `set`, `restart`, `predict` and `attach`.
public struct GuideStep: Equatable, Sendable {
    /// Without its number.
    public var title: String
    /// Its text without the three special fences.
    public var text: Document
    /// How many of the text's blocks stand before the prediction; all, where there is none.
    public var blocksBeforePrediction: Int
    /// What it turns, when it is entered.
    public var settings: [String: ControlValue]
    /// Whether it begins with a run of its own: what the step before has piled up would be in its way.
    public var restarts: Bool
    public var prediction: Prediction?
    /// A command line for another terminal, with `$component` where an address goes.
    public var attach: String?
    /// The heading's line in `guide.md`, from 1.
    public var line: Int

    public init(
        title: String,
        text: Document,
        blocksBeforePrediction: Int? = nil,
        settings: [String: ControlValue] = [:],
        restarts: Bool = false,
        prediction: Prediction? = nil,
        attach: String? = nil,
        line: Int = 1
    ) {
        self.title = title
        self.text = text
        self.blocksBeforePrediction = blocksBeforePrediction ?? text.blocks.count
        self.settings = settings
        self.restarts = restarts
        self.prediction = prediction
        self.attach = attach
        self.line = line
    }

    /// What to read before the prediction is asked.
    public var textBeforePrediction: Document { Document(blocks: Array(text.blocks.prefix(blocksBeforePrediction))) }

    /// What to read once it was answered or skipped.
    public var textAfterPrediction: Document { Document(blocks: Array(text.blocks.dropFirst(blocksBeforePrediction))) }

    /// What an attach line writes before a lab's key in a component that somebody's own server may stand in for.
    static func prefixPlaceholder(_ component: String) -> String { "${\(component).prefix}" }

    /// The attach line with each `$component` replaced by its address, and each `${component.prefix}` by what stands
    /// before the lab's keys there, nothing as a rule; nil where the step has none.
    public func attach(addresses: [String: String], prefixes: [String: String] = [:]) -> String? {
        attach.map { line in
            let keys = prefixes.reduce(line) {
                $0.replacingOccurrences(of: Self.prefixPlaceholder($1.key), with: $1.value)
            }
            // The longest names first, so that $payments-store isn't read as $payments.
            return addresses.sorted { $0.key.utf8.count > $1.key.utf8.count }.reduce(keys) {
                $0.replacingOccurrences(of: Self.prefixPlaceholder($1.key), with: "")
                    .replacingOccurrences(of: "$" + $1.key, with: $1.value)
            }
        }
    }
}

extension String {
    /// Each occurrence of a non-empty text replaced, left to right.
    fileprivate func replacingOccurrences(of wanted: String, with replacement: String) -> String {
        split(separator: wanted, omittingEmptySubsequences: false).joined(separator: replacement)
    }
}
