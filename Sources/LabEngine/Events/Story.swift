import LabKit

/// What one unit of work went through, for a line of the log: `answer lost → retry 2, same key → replayed`.
///
/// It knows no kind of work: each kind names its steps in a `StoryStep+<work>.swift`.
struct Story: Equatable {
    /// More than any honest unit takes; a story goes on without what comes after.
    static let mostSteps = 64

    private(set) var steps: [StoryStep] = []

    mutating func append(_ step: StoryStep) {
        guard step.words != nil || step.mark != nil, steps.count < Story.mostSteps else { return }
        steps.append(step)
    }

    /// The steps' words in a line.
    var summary: String {
        var parts: [(words: String, mark: StoryStep.Mark?)] = []
        let marks = Set(steps.compactMap(\.mark))
        for step in steps {
            guard let words = step.words else { continue }
            if let reason = step.unless, marks.contains(reason) { continue }
            guard let joined = step.joins else {
                parts.append((words, step.mark))
                continue
            }
            guard let index = parts.lastIndex(where: { $0.mark == joined }) else { continue }
            let comma = parts[index].words.contains(",") ? "," : ""
            parts[index].words += "\(comma) \(words)"
        }
        return parts.map(\.words).joined(separator: " → ")
    }
}

/// One step of a story, and the event that it is.
struct StoryStep: Equatable, Sendable {
    /// Names a step for those that come after it.
    struct Mark: Hashable, Sendable {
        var name: String
        /// From 1; 0 where no attempt is meant.
        var attempt = 0
    }

    struct Event: Equatable, Sendable {
        var kind: LabEvent.Kind
        var text: String
    }

    /// For the story; nil where there is only an event.
    var words: String?
    /// Told when the step is taken; nil where only the story tells.
    var event: Event?
    var mark: Mark?
    /// The words belong to the latest step with this mark, and stand behind its own; without one they go.
    var joins: Mark?
    /// The words go where the story has a step with this mark, which says why already.
    var unless: Mark?

    init(
        _ words: String?,
        event: Event? = nil,
        mark: Mark? = nil,
        joins: Mark? = nil,
        unless: Mark? = nil
    ) {
        self.words = words
        self.event = event
        self.mark = mark
        self.joins = joins
        self.unless = unless
    }
}

/// Figures in the log's sentences.
enum LabText {
    /// `18 ms`, `1.2 s`
    static func duration(_ seconds: Double) -> String {
        let milliseconds = (seconds * 1_000).rounded()
        return milliseconds < 1_000 ? "\(Int(milliseconds)) ms" : "\((seconds * 10).rounded() / 10) s"
    }

    static func gaveUp(_ attempts: Int) -> String {
        attempts == 1 ? "gave up" : "gave up after \(attempts) attempts"
    }
}
