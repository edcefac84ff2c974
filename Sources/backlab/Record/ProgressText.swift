import KnowledgeStore
import TerminalUI

/// A report for standard output.
struct ProgressText {
    private static let barColumns = 20

    var report: ProgressReport
    var isUnicode: Bool

    var lines: [Line] {
        var lines = facts
        lines += section("Paths", bars(report.paths))
        lines += section("Categories", bars(report.categories))
        return lines
    }

    private var facts: [Line] {
        ListTable.lines([
            ["Topics read", "\(report.read) of \(report.topics)" + also(report.reading, "being read")],
            ["Labs passed", "\(report.labsPassed.count) of \(report.labs)"],
            ["Streak", "\(days(report.streak.current))" + also(report.streak.longest, "at most")],
            ["Last 7 days", week],
            ["Right answers", accuracy],
            ["Reviews due", "\(report.due)" + also(report.ahead.prefix(7).reduce(0, +), "within 7 days")],
        ])
    }

    private var week: String {
        let week = report.week
        guard week.activeDays > 0 else { return "nothing yet" }
        var parts = ["\(days(week.activeDays))", "\(Int(week.minutes.rounded())) min"]
        if week.questions > 0 {
            parts.append("\(week.questions) \(week.questions == 1 ? "question" : "questions"), \(week.right) right")
        }
        return parts.joined(separator: ", ")
    }

    private var accuracy: String {
        guard let ever = percentage(report.accuracy) else { return "no question answered yet" }
        let recent = percentage(report.recentAccuracy).map { "\($0) in the last 30 days, " } ?? ""
        return recent + "\(ever) of all \(report.accuracy.answered)"
    }

    private func percentage(_ accuracy: ProgressReport.Accuracy) -> String? {
        guard accuracy.answered > 0 else { return nil }
        return "\(Int((100 * Double(accuracy.right) / Double(accuracy.answered)).rounded())) %"
    }

    private func also(_ count: Int, _ words: String) -> String { count > 0 ? ", \(count) \(words)" : "" }

    private func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

    private func section(_ title: String, _ lines: [Line]) -> [Line] {
        lines.isEmpty ? [] : [.empty, Line(title, style: Style(attributes: .bold))] + lines
    }

    private func bars(_ shares: [ProgressReport.Share]) -> [Line] {
        let titles = shares.map(\.title.columns).max() ?? 0
        let counts = shares.map { "\($0.done)".columns }.max() ?? 0
        return shares.map { share in
            let done = String(repeating: " ", count: counts - "\(share.done)".columns) + "\(share.done)"
            var line = Line("  " + share.title.padded(toColumns: titles + 2))
            line.append(bar(share), style: Style(foreground: .ansi(6)))
            line.append("  \(done) of \(share.of)", style: .plain)
            return line
        }
    }

    /// Something is seen of what was begun, and it is full only when all is done.
    private func bar(_ share: ProgressReport.Share) -> String {
        let exact = share.of > 0 ? Double(share.done) / Double(share.of) * Double(Self.barColumns) : 0
        let filled = share.done > 0 ? min(max(Int(exact), 1), Self.barColumns) : 0
        let (full, empty) = isUnicode ? ("█", "░") : ("#", ".")
        return String(repeating: full, count: filled) + String(repeating: empty, count: Self.barColumns - filled)
    }
}
