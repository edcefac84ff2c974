import Content
import Foundation
import KnowledgeStore
import TerminalUI
import TestSupport

@testable import Screens

/// Somebody who has read, run and answered for some weeks, up to Thursday the 26th of November 2026.
enum ProgressFixture {
    static let today = Date(timeIntervalSince1970: 1_795_687_200)

    static func driver(_ size: Size = .usual, glyphs: GlyphSet = .unicode, isNewcomer: Bool = false) throws
        -> TestDriver
    {
        let folder = try TemporaryFolder()
        if !isNewcomer { try fill(folder) }
        return try TestDriver(
            size: size,
            sample: SampleContent(extra: [questions.path: questions.text]),
            folder: folder,
            glyphs: glyphs,
            destination: .progress,
            now: { today }
        )
    }

    /// A topic that asks whatever the answers below were given to.
    private static let questions = SampleTopic(
        "timeouts",
        title: "Timeouts",
        category: "resilience",
        parts: ["A timeout bounds how long a caller waits."],
        questions: (0..<9).map { "### \($0)\n- [x] Yes\n- [ ] No\n> So it is." }
    )

    private static func fill(_ folder: TemporaryFolder) throws {
        func record(_ daysAgo: Double) throws -> LearnerRecord {
            try LearnerRecord.open(at: folder.url.appending(path: "data"), now: { today - daysAgo * 86_400 })
        }
        try record(40).markRead("http-methods")
        try record(2).markRead("timeouts")
        try record(1).setPlace(of: "idempotency", part: .how, line: 3, fraction: 0.4)
        let answers = try record(0)
        var random = SplitMix(seed: 26)
        for day in 0..<120 where day < 3 || Bool.random(using: &random) {
            for number in 0..<Int.random(in: 1...9, using: &random) {
                try answers.addReview(
                    .question(topic: "timeouts", prompt: "\(number)"),
                    rating: [.again, .good, .good, .easy][Int.random(in: 0..<4, using: &random)],
                    at: today - Double(day) * 86_400 + Double(number),
                    seconds: Double(Int.random(in: 5...90, using: &random))
                )
            }
        }
        try answers.addLabRun(
            LabRunRecord(
                lab: "idempotency",
                date: today - 86_400,
                seed: 7,
                settings: "{}",
                seconds: 600,
                passed: true,
                checks: "[]"
            )
        )
    }
}
