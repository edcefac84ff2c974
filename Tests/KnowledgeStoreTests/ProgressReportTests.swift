import Content
import Foundation
import Testing

@testable import KnowledgeStore

@Suite struct ProgressReportTests {
    private let calendar: Calendar
    /// A Wednesday, 2026-11-25 12:00 UTC.
    private let noon = Date(timeIntervalSince1970: 1_795_608_000)

    init() throws { calendar = try ProgressReportTests.calendar("GMT") }

    private static func calendar(_ zone: String) throws -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        calendar.firstWeekday = 2
        return calendar
    }

    private func ago(_ days: Double) -> Date { noon - days * 86_400 }

    private func report(
        _ rows: ProgressRows,
        _ content: ProgressContent = ProgressContent(),
        calendar: Calendar? = nil
    ) -> ProgressReport {
        ProgressReport(rows: rows, content: content, date: noon, calendar: calendar ?? self.calendar)
    }

    private func answers(_ daysAgo: [Double], right: Bool = true) -> [ProgressRows.Answer] {
        daysAgo.map { ProgressRows.Answer(date: ago($0), isRight: right, seconds: 30) }
    }

    private func topic(_ id: TopicID, _ category: String, minutes: Int = 5) -> TopicSummary {
        TopicSummary(id: id, title: "", category: category, level: 1, minutes: minutes, summary: "", path: "")
    }

    @Test func somebodyNewHasNothingAndAYearOfEmptyDays() {
        let report = report(ProgressRows())
        #expect(report.days.count == 52 * 7 + 3)
        #expect(report.days.first?.day == "2025-11-24")
        #expect(report.days.last?.day == "2026-11-25")
        #expect(report.days.allSatisfy { !$0.isActive && $0.minutes == 0 })
        #expect(report.week.days.map(\.day).first == "2026-11-19")
        #expect(report.streak == ProgressReport.Streak(current: 0, longest: 0))
        #expect(report.accuracy == ProgressReport.Accuracy(right: 0, answered: 0))
        #expect(report.ahead == Array(repeating: 0, count: 14))
    }

    @Test func pathsAndCategoriesCountWhatIsDone() {
        let path = LearningPath(
            id: "p",
            title: "P",
            audience: "",
            weeks: 1,
            outcome: "",
            stages: [LearningPath.Stage(title: "1", topics: ["a", "c"], labs: ["x"])]
        )
        let content = ProgressContent(
            topics: [topic("a", "data"), topic("b", "data"), topic("c", "http")],
            paths: [path],
            categories: ["http", "data", "empty"].map {
                Content.Category(id: $0, title: $0.uppercased(), summary: "", elsewhere: "")
            },
            labs: ["x", "y"]
        )
        let rows = ProgressRows(
            read: ["a": ago(1), "gone": ago(1)],
            reading: ["b", "also-gone"],
            runs: [
                ProgressRows.Run(lab: "x", date: ago(1), seconds: 60, passed: true),
                ProgressRows.Run(lab: "y", date: ago(1), seconds: 60, passed: false),
                ProgressRows.Run(lab: "gone", date: ago(1), seconds: 60, passed: true),
            ]
        )
        let report = report(rows, content)
        #expect(report.paths == [ProgressReport.Share(id: "p", title: "P", done: 2, of: 3)])
        #expect(
            report.categories == [
                ProgressReport.Share(id: "http", title: "HTTP", done: 0, of: 1),
                ProgressReport.Share(id: "data", title: "DATA", done: 1, of: 2),
            ]
        )
        #expect(report.topics == 3)
        #expect(report.read == 1)
        #expect(report.reading == 1)
        #expect(report.labs == 2)
        #expect(report.labsPassed == ["x"])
    }

    @Test func aDaySumsWhatWasDone() {
        let rows = ProgressRows(
            read: ["a": ago(2), "b": ago(2), "unknown": ago(2)],
            runs: [ProgressRows.Run(lab: "x", date: ago(2), seconds: 90, passed: false)],
            answers: answers([2, 2]) + answers([2], right: false)
        )
        let report = report(rows, ProgressContent(topics: [topic("a", "data"), topic("b", "data", minutes: 7)]))
        let day = ActivityDay(day: "2026-11-23", topics: 3, minutes: 15, questions: 3, right: 2, labs: 1)
        #expect(report.days[report.days.count - 3] == day)
        #expect(report.days.count(where: \.isActive) == 1)
    }

    @Test(
        arguments: [
            ([], 0, 0), ([0], 1, 1), ([1], 1, 1), ([2], 0, 1), ([0, 1, 2], 3, 3), ([1, 2, 3, 3, 3], 3, 3),
            ([0, 2, 3, 4], 1, 3), ([400, 401, 402, 403], 0, 4), ([0, 1, -1, -2], 2, 2),
        ] as [([Double], Int, Int)]
    )
    func aStreakIsDaysInARow(daysAgo: [Double], current: Int, longest: Int) {
        let streak = report(ProgressRows(answers: answers(daysAgo))).streak
        #expect(streak == ProgressReport.Streak(current: current, longest: longest))
    }

    /// In Berlin the clock went back on 25 October 2026 and forward on 29 March: these days have 25 and 23 hours.
    @Test(arguments: ["Europe/Berlin", "America/Sao_Paulo", "Pacific/Auckland"])
    func aStreakOutlastsAChangeOfTheClock(zone: String) throws {
        let report = report(
            ProgressRows(answers: answers((0..<380).map(Double.init))),
            calendar: try ProgressReportTests.calendar(zone)
        )
        #expect(report.streak == ProgressReport.Streak(current: 380, longest: 380))
        #expect(Set(report.days.map(\.day)).count == report.days.count)
        #expect(report.days.dropLast().allSatisfy { $0.questions >= 1 })
    }

    @Test func accuracyIsOfTheLastThirtyDaysAndEver() {
        let rows = ProgressRows(answers: answers([0, 1, 29, 31]) + answers([3, 40, 50], right: false))
        #expect(report(rows).recentAccuracy == ProgressReport.Accuracy(right: 3, answered: 4))
        #expect(report(rows).accuracy == ProgressReport.Accuracy(right: 4, answered: 7))
    }

    @Test func reviewsAheadStartWithAllThatIsDue() {
        let report = report(ProgressRows(dues: [-0.1, 0, 3, 400, -1, -1, -13, -14].map { ago($0) }))
        #expect(report.due == 3)
        #expect(report.ahead == [4, 2] + Array(repeating: 0, count: 11) + [1])
    }

    @Test func theReportIsMadeOfTheRecord() throws {
        let clock = TestClock()
        let folder = try TemporaryFolder()
        let record = try LearnerRecord.open(at: folder.url, now: clock.now)
        try record.markRead("a")
        try record.setPlace(of: "b", part: nil, line: 1, fraction: 0)
        try record.setPlace(of: "c", part: nil, line: 1, fraction: 0)
        try record.markUnread("c")
        try record.addReview(.law(lab: "x", name: "y"), rating: .again, at: clock.now(), seconds: 6)
        try record.addReview(.law(lab: "x", name: "z"), rating: .hard, at: clock.now(), seconds: 7)
        try record.addLabRun(
            LabRunRecord(
                lab: "x",
                date: clock.now(),
                seed: 1,
                settings: "{}",
                seconds: 10,
                passed: true,
                checks: "[]"
            )
        )
        let rows = ProgressRows(
            read: ["a": clock.now()],
            reading: ["b"],
            runs: [ProgressRows.Run(lab: "x", date: clock.now(), seconds: 10, passed: true)],
            answers: [
                ProgressRows.Answer(date: clock.now(), isRight: false, seconds: 6),
                ProgressRows.Answer(date: clock.now(), isRight: true, seconds: 7),
            ]
        )
        #expect(try record.activityRows() == rows)
    }

    /// Screens and commands round minutes to integers, which must not overflow.
    @Test(arguments: [-Double.infinity, -1e300, -1, 1e300, .infinity])
    func timesOutOfAnArchiveAreBroughtIntoBounds(seconds: Double) {
        let report = report(
            ProgressRows(
                runs: [ProgressRows.Run(lab: "x", date: noon, seconds: seconds, passed: true)],
                answers: [ProgressRows.Answer(date: noon, isRight: true, seconds: seconds)]
            )
        )
        let minutes: Double = seconds > 0 ? 2 * 1440 : 0
        #expect(report.days.last?.minutes == minutes)
    }
}
