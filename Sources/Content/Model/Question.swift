/// One question of *Check yourself*.
public struct Question: Equatable, Sendable {
    public var prompt: [Inline]
    /// Paragraphs or code between the heading and the answers.
    public var body: [Block]
    public var answer: Answer
    public var explanation: [Block]
    /// The heading's line in the file, from 1.
    public var line: Int

    public init(prompt: [Inline], body: [Block] = [], answer: Answer, explanation: [Block], line: Int) {
        self.prompt = prompt
        self.body = body
        self.answer = answer
        self.explanation = explanation
        self.line = line
    }

    public enum Answer: Equatable, Sendable {
        /// One or more choices are right; all of them must be chosen, and no other.
        case choices([Choice])
        /// Right within ± `tolerance`.
        case number(Double, tolerance: Double)
    }

    public struct Choice: Equatable, Sendable {
        public var text: [Inline]
        public var isRight: Bool

        public init(text: [Inline], isRight: Bool) {
            self.text = text
            self.isRight = isRight
        }
    }
}
