import KnowledgeStore

/// A report's figures in words.
struct ProgressWords {
    private let report: ProgressReport

    init(_ report: ProgressReport) { self.report = report }

    /// A label each, and what there is to say of it.
    var facts: [(label: String, words: String)] {
        [
            ("This week", sum(report.week)),
            ("Streak", streak),
            ("Accuracy", accuracy),
            (
                "Topics",
                "\(report.read) of \(report.topics) read\(report.reading == 0 ? "" : ", \(report.reading) begun")"
            ),
            ("Labs", "\(report.labsPassed.count) of \(report.labs) passed"),
            ("Reviews", report.due == 0 ? "nothing due" : "\(report.due) due now"),
        ]
    }

    /// Of the days of so many weeks.
    func activity(_ days: ArraySlice<ActivityDay>, weeks: Int) -> String {
        "In \(counted(weeks, "week")): \(sum(ActivitySpan(days)))."
    }

    /// `4 days, 42 min, 3 topics, 11 questions, 9 right, 2 lab runs`
    private func sum(_ span: ActivitySpan) -> String {
        guard span.activeDays > 0 else { return "nothing yet" }
        let parts = [
            counted(span.activeDays, "day"),
            Self.duration(span.minutes),
            span.topics > 0 ? "\(counted(span.topics, "topic")) read" : "",
            span.questions > 0 ? "\(counted(span.questions, "question")), \(span.right) right" : "",
            span.labs > 0 ? counted(span.labs, "lab run") : "",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private var streak: String {
        let streak = report.streak
        let longest = streak.longest > streak.current ? ", the longest was \(streak.longest)" : ""
        return streak.current == 0 ? "none now\(longest)" : counted(streak.current, "day") + longest
    }

    private var accuracy: String {
        guard report.accuracy.answered > 0 else { return "no answers yet" }
        let ever = "\(Self.percent(report.accuracy)) of all \(report.accuracy.answered)"
        guard report.recentAccuracy.answered > 0 else { return ever }
        let recent = report.recentAccuracy
        return "\(Self.percent(recent)) of \(counted(recent.answered, "answer")) in 30 days, \(ever)"
    }

    private static func percent(_ accuracy: ProgressReport.Accuracy) -> String {
        "\(Int((100 * Double(accuracy.right) / Double(accuracy.answered)).rounded())) %"
    }

    /// `42 min`, `3 h 5 min`
    private static func duration(_ minutes: Double) -> String {
        // An archive may hold any number.
        let whole = Int(min(max(0, minutes.rounded()), 1e9))
        return whole < 60 ? "\(whole) min" : "\(whole / 60) h \(whole % 60) min"
    }
}
