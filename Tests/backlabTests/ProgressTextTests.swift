import KnowledgeStore
import TerminalUI
import Testing

@testable import backlab

@Suite struct ProgressTextTests {
    private func report() -> ProgressReport {
        ProgressReport(
            topics: 173,
            read: 14,
            reading: 2,
            labs: 36,
            labsPassed: ["a", "b"],
            paths: [
                ProgressReport.Share(id: "s", title: "Start here", done: 14, of: 23),
                ProgressReport.Share(id: "p", title: "Production", done: 1, of: 61),
                ProgressReport.Share(id: "d", title: "Done", done: 3, of: 3),
                ProgressReport.Share(id: "n", title: "Not begun", done: 0, of: 34),
            ],
            categories: [],
            days: [ActivityDay(day: "2026-11-26", topics: 1, minutes: 41.6, questions: 11, right: 9, labs: 1)],
            streak: ProgressReport.Streak(current: 1, longest: 12),
            recentAccuracy: ProgressReport.Accuracy(right: 9, answered: 11),
            accuracy: ProgressReport.Accuracy(right: 30, answered: 40),
            due: 7,
            ahead: [8, 2, 0, 0, 0, 0, 1, 5, 0, 0, 0, 0, 0, 0]
        )
    }

    @Test func aReportIsAlignedWithBars() {
        let text = ProgressText(report: report(), isUnicode: true).lines.map(\.text).joined(separator: "\n")
        #expect(
            text == """
                Topics read    14 of 173, 2 being read
                Labs passed    2 of 36
                Streak         1 day, 12 at most
                Last 7 days    1 day, 42 min, 11 questions, 9 right
                Right answers  82 % in the last 30 days, 75 % of all 40
                Reviews due    7, 11 within 7 days

                Paths
                  Start here  ████████████░░░░░░░░  14 of 23
                  Production  █░░░░░░░░░░░░░░░░░░░   1 of 61
                  Done        ████████████████████   3 of 3
                  Not begun   ░░░░░░░░░░░░░░░░░░░░   0 of 34
                """
        )
    }

    @Test func withoutUnicodeBarsAreASCII() {
        let lines = ProgressText(report: report(), isUnicode: false).lines.map(\.text)
        #expect(lines.contains("  Start here  ############........  14 of 23"))
    }
}
