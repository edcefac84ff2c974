import Foundation
import KnowledgeStore
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct ActivityGridTests {
    private let context = ViewContext(theme: .terminal, glyphs: .unicode)

    /// Days from Monday the 26th of October 2026 on.
    private func days(_ minutes: [Double]) -> [ActivityDay] {
        let first = CivilDay("2026-10-26")!
        return minutes.enumerated().map { offset, minutes in
            let day = CivilDay(number: first.number + offset)
            let digits = day.day < 10 ? "0\(day.day)" : "\(day.day)"
            return ActivityDay(
                day: "2026-\(day.month)-\(digits)",
                minutes: minutes,
                questions: minutes > 0 ? 1 : 0
            )
        }
    }

    @Test func theShadeTellsHowLongADayWas() {
        let grid = ActivityGrid(days([0, 1, 5, 10, 15, 20, 0] + Array(repeating: 0, count: 24)), columns: 40)
        #expect(
            grid.lines(context).map { $0.text.reversed().drop { $0 == " " }.reversed().map(String.init).joined() } == [
                "     Nov",
                "Mon  · · · · ·",
                "     ░ · · · ·",
                "Wed  ▒ · · · ·",
                "     ▓ · · ·",
                "Fri  █ · · ·",
                "     █ · · ·",
                "Sun  · · · ·",
                "     less · ░ ▒ ▓ █ more",
            ]
        )
    }

    @Test(arguments: [(115, 53), (111, 53), (74, 34), (40, 17), (13, 4), (12, 0), (0, 0)])
    func asManyWeeksAsFitAreShownTheLastOnes(_ columns: Int, _ weeks: Int) {
        let year = days(Array(repeating: 1, count: 52 * 7 + 4))
        let grid = ActivityGrid(year, columns: columns)
        #expect(grid.weeks == weeks)
        #expect(grid.days.last == (weeks == 0 ? nil : year.last))
        #expect(grid.lines(context).allSatisfy { $0.columns <= max(columns, 0) + 1 })
    }

    @Test func whateverWasDoneShows() {
        let grid = ActivityGrid(days([1_000, 0.01, 0, 0, 0, 0, 0] + Array(repeating: 0, count: 21)), columns: 40)
        let lines = grid.lines(context)
        #expect(lines[1].text.hasPrefix("Mon  █"))
        #expect(lines[2].text.hasPrefix("     ░"))
    }

    @Test func noDaysNoGrid() {
        #expect(ActivityGrid([], columns: 80).lines(context).isEmpty)
    }

    /// Against Foundation's calendar.
    @Test func civilDaysAreThoseOfTheCalendar() throws {
        var random = SplitMix(seed: 7)
        for _ in 0..<500 {
            let number = Int.random(in: 0..<80_000, using: &random)
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = Calendar.testing.dateComponents([.year, .month, .day, .weekday], from: date)
            let (year, month, day) = (try #require(parts.year), try #require(parts.month), try #require(parts.day))
            let civil = CivilDay(number: number)
            #expect(civil.month == month && civil.day == day)
            #expect(civil.weekday == (try #require(parts.weekday) + 5) % 7)
            #expect(CivilDay("\(year)-\(month)-\(day)") == civil)
        }
    }

    @Test(arguments: ["", "today", "2026-13-01", "2026-00-01", "2026-01", "2026-01-32", "0-1-1", "1-2-3-4"])
    func whatIsNoDateIsNone(_ text: String) {
        #expect(CivilDay(text) == nil)
    }
}
