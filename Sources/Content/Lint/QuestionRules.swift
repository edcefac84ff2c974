extension TopicRule {
    static let questionRules = [choicesSaySomething]

    private static let empty = ["all of the above", "none of the above", "both of the above", "all of these"]

    /// A choice about the other choices asks for test-taking, not for thought.
    static let choicesSaySomething = TopicRule { topic, _ in
        topic.value.questions.flatMap { question in
            question.choices.map { $0.text.plainText.lowercased() }
                .filter { choice in empty.contains { choice.hasPrefix($0) } }
                .map { topic.issue(near: "above", from: question.line, "the choice \"\($0)\"; say what is meant") }
        }
    }
}

extension CorpusRule {
    static let questionRules = [rightChoicesChangePlaces]

    /// Fewer questions prove nothing.
    static let fewestQuestions = 30
    /// In per cent.
    static let largestShare = 50

    /// Where the right choice mostly stands in one place, a reader learns the place.
    static let rightChoicesChangePlaces = CorpusRule { index in
        let single = index.corpus.topics.flatMap { topic in
            topic.value.questions.filter(\.hasOneRightChoice).map { (topic, $0) }
        }
        return Dictionary(grouping: single) { $0.1.choices.count }.sorted { $0.key < $1.key }.flatMap { count, asked in
            let places = Dictionary(grouping: asked) { $0.1.choices.firstIndex(where: \.isRight) ?? 0 }
            return places.sorted { $0.key < $1.key }.compactMap { place, those -> ContentIssue? in
                guard asked.count >= fewestQuestions, those.count * 100 > asked.count * largestShare else { return nil }
                let message =
                    "of \(asked.count) questions with \(count) choices, \(those.count) have the right one in place "
                    + "\(place + 1); put some of them elsewhere, this one say"
                let (topic, question) = those[0]
                return topic.issue(question.line, message, severity: .warning)
            }
        }
    }
}

extension Question {
    fileprivate var hasOneRightChoice: Bool { choices.count { $0.isRight } == 1 }
}
