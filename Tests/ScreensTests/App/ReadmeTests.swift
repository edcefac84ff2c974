import Content
import Foundation
import KnowledgeStore
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// The pictures in README.md are what the program shows of the repository's own knowledge base.
@Suite struct ReadmeTests {
    enum Scene: String, CaseIterable {
        case home
        case search
        case reader
        case question

        var size: Size {
            switch self {
            case .home: Size(width: 100, height: 24)
            case .search: Size(width: 100, height: 20)
            case .reader: Size(width: 112, height: 26)
            case .question: Size(width: 100, height: 17)
            }
        }
    }

    /// A Thursday's evening.
    private static let now = Date(timeIntervalSince1970: 1_795_719_600)

    /// Somebody's week: what they read, ran and answered, and how many days ago.
    private func week() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        func record(_ age: Double) throws -> LearnerRecord {
            let date = Self.now - age * 86_400
            return try LearnerRecord.open(at: folder.url.appending(path: "data"), now: { date })
        }
        let read: [(age: Double, topic: TopicID)] = [
            (6, "http-methods"), (5, "timeouts"), (5, "idempotency"), (3, "rate-limiting"), (1, "retries-and-backoff"),
            (1, "cache-strategies"),
        ]
        for (age, topic) in read { try record(age).markRead(topic) }
        try record(4).addLabRun(.made(lab: "idempotency", passed: true, date: Self.now - 4 * 86_400))
        for number in 0..<9 {
            let question = try #require(topicQuestions("idempotency").dropFirst(number % 4).first)
            try record(0).addReview(
                .question(topic: "idempotency", prompt: question),
                rating: number == 2 ? .again : .good,
                at: Self.now - Double(5 - number / 2) * 86_400 + Double(number) * 60,
                seconds: 12
            )
        }
        try record(0).setPlace(of: "cache-stampede", part: .how, line: 1, fraction: 0.3)
        return folder
    }

    private func topicQuestions(_ id: TopicID) throws -> [String] {
        let library = ContentLibrary(root: .repository)
        let path = "content/topics/api-design/\(id).md"
        return try library.topic(at: path).questions.map(\.prompt.plainText)
    }

    private func picture(_ scene: Scene) throws -> String {
        let now = Self.now
        func driver(_ destination: Destination? = nil, in folder: TemporaryFolder? = nil) throws -> TestDriver {
            try TestDriver(size: scene.size, folder: folder, destination: destination, now: { now })
        }
        switch scene {
        case .home:
            return try driver(in: try week()).screen
        case .search:
            let driver = try driver()
            driver.type("/lost ans")
            driver.press(.tab)
            return driver.screen
        case .reader:
            let driver = try driver(.page(.topic("idempotency"), part: .core))
            return driver.screen
        case .question:
            let driver = try driver(.questions(.topic("idempotency")))
            driver.type("a")
            return driver.screen
        }
    }

    @Test(arguments: Scene.allCases) func aPictureIsWhatTheProgramShows(scene: Scene) throws {
        let readme = try String(contentsOf: ContentRoot.repository.url.appending(path: "README.md"), encoding: .utf8)
        let start = try #require(readme.range(of: "<!-- \(scene.rawValue) -->\n```\n"), "README.md has no such picture")
        let end = try #require(readme[start.upperBound...].range(of: "```\n"))
        let rows = { (text: String) in
            text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.trimmingSuffix { $0 == " " } }
                .joined(separator: "\n")
        }
        let shown = rows(String(readme[start.upperBound..<end.lowerBound].dropLast()))
        let now = rows(try picture(scene))
        #expect(shown == now, "README.md shows it as it was; it is now:\n\(now)\n")
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
        var text = String(self)
        while let last = text.last, isTrimmed(last) { text.removeLast() }
        return text
    }
}
