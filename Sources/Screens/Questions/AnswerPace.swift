import Content

/// How fast an answer has to come for *right at once*.
enum AnswerPace {
    /// Adults read plain English at about 238 words a minute (Brysbaert, *How many words do we read per minute?*, 2019).
    static let wordsPerSecond = 4.0
    /// What it takes to see which answer it is and to find the key, when one knows.
    static let secondsToDecide = 4.0
    /// A number has to be typed, and most have to be worked out in the head first.
    static let secondsToCompute = 8.0
    /// Each further right choice is a key more.
    static let secondsPerChoice = 1.0
    /// Longer than this nobody thinks: the learner has gone away, and the rest isn't counted as time spent.
    static let longest = 300.0

    /// Seconds from showing the question to answering it.
    static func atOnce(_ question: Question) -> Double {
        let reading = Double(question.wordCount) / wordsPerSecond
        switch question.answer {
        case .number: return reading + secondsToCompute
        case .choices(let choices):
            return reading + secondsToDecide + secondsPerChoice * Double(choices.count(where: \.isRight) - 1)
        }
    }
}
