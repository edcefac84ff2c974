import Content
import Foundation
import KnowledgeStore
import Screens
import TerminalUI

/// A session as lines of text: what is asked, and what is said to each line that comes back. It reads nothing and writes
/// nothing.
struct QuestionDialogue {
    /// What a line from the learner led to.
    enum Reply: Equatable {
        /// Judged: what is said, and what goes on record.
        case judged([Line], ReviewSession.Review)
        case skipped
        /// It was no answer; the same question still stands.
        case unreadable([Line])
        case left
    }

    private(set) var session: ReviewSession
    private let data: QuestionsData
    private let columns: Int

    init(_ data: QuestionsData, columns: Int) {
        self.data = data
        self.columns = columns
        session = ReviewSession(data.items)
    }

    /// What is ahead: `Review: 3 due, 2 new.`
    var opening: [Line] {
        let due = data.items.count - data.fresh
        let counts =
            data.source == .review
            ? [due > 0 ? "\(due) due" : "", data.fresh > 0 ? "\(data.fresh) new" : ""].filter { !$0.isEmpty }
                .joined(separator: ", ")
            : Self.counted(data.items.count, "question")
        return [
            Line("\(data.title): \(counts).", style: Style(attributes: .bold)),
            Line("Answer with a line; s skips, q ends. What you answer is kept at once.", style: .dimmed),
        ]
    }

    /// The question being asked; none after the last.
    var question: [Line] {
        guard let item = session.current else { return [] }
        let question = item.question
        let again = session.isCurrentAgain ? ", once more" : ""
        var lines = [Line.empty, Line("\(session.number) of \(session.total) · \(item.place)\(again)", style: .dimmed)]
        lines += text([Block(line: 1, kind: .paragraph([.strong(question.prompt)]))])
        if !question.body.isEmpty { lines += [.empty] + text(question.body) }
        if !question.choices.isEmpty { lines.append(.empty) }
        for (index, choice) in question.choices.enumerated() {
            let rows = text([Block(line: 1, kind: .paragraph(choice.text))], indent: 5)
            for (number, row) in rows.enumerated() {
                let letter = number == 0 ? "  \(Question.letter(of: index))  " : "     "
                lines.append(Line([Span(letter)] + row.spans))
            }
        }
        return lines
    }

    /// What stands before the line that is typed.
    var prompt: String {
        guard let question = session.current?.question else { return "" }
        guard !question.choices.isEmpty else { return "A number: " }
        let last = Question.letter(of: question.choices.count - 1)
        return question.hasSeveralAnswers ? "All that are right, such as AB: " : "A to \(last): "
    }

    /// - Parameter seconds: from showing the question to this line.
    mutating func take(_ line: String, seconds: Double) -> Reply {
        guard let question = session.current?.question else { return .left }
        let words = line.printable.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        switch words.lowercased() {
        case "s", "skip":
            session.skip()
            return .skipped
        case "q", "quit":
            return .left
        default:
            break
        }
        guard let given = Self.answer(words, to: question) else {
            let last = Question.letter(of: question.choices.count - 1)
            let several = question.hasSeveralAnswers ? " Give all that are right." : ""
            return .unreadable([Line("Answer with A to \(last), or s to skip, or q to end.\(several)")])
        }
        let item = session.current
        switch session.answer(given, seconds: seconds) {
        case .judged(let turn, let review)?:
            guard let item, case .answered(_, let grade) = turn.outcome else { return .left }
            return .judged(verdict(grade, on: given, of: item), review)
        case .unreadable(let sentence)?:
            return .unreadable(TextWrap.wrap(Line(sentence), columns: columns))
        case nil:
            return .left
        }
    }

    /// What the session came to.
    func closing(_ outlook: ReviewOutlook) -> [Line] {
        let summary = session.summary
        let answered = Self.counted(summary.answered, "question")
        let skipped = summary.skipped == 0 ? "" : ", \(summary.skipped) skipped"
        var lines = [
            Line.empty,
            Line(
                summary.answered == 0
                    ? "Nothing answered\(skipped)."
                    : "\(answered) answered, \(summary.rightAtFirst) right at first\(skipped).",
                style: Style(attributes: .bold)
            ),
        ]
        if !summary.toRead.isEmpty {
            lines.append("Read again:")
            lines += ListTable.lines(
                summary.toRead.map { [Self.command(for: $0.item), "\($0.item.reading), \($0.wrong) wrong"] },
                indent: 2
            )
        }
        if outlook.due > 0 {
            let due = Self.counted(outlook.due, "question is", "questions are")
            lines.append(Line("\(due) due now: backlab review goes on."))
        } else if let next = outlook.nextInWords {
            lines.append(Line("Nothing is due now. The next question is due \(next)."))
        }
        return lines
    }

    /// What is said where there is nothing to ask.
    static func nothing(_ data: QuestionsData) -> [Line] {
        guard data.source == .review else { return [Line("\(data.title) has no questions yet.")] }
        if data.isNewcomer {
            return [
                "There is nothing to review yet.",
                "Read a topic and answer its questions: backlab quiz ID. What was hard comes back here.",
            ]
        }
        let next = data.outlook.nextInWords.map { " The next question is due \($0)." } ?? ""
        return [Line("Nothing is due.\(next)")]
    }

    // MARK: Text

    private func verdict(_ grade: Grade, on given: GivenAnswer, of item: ReviewItem) -> [Line] {
        let style = Style(foreground: .ansi(grade.isRight ? 2 : 3), attributes: .bold)
        let mark = grade.isRight ? "✓" : "✗"
        let words = TextWrap.wrap(
            Line("\(mark) \(item.question.verdict(grade, on: given))", style: style),
            columns: columns
        )
        let reading = grade.isRight ? [] : [Line("Read it: \(Self.command(for: item))", style: .dimmed)]
        return words + text(item.question.explanation) + reading
    }

    private func text(_ blocks: [Block], indent: Int = 0) -> [Line] {
        MarkdownText.lines(blocks, columns: columns - indent, theme: .terminal, glyphs: .unicode)
    }

    private static func command(for item: ReviewItem) -> String {
        switch item.origin {
        case .topic(let id, _, let part): "backlab show \(id)" + (part.map { " --part \($0.rawValue)" } ?? "")
        case .prediction(let lab, _, _), .law(let lab, _): "backlab lab:\(lab)"
        }
    }

    private static func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
        count == 1 ? "1 \(singular)" : "\(count) \(plural ?? singular + "s")"
    }

    /// `b`, `2`, `ac`, `A, C`, `1 3`; nil for anything else. To a question with one right answer, only one.
    private static func answer(_ words: String, to question: Question) -> GivenAnswer? {
        guard !question.choices.isEmpty else { return .number(words) }
        let letters = words.filter { !$0.isWhitespace && $0 != "," }
        let indices = letters.compactMap { character -> Int? in
            let index: Int? =
                if let digit = character.wholeNumberValue { digit - 1 } else {
                    question.choices.indices.first { Question.letter(of: $0).lowercased() == character.lowercased() }
                }
            return index.flatMap { question.choices.indices.contains($0) ? $0 : nil }
        }
        guard !indices.isEmpty, indices.count == letters.count else { return nil }
        guard question.hasSeveralAnswers || indices.count == 1 else { return nil }
        return .choices(Set(indices))
    }
}
