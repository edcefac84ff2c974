import Content
import TerminalUI

extension MarkdownComposer {
    /// The title, what kind of page it is, and its summary.
    mutating func addTitle(of page: PageData) {
        addText(page.title, role: TextRole(kind: .title))
        var facts = [page.group]
        if let level = page.level { facts.append("level \(level)") }
        if let minutes = page.minutes { facts.append("\(minutes) min") }
        let known = [facts.filter { !$0.isEmpty }.joined(separator: ", "), page.step?.words ?? ""]
        addText(known.filter { !$0.isEmpty }.joined(separator: " · "), role: .dim)
        guard !page.summary.isEmpty else { return }
        separate()
        addText(page.summary, role: .dim)
    }

    /// What the learner wrote, beside a bar. Of a long note the beginning.
    mutating func addNote(_ text: String) {
        let bar = [LaidOutSpan("│", columns: 1, role: TextRole(kind: .noteBar)), .blank(1)]
        let rest = apart(limit: Self.longestNote) { composer in
            composer.separate()
            composer.within(bar) {
                $0.addText("Your note", role: .dim)
                $0.add(MarkdownParser.parse(text).blocks)
            }
        }
        guard rest > 0 else { return }
        _ = apart(limit: 1) { composer in
            composer.within(bar) { $0.addText("and \(counted(rest, "more line")): m", role: .dim) }
        }
    }

    private static let longestNote = 20

    /// The questions, numbered, with their choices; answers and explanations where they are wanted.
    mutating func add(_ questions: [Question], showsAnswers: Bool) {
        addText(showsAnswers ? "Press a to hide the answers." : "Press a to see the answers.", role: .dim)
        for (index, question) in questions.enumerated() {
            separate()
            let number = "\(index + 1)."
            let label = LaidOutSpan(number, columns: number.count, role: TextRole(kind: .label))
            within([.blank(number.count + 1)], first: [label, .blank(1)]) {
                $0.add(question, showsAnswers: showsAnswers)
            }
        }
    }

    private mutating func add(_ question: Question, showsAnswers: Bool) {
        addText(question.prompt, role: TextRole(kind: .body, emphasis: .bold))
        if !question.body.isEmpty {
            separate()
            add(question.body)
        }
        if case .choices(let choices) = question.answer {
            separate()
            for (index, choice) in choices.enumerated() {
                add(choice, letter: Question.letter(of: index), showsAnswer: showsAnswers)
            }
        }
        if showsAnswers {
            addAnswer(of: question)
        } else {
            hiding { $0.addAnswer(of: question) }
        }
    }

    private mutating func add(_ choice: Question.Choice, letter: String, showsAnswer: Bool) {
        let isMarked = showsAnswer && choice.isRight
        let mark = isMarked ? LaidOutSpan("✓", columns: 1, role: TextRole(kind: .checkedMark)) : .blank(1)
        let label = LaidOutSpan(letter, columns: letter.count, role: TextRole(kind: .label))
        within([.blank(letter.count + 3)], first: [label, .blank(1), mark, .blank(1)]) {
            $0.addText(choice.text, role: TextRole(kind: .body, emphasis: isMarked ? .bold : []))
        }
    }

    private mutating func addAnswer(of question: Question) {
        separate()
        if case .number = question.answer {
            let mark = LaidOutSpan("✓", columns: 1, role: TextRole(kind: .checkedMark))
            within([.blank(2)], first: [mark, .blank(1)]) {
                $0.addText(question.rightAnswer, role: TextRole(kind: .body, emphasis: .bold))
            }
            separate()
        }
        within([LaidOutSpan("│", columns: 1, role: TextRole(kind: .quoteBar)), .blank(1)]) {
            $0.add(question.explanation)
        }
    }
}
