import KnowledgeStore
import TerminalUI

/// The Progress screen's page, set for a width: its lines, and which of them can be opened.
struct ProgressPage {
    /// A year of weeks, two columns each, with the days' names.
    static let widest = 2 * 53 + ActivityGrid.labelColumns
    private static let labelColumns = 12
    private static let dayColumns = 12

    private(set) var lines: [Line] = []
    /// The line of each of the data's destinations.
    private(set) var rows: [Int] = []

    private let data: ProgressData
    private let columns: Int
    private let selected: Int
    private let context: ViewContext

    init(_ data: ProgressData, columns: Int, selected: Int, context: ViewContext) {
        self.data = data
        self.columns = columns
        self.selected = selected
        self.context = context
        if data.report.isEmpty {
            addWelcome()
        } else {
            addFacts()
            addActivity()
        }
        addShares("Paths", data.report.paths)
        addShares("Categories", data.report.categories)
        addLabs()
        addReviewsAhead()
    }

    private var theme: Theme { context.theme }

    private mutating func head(_ title: String) {
        if !lines.isEmpty { lines.append(.empty) }
        lines.append(Line(title, style: theme.heading))
    }

    private mutating func addWelcome() {
        let text =
            "Nothing here yet, and that is soon changed: read a topic to its end, answer its questions, pass a lab. Each"
            + " counts here from then on."
        lines += TextWrap.wrap(Line(context.glyphs.text(text), style: theme.text), columns: min(columns, 72))
    }

    // MARK: Facts

    private mutating func addFacts() {
        for (label, words) in ProgressWords(data.report).facts {
            let text = Line(context.glyphs.text(words), style: theme.text)
            for (row, line) in TextWrap.wrap(text, columns: max(1, columns - Self.labelColumns)).enumerated() {
                let start = (row == 0 ? label : "").padded(toColumns: Self.labelColumns)
                lines.append(Line([Span(start, style: theme.dim)] + line.spans))
            }
        }
    }

    private mutating func addActivity() {
        head("Activity")
        let grid = ActivityGrid(data.report.days, columns: columns)
        lines += grid.lines(context)
        let days = grid.weeks > 0 ? grid.days : data.report.days[...]
        let words = ProgressWords(data.report).activity(days, weeks: (days.count + 6) / 7)
        lines += TextWrap.wrap(Line(words, style: theme.dim), columns: max(1, columns))
    }

    // MARK: What can be opened

    private mutating func addShares(_ title: String, _ shares: [ProgressReport.Share]) {
        guard !shares.isEmpty else { return }
        head(title)
        let digits = shares.map { "\($0.of)".count }.max() ?? 1
        for share in shares {
            var trailing = Line()
            if columns >= 56 {
                trailing = context.bar(done: share.done, total: share.of, columns: 20)
                trailing.append("  ")
            }
            let done = "\(share.done)".padded(toColumns: digits, alignment: .trailing)
            let of = "\(share.of)".padded(toColumns: digits, alignment: .trailing)
            trailing.append("\(done) of \(of)", style: theme.dim)
            addRow(share.title, mark: nil, trailing: trailing)
        }
    }

    private mutating func addLabs() {
        guard !data.labs.isEmpty else { return }
        head("Labs")
        for lab in data.labs {
            let mark = context.mark(lab.isPassed ? .read : .unread)
            addRow(lab.title, mark: mark, trailing: Line(lab.isPassed ? "passed" : "", style: theme.dim))
        }
    }

    private mutating func addRow(_ title: String, mark: Span?, trailing: Line) {
        let isSelected = rows.count == selected
        rows.append(lines.count)
        var line = Line([context.pointer(isSelected)])
        if let mark { line.spans += [mark, Span(" ")] }
        line.append(title, style: isSelected ? theme.selection : theme.text)
        let width = min(columns, 80)
        line = line.truncated(toColumns: max(0, width - trailing.columns - 2), ellipsis: context.glyphs.ellipsis)
        line.append(String(repeating: " ", count: max(2, width - line.columns - trailing.columns)))
        line.spans += trailing.spans
        lines.append(line)
    }

    // MARK: Reviews

    private mutating func addReviewsAhead() {
        let ahead = data.report.ahead
        guard let most = ahead.max(), most > 0, let today = data.report.days.last.flatMap({ CivilDay($0.day) }) else {
            return
        }
        head("Reviews ahead")
        let digits = "\(most)".count
        let room = max(0, min(40, columns - Self.dayColumns - digits - 2))
        for (offset, count) in ahead.enumerated() {
            let day = CivilDay(number: today.number + offset)
            let name = offset == 0 ? "today" : "\(day.weekdayName) \(day.day) \(day.monthName)"
            var line = Line(name.padded(toColumns: Self.dayColumns), style: theme.dim)
            let number = count == 0 ? context.glyphs.noSample : "\(count)"
            let style = count == 0 ? theme.dim : theme.text
            line.append(number.padded(toColumns: digits, alignment: .trailing) + "  ", style: style)
            // What there is shows, however little of the most it is.
            let bar = count == 0 ? 0 : min(room, max(1, count * room / most))
            line.append(String(repeating: context.glyphs.barFull, count: bar), style: theme.accent)
            lines.append(line)
        }
    }
}
