/// A rule about one topic.
struct TopicRule: Sendable {
    let check: @Sendable (Linted<Topic>, LintIndex) -> [ContentIssue]

    static let all: [TopicRule] =
        headerRules + structureRules + mistakeRules + questionRules + linkRules + CodeRule.all.map(\.forTopics)
        + proseRules
}

/// A rule about one tool or quick reference.
struct PageRule: Sendable {
    let check: @Sendable (Linted<Page>, LintIndex) -> [ContentIssue]

    static let all: [PageRule] = shapeRules + linkRules + CodeRule.all.map(\.forPages) + proseRules
}

/// A rule about how the files fit together.
struct CorpusRule: Sendable {
    let check: @Sendable (LintIndex) -> [ContentIssue]

    static let all: [CorpusRule] =
        identityRules + requirementRules + aliasRules + repetitionRules + questionRules + collectionRules
        + glossaryRules
        + plannedRules
        + proseRules
}
