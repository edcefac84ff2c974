import ArgumentParser
import Content
import KnowledgeStore
import TerminalUI

struct TopicsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "topics", abstract: "List the topics, by category.")

    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let workspace = try content.workspace()
        let index = try workspace.index()
        let states = try workspace.record().readingStates()
        let rows = try index.topics().map { TopicRow($0, state: states[$0.id] ?? .unread) }
        if json.isOn { return try JSONOutput.write(rows) }
        var lines: [Line] = []
        for category in try index.categories() where category.topicCount > 0 {
            if !lines.isEmpty { lines.append(.empty) }
            lines.append(Line(category.category.title, style: Style(attributes: .bold)))
            let members = rows.filter { $0.category == category.category.id }
            lines += ListTable.lines(members.map { [$0.id, $0.title, "\($0.minutes) min", $0.state] }, indent: 2)
        }
        TextOutput.write(lines)
    }
}

struct TopicRow: Encodable, Equatable {
    var id: String
    var title: String
    var category: String
    var level: Int
    var minutes: Int
    var labs: [String]
    var state: String

    init(_ topic: TopicSummary, state: ReadingState) {
        id = topic.id.rawValue
        title = topic.title
        category = topic.category
        level = topic.level
        minutes = topic.minutes
        labs = topic.labs
        self.state = state.rawValue
    }
}

struct PathsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paths",
        abstract: "List the learning paths and how far you are."
    )

    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let workspace = try content.workspace()
        let paths = try workspace.index().paths()
        let progress = try workspace.record().progress(paths: paths)
        let rows = paths.map { path in PathRow(path, progress: progress.first { $0.id == path.id }) }
        if json.isOn { return try JSONOutput.write(rows) }
        TextOutput.write(ListTable.lines(rows.map { [$0.id, $0.title, "\($0.done) of \($0.of)"] }))
    }
}

struct PathRow: Encodable, Equatable {
    struct Stage: Encodable, Equatable {
        var title: String
        var topics: [String]
        var labs: [String]
    }

    var id: String
    var title: String
    var stages: [Stage]
    var done: Int
    var of: Int

    init(_ path: LearningPath, progress: PathProgress?) {
        id = path.id
        title = path.title
        stages = path.stages.map { Stage(title: $0.title, topics: $0.topics.map(\.rawValue), labs: $0.labs) }
        done = progress?.done ?? 0
        of = progress?.of ?? 0
    }
}

struct LabsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "labs", abstract: "List the labs.")

    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let workspace = try content.workspace()
        let passed = try workspace.record().passedLabs()
        let rows = try workspace.index().labs().map { LabRow($0, isPassed: passed.contains($0.id)) }
        if json.isOn { return try JSONOutput.write(rows) }
        TextOutput.write(
            ListTable.lines(rows.map { [$0.id, $0.summary, "\($0.minutes) min", $0.passed ? "passed" : ""] })
        )
    }
}

struct LabRow: Encodable, Equatable {
    var id: String
    var title: String
    var summary: String
    var topics: [String]
    var level: Int
    var minutes: Int
    var passed: Bool

    init(_ lab: LabEntry, isPassed: Bool) {
        id = lab.id
        title = lab.title
        summary = lab.summary
        topics = lab.topics.map(\.rawValue)
        level = lab.level
        minutes = lab.minutes
        passed = isPassed
    }
}

struct ToolsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tools", abstract: "List the tools.")

    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let rows = try content.workspace().index().tools().map(PageRow.init)
        if json.isOn { return try JSONOutput.write(rows) }
        TextOutput.write(ListTable.lines(rows.map { [$0.id, $0.summary] }))
    }
}

struct PageRow: Encodable, Equatable {
    var id: String
    var title: String
    var summary: String

    init(_ entry: EntrySummary) {
        id = entry.reference.id
        title = entry.title
        summary = entry.summary
    }
}

struct GlossaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "glossary", abstract: "List the glossary's terms.")

    @OptionGroup var json: JSONOption
    @OptionGroup var content: ContentOptions

    func run() throws {
        let rows = try content.workspace().index().glossary().map(TermRow.init)
        if json.isOn { return try JSONOutput.write(rows) }
        TextOutput.write(ListTable.lines(rows.map { [$0.term, $0.definition] }))
    }
}

struct TermRow: Encodable, Equatable {
    var id: String
    var term: String
    var definition: String
    var topic: String

    init(_ term: GlossaryTerm) {
        id = term.id
        self.term = term.term
        definition = term.definition
        topic = term.topic.rawValue
    }
}
