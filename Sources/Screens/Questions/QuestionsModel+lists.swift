import Content
import TerminalUI

/// What stands after the last question, and where there is none.
extension QuestionsModel {
    /// Something to open from there.
    struct ListRow: Equatable {
        var title: String
        var remark: String
        var destination: Destination
    }

    var rows: [ListRow] {
        switch stage {
        case .summary:
            session?.summary.toRead.map { reading in
                ListRow(
                    title: reading.item.reading,
                    remark: "\(reading.wrong) wrong",
                    destination: reading.item.destination
                )
            } ?? []
        case .empty:
            data?.suggestions.map { ListRow(title: $0.title, remark: "", destination: $0.destination) } ?? []
        case .loading, .asking, .looking:
            []
        }
    }

    /// All of the summary or of the empty screen, with a line for each row.
    func listLines(_ context: ViewContext) -> [Line] {
        let columns = geometry.columns
        let rows = rows
        var lines = words(context).flatMap { TextWrap.wrap($0, columns: columns) }
        guard !rows.isEmpty else { return lines }
        lines.append(.empty)
        lines.append(Line(stage == .summary ? "Read again" : "Meanwhile", style: context.theme.heading))
        for (index, row) in rows.enumerated() {
            let isSelected = index == selectedRow
            var line = Line([context.pointer(isSelected)])
            line.append(row.title, style: isSelected ? context.theme.selection : context.theme.text)
            let room = columns - (row.remark.isEmpty ? 0 : row.remark.columns + 2)
            line = line.truncated(toColumns: room, ellipsis: context.glyphs.ellipsis)
            if !row.remark.isEmpty {
                line.append(String(repeating: " ", count: max(2, columns - line.columns - row.remark.columns)))
                line.append(row.remark, style: context.theme.dim)
            }
            lines.append(line)
        }
        return lines
    }

    private func words(_ context: ViewContext) -> [Line] {
        stage == .summary ? summaryWords(context) : emptyWords(context)
    }

    private func summaryWords(_ context: ViewContext) -> [Line] {
        guard let session else { return [] }
        let summary = session.summary
        let theme = context.theme
        var lines: [Line] = []
        if summary.answered == 0 {
            lines.append(Line("You skipped all of them.", style: theme.text))
        } else {
            let right = summary.rightAtFirst == summary.answered ? "all" : "\(summary.rightAtFirst)"
            let skipped = summary.skipped == 0 ? "" : ", \(summary.skipped) skipped"
            let text = "\(counted(summary.answered, "question")) answered, \(right) right at first\(skipped)."
            lines.append(Line(text, style: theme.heading))
        }
        if let sentence = outlookSentence { lines += [.empty, Line(sentence, style: theme.text)] }
        return lines
    }

    /// What is due now, or when the next is.
    private var outlookSentence: String? {
        guard let outlook else { return nil }
        if outlook.due > 0 { return "\(counted(outlook.due, "question is", "questions are")) due now: r goes on." }
        return outlook.nextInWords.map { "Nothing is due now. The next question is due \($0)." }
    }

    private func emptyWords(_ context: ViewContext) -> [Line] {
        let theme = context.theme
        guard source == .review else {
            let text: String =
                switch source {
                case .category: "No topic here has questions yet."
                case .lab: "This lab has no questions."
                case .topic, .review: "This topic has no questions yet."
                }
            return [Line(text, style: theme.text)]
        }
        guard let data, !data.isNewcomer else {
            return [
                Line("There is nothing to review yet.", style: theme.heading), .empty,
                Line(
                    "Read a topic and answer its questions, or predict in a lab. What was hard comes back here soon, and what"
                        + " was easy later, each when you are about to forget it.",
                    style: theme.text
                ),
            ]
        }
        let next = data.outlook.nextInWords.map { "The next question is due \($0)." }
        return [Line("Nothing is due.", style: theme.heading)]
            + (next.map { [.empty, Line($0, style: theme.text)] } ?? [])
    }

    /// The first line shown: where they don't all fit, the selected row stays on the screen.
    func firstListLine(count: Int) -> Int {
        let rowLine = count - rows.count + selectedRow
        return max(0, min(rowLine - geometry.text.height + 1, count - geometry.text.height))
    }
}
