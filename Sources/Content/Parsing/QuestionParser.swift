/// Reads the questions of *Check yourself*: a level-3 heading asks, `- [x]` or `= 20 ± 5` answers, `>` explains.
struct QuestionParser {
    private let file: String
    private let line: Int
    private let prompt: [Inline]
    private var body: [Block] = []
    private var answer: Question.Answer?
    private var explanation: [Block] = []
    private var issues: [ContentIssue] = []

    /// The questions that are whole; each fault of the others is an issue.
    static func questions(in blocks: [Block], file: String, issues: inout [ContentIssue]) -> [Question] {
        var questions: [Question] = []
        var current: QuestionParser?
        func finish() {
            guard let parser = current else { return }
            if let question = parser.finished(issues: &issues) { questions.append(question) }
        }
        for block in blocks {
            if case .heading(3, let prompt) = block.kind {
                finish()
                current = QuestionParser(file: file, line: block.line, prompt: prompt)
            } else if current == nil {
                let message = "text stands before the first question; begin each question with ###"
                issues.append(ContentIssue(file: file, line: block.line, message))
            } else {
                current?.take(block)
            }
        }
        finish()
        return questions
    }

    private init(file: String, line: Int, prompt: [Inline]) {
        self.file = file
        self.line = line
        self.prompt = prompt
    }

    private mutating func take(_ block: Block) {
        switch block.kind {
        case .list(let list) where list.items.contains(where: { $0.isChecked != nil }):
            answer(choices(list), at: block.line)
        case .paragraph(let inlines) where inlines.plainText.hasPrefix("= "):
            answer(number(inlines.plainText.dropFirst(2), at: block.line), at: block.line)
        case .quote(let blocks):
            explanation += blocks
        case _ where answer != nil:
            report("text stands after the answer; begin each line of the explanation with >", at: block.line)
        default:
            body.append(block)
        }
    }

    private mutating func answer(_ new: Question.Answer, at line: Int) {
        if answer != nil { report("a second answer; a question has one list of choices or one number", at: line) }
        answer = new
    }

    private mutating func choices(_ list: Block.List) -> Question.Answer {
        let line = list.items.first?.line ?? line
        for item in list.items {
            if item.isChecked == nil { report("a choice without a box; write - [ ] or - [x]", at: item.line) }
            if item.blocks.count != 1 { report("a choice is one paragraph; shorten it", at: item.line) }
        }
        let choices = list.items.map { item in
            var text: [Inline] = []
            if case .paragraph(let inlines) = item.blocks.first?.kind { text = inlines }
            return Question.Choice(text: text, isRight: item.isChecked == true)
        }
        if choices.count < 2 { report("one choice is no choice; write two or more", at: line) }
        if !choices.contains(where: \.isRight) { report("no choice is right; mark the right ones - [x]", at: line) }
        return .choices(choices)
    }

    private mutating func number(_ text: Substring, at line: Int) -> Question.Answer {
        let sides = text.split(separator: "±", omittingEmptySubsequences: false).map(Self.number)
        if sides.count <= 2, let value = sides[0], let tolerance = sides.count == 2 ? sides[1] : 0, tolerance >= 0 {
            return .number(value, tolerance: tolerance)
        }
        report("the answer \"= \(text)\" isn't a number; write = 1.25 or = 20 ± 5, without a unit", at: line)
        return .number(0, tolerance: 0)
    }

    private static func number(_ text: Substring) -> Double? {
        let digits = text.split(separator: " ").joined().replacing("−", with: "-")
        guard let number = Double(digits), number.isFinite else { return nil }
        return number
    }

    private mutating func report(_ message: String, at line: Int) {
        issues.append(ContentIssue(file: file, line: line, message))
    }

    private func finished(issues: inout [ContentIssue]) -> Question? {
        var parser = self
        if answer == nil { parser.report("no answer; write - [ ] and - [x] choices, or = and a number", at: line) }
        if explanation.isEmpty { parser.report("no explanation; add one in lines that begin with >", at: line) }
        issues += parser.issues
        guard let answer, parser.issues.isEmpty else { return nil }
        return Question(prompt: prompt, body: body, answer: answer, explanation: explanation, line: line)
    }
}
