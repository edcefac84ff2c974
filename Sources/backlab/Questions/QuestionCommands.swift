import ArgumentParser
import Content
import Foundation
import KnowledgeStore
import Screens
import TerminalUI

struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Answer the questions that are due, line by line.",
        discussion: """
            First what is due, then a few that were never asked, from topics that you have read. Answers are lines of \
            standard input; the end of input ends it well.
            """
    )

    @OptionGroup var options: QuestionOptions

    func run() throws { try options.run { _ in .review } }
}

struct QuizCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quiz",
        abstract: "Answer the questions of a topic, a category or a lab, line by line.",
        discussion:
            "A bare id is a topic or a category; a lab is lab:idempotency. Without an id it asks what review asks."
    )

    @Argument(help: "What to be asked about.", completion: .ids) var id: String?
    @OptionGroup var options: QuestionOptions

    func run() throws {
        try options.run { index in try id.map { try source(named: $0, index) } ?? .review }
    }

    private func source(named id: String, _ index: KnowledgeIndex) throws -> QuestionSource {
        let isTopic = try index.topic(TopicID(id)) != nil
        if !isTopic, try index.categories().contains(where: { $0.category.id == id }) { return .category(id) }
        let alternative = id.contains(":") ? "" : "category and no "
        let reference = try ContentFinder(index: index, alternative: alternative).find(id)
        switch reference.kind {
        case .topic: return .topic(TopicID(reference.id))
        case .lab: return .lab(reference.id)
        case .tool, .reference, .term, .path:
            throw CommandError.usage("\(reference) has no questions; name a topic, a category or a lab.")
        }
    }
}

struct QuestionOptions: ParsableArguments {
    static let limits = 1...200

    @Option(help: "Questions at most.") var limit: Int?
    @Flag(name: .customLong("json"), help: "Print what would be asked as one JSON document, and ask nothing.")
    var isJSON = false
    @OptionGroup var content: ContentOptions

    func validate() throws {
        guard let limit, !Self.limits.contains(limit) else { return }
        throw ValidationError("--limit takes a number from 1 to \(Self.limits.upperBound), not \(limit).")
    }
}

extension QuestionOptions {
    fileprivate func run(_ source: (KnowledgeIndex) throws -> QuestionSource) throws {
        let workspace = try content.workspace()
        let index = try workspace.index()
        let record = try workspace.record(following: index)
        let run = QuestionRun(index: index, library: workspace.library, record: record, limit: limit)
        let source = try source(index)
        if isJSON {
            let items = try run.items(of: source)
            return try JSONOutput.write(try items.map { QuestionRow($0, card: try record.card($0.key)) })
        }
        if let notice = record.notice { StandardError.line("backlab: \(notice)") }
        try run.run(source)
    }
}

/// A session between standard input and standard output.
struct QuestionRun {
    var index: KnowledgeIndex
    var library: ContentLibrary
    var record: LearnerRecord
    /// Questions at most.
    var limit: Int?

    func items(of source: QuestionSource) throws -> [ReviewItem] { try loader.load(source, limit: limit).items }

    func run(_ source: QuestionSource) throws {
        let data = try loader.load(source, limit: limit)
        guard !data.items.isEmpty else { return TextOutput.write(QuestionDialogue.nothing(data)) }
        var dialogue = QuestionDialogue(data, columns: TextOutput.columns)
        TextOutput.write(dialogue.opening)
        try converse(&dialogue)
        TextOutput.write(dialogue.closing(try loader.outlook()))
    }

    private var loader: QuestionsLoader {
        QuestionsLoader(index: index, library: library, record: record, now: Date())
    }

    private func converse(_ dialogue: inout QuestionDialogue) throws {
        let clock = ContinuousClock()
        // Why it can't has been said already.
        let canWrite = if case .readOnly = record.mode { false } else { true }
        let isTyped = isatty(STDIN_FILENO) == 1
        while dialogue.session.current != nil {
            TextOutput.write(dialogue.question)
            let shown = clock.now
            var isAnswered = false
            while !isAnswered {
                StandardOutput.write(dialogue.prompt)
                guard let line = readLine() else { return StandardOutput.line() }
                // What comes from a pipe shows nowhere by itself, and the text would run on in the prompt's line.
                if !isTyped { StandardOutput.line(StandardError.harmless(line)) }
                switch dialogue.take(line, seconds: (clock.now - shown) / .seconds(1)) {
                case .judged(let words, let review):
                    // On record before it is told, so that whoever has read the verdict can't lose it.
                    if canWrite { try record.add(review, at: Date()) }
                    TextOutput.write(words)
                    isAnswered = true
                case .skipped:
                    isAnswered = true
                case .unreadable(let words):
                    TextOutput.write(words)
                case .left:
                    return
                }
            }
        }
    }
}
