import Content

/// One question set in rows for a width: where it's from, what it asks, its choices, and, once it's answered, the verdict
/// and why.
struct QuestionSheet: Equatable, Sendable {
    /// What came of it.
    struct Answer: Equatable, Sendable {
        var given: GivenAnswer
        var grade: Grade
    }

    static let fieldLabel = "Your answer"

    let text: MarkdownLayout
    /// The rows of each choice.
    let choices: [Range<Int>]
    /// The row that a number is typed in; nil where there is none.
    let field: Int?
    /// The row of the verdict; nil before there is one.
    let verdict: Int?
    /// Among the text's links, the one that leads to what to read; nil before it's answered.
    let reading: Int?

    /// - Parameters:
    ///   - chosen: what is chosen so far of several right ones.
    ///   - answer: nil while it's asked.
    init(
        _ item: ReviewItem,
        isAgain: Bool,
        chosen: Set<Int>,
        answer: Answer?,
        isSkipped: Bool,
        columns: Int,
        widest: Int
    ) {
        let question = item.question
        var composer = MarkdownComposer(columns: columns, widest: widest, written: nil)
        composer.addText(item.place + (isAgain ? " · once more" : ""), role: .dim)
        composer.separate()
        composer.addText(question.prompt, role: TextRole(kind: .body, emphasis: .bold))
        composer.separate()
        composer.add(question.body)
        composer.separate()
        if question.hasSeveralAnswers, answer == nil { composer.addText("All that are right:", role: .dim) }
        var choices: [Range<Int>] = []
        for index in question.choices.indices {
            let start = composer.lines.count
            composer.add(choice: index, of: question, chosen: chosen, answer: answer)
            choices.append(start..<composer.lines.count)
        }
        self.choices = choices
        if answer == nil, !isSkipped, question.choices.isEmpty {
            field = composer.lines.count
            composer.addText(Self.fieldLabel, role: TextRole(kind: .label))
        } else {
            field = nil
        }
        if isSkipped {
            composer.separate()
            composer.addText("Skipped.", role: .dim)
        }
        verdict = answer.map { composer.addVerdict(on: question, $0) }
        reading = answer.map { _ in composer.addReading(of: item) }
        text = MarkdownLayout(composer)
    }
}

extension MarkdownComposer {
    /// A letter, a mark, and the choice.
    fileprivate mutating func add(
        choice index: Int,
        of question: Question,
        chosen: Set<Int>,
        answer: QuestionSheet.Answer?
    ) {
        let choice = question.choices[index]
        let letter = Question.letter(of: index)
        let label = LaidOutSpan(letter, columns: letter.count, role: TextRole(kind: .label))
        let mark: LaidOutSpan
        var remark = ""
        if let answer {
            let isMine = answer.given.choices.contains(index)
            mark =
                choice.isRight
                ? LaidOutSpan("✓", columns: 1, role: TextRole(kind: .checkedMark))
                : isMine ? LaidOutSpan("✗", columns: 1, role: TextRole(kind: .crossMark)) : .blank(1)
            if isMine != choice.isRight { remark = isMine ? " (yours)" : " (missed)" }
            if !question.hasSeveralAnswers, !isMine { remark = "" }
        } else if question.hasSeveralAnswers {
            let kind: TextRole.Kind = chosen.contains(index) ? .chosenMark : .uncheckedMark
            mark = LaidOutSpan("○", columns: 1, role: TextRole(kind: kind))
        } else {
            mark = .blank(0)
        }
        let isRight = answer != nil && choice.isRight
        let margin = letter.count + 2 + (mark.columns == 0 ? 0 : mark.columns + 1)
        within([.blank(margin)], first: [label, .blank(2)] + (mark.columns == 0 ? [] : [mark, .blank(1)])) {
            let role = TextRole(kind: .body, emphasis: isRight ? .bold : [])
            $0.addText(choice.text + (remark.isEmpty ? [] : [.text(remark)]), role: role)
        }
    }

    /// Returns its first row.
    fileprivate mutating func addVerdict(on question: Question, _ answer: QuestionSheet.Answer) -> Int {
        separate()
        let row = lines.count
        let isRight = answer.grade.isRight
        let mark =
            isRight
            ? LaidOutSpan("✓", columns: 1, role: TextRole(kind: .checkedMark))
            : LaidOutSpan("✗", columns: 1, role: TextRole(kind: .crossMark))
        within([.blank(2)], first: [mark, .blank(1)]) {
            let role = TextRole(kind: isRight ? .success : .warning, emphasis: .bold)
            $0.addText(question.verdict(answer.grade, on: answer.given), role: role)
        }
        separate()
        add(question.explanation)
        return row
    }

    /// Returns its link.
    fileprivate mutating func addReading(of item: ReviewItem) -> Int {
        separate()
        let reference: ContentReference
        switch item.origin {
        case .topic(let id, _, _): reference = .topic(id)
        case .prediction(let lab, _, _), .law(let lab, _): reference = .lab(lab)
        }
        addText([.text("Read it: "), .link(.content(reference), [.text(item.reading)])])
        return links.count - 1
    }
}

extension GivenAnswer {
    /// None where it's a number.
    fileprivate var choices: Set<Int> {
        if case .choices(let choices) = self { choices } else { [] }
    }
}
