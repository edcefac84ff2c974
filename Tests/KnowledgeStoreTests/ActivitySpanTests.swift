import Content
import Foundation
import TestSupport
import Testing

@testable import KnowledgeStore

@Suite struct ActivitySpanTests {

    private var calendar: Calendar {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = .gmt
        return calendar
    }

    @Test func sevenDaysAreSummedUpAndOlderOnesAreNot() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        // 12:00 on the last day.
        let noon = calendar.startOfDay(for: clock.now()) + 12 * 3600
        let day = 86_400.0
        let record = try LearnerRecord.open(at: folder.url, now: clock.now)
        for (age, rating) in [(30.0, ReviewRating.good), (7, .good), (6, .again), (0, .good)] {
            let date = noon - age * day
            try record.addReview(.law(lab: "x", name: "\(age)"), rating: rating, at: date, seconds: 90)
        }
        let runs: [(age: Double, seconds: Double)] = [(8, 600), (1, 300)]
        for run in runs {
            try record.addLabRun(
                LabRunRecord(
                    lab: "x",
                    date: noon - run.age * day,
                    seed: 1,
                    settings: "{}",
                    seconds: run.seconds,
                    passed: true,
                    checks: "[]"
                )
            )
        }
        try record.markRead("a")
        let index = try SampleContent(topics: [.sample("a", title: "Alpha", [.core: "apple"])]).index(in: folder)
        let reading = Double(try #require(try index.topic("a")).minutes)
        let week = try ActivitySpan.week(of: record, index: index, date: noon, calendar: calendar)
        #expect(week.days.map(\.minutes) == [1.5, 0, 0, 0, 0, 5, 1.5 + reading])
        #expect(week.activeDays == 3)
        #expect(week.topics == 1)
        #expect(week.labs == 1)
        #expect(week.questions == 2)
        #expect(week.right == 1)
    }
}
