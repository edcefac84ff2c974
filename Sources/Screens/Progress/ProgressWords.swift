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
        "In \(counted(weeks, "week")): \(sum(days))."
    }

    /// `4 days, 42 min, 3 topics, 11 questions, 9 right, 2 lab runs`
    private func sum(_ days: ArraySlice<ActivityDay>) -> String {
        let active = days.count(where: \.isActive)
        guard active > 0 else { return "nothing yet" }
        let topics = days.reduce(0) { $0 + $1.topics }
        let questions = days.reduce(0) { $0 + $1.questions }
        let right = days.reduce(0) { $0 + $1.right }
        let labs = days.reduce(0) { $0 + $1.labs }
        let parts = [
            counted(active, "day"),
            Self.duration(days.reduce(0) { $0 + $1.minutes }),
            topics > 0 ? "\(counted(topics, "topic")) read" : "",
            questions > 0 ? "\(counted(questions, "question")), \(right) right" : "",
            labs > 0 ? counted(labs, "lab run") : "",
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
