import Content
import Foundation
import KnowledgeStore
import Screens
import Synchronization
import TestSupport
import Testing

@testable import backlab

/// Somebody who types and listens, over the sample content.
@Suite struct PlainInterfaceTests {
    private let sample: SampleContent
    private let folder: TemporaryFolder
    private let loader: PlainLoader
    private let asked = Asked()

    init() throws {
        sample = try SampleContent()
        folder = try TemporaryFolder()
        let library = ContentLibrary(root: sample.root)
        loader = PlainLoader(
            library: library,
            index: try KnowledgeIndex.open(at: folder.url.appending(path: "c"), source: .content(of: library)),
            record: try LearnerRecord.open(at: folder.url.appending(path: "d"), now: { Date(timeIntervalSince1970: 0) })
        )
    }

    /// Types lines, one at each prompt, and gives back what was said in all.
    private func hear(_ lines: String..., at place: PlainPlace = .home) async throws -> String {
        let console = ScriptedConsole(lines)
        try await PlainInterface(loader: loader, console: console, ask: { [asked] in asked.add($0) }).run(at: place)
        return console.said
    }

    @Test func aNewcomerHearsWhatThisIsAndWhereToBegin() async throws {
        let said = try await hear()
        #expect(said.hasPrefix("\nbacklab. Type a number, or words to search for; help tells more.\n"))
        #expect(said.contains("1. Learning paths\n2. Labs\n"))
        #expect(said.hasSuffix("Enter: begin with the path Start here.\n"))
    }

    @Test func aTopicIsReadPartByPart() async throws {
        let said = try await hear("", "", "", at: .page(.topic("cache-stampede"), section: 0))
        #expect(said.contains("Part 1 of 7: Core concept."))
        #expect(said.contains("Enter: next part, Why it exists."))
        #expect(said.contains("Cache stampede, continued."))
        #expect(said.contains("Part 4 of 7: Common mistakes."))
    }

    @Test func whoComesBackGoesOnWhereTheyStopped() async throws {
        _ = try await hear("", "", at: .page(.topic("cache-stampede"), section: 0))
        let said = try await hear("1")
        #expect(said.contains("1. Continue Cache stampede, How it works"))
        #expect(said.contains("Part 3 of 7: How it works."))
    }

    @Test func marksBookmarksAndNotesAreKept() async throws {
        let place = PlainPlace.page(.topic("cache-stampede"), section: 0)
        let said = try await hear("read", "bookmark", "note ask Ada", "note", "home", "8", at: place)
        #expect(said.contains("Marked as read.\nBookmark set.\nNote kept.\nYour note:\nask Ada\n"))
        #expect(try loader.record.readingStates() == ["cache-stampede": .read])
        #expect(said.contains("1. Bookmark: Cache stampede"))
        #expect(said.contains("2. Note on Cache stampede: ask Ada"))
        #expect(try await hear("unread", "bookmark", at: place).contains("Marked as unread.\nBookmark taken away.\n"))
    }

    @Test func questionsAreAskedOfTheTopicAndOfWhatIsDue() async throws {
        _ = try await hear("questions", "review", at: .page(.topic("cache-stampede"), section: 0))
        #expect(asked.sources == [.topic("cache-stampede"), .review])
    }

    @Test func searchLeadsToThePartThatWasFound() async throws {
        let said = try await hear("stampede", "1")
        #expect(said.contains("for “stampede”."))
        #expect(said.contains("1. "))
        #expect(try await hear("xyzzyplugh").contains("Nothing found for “xyzzyplugh”."))
    }

    @Test func whatIsNotWrittenYetIsSaidAndLeavesOneInPlace() async throws {
        let said = try await hear("2", "again", at: .path("start-here"))
        let planned = try #require(
            try loader.page(.path("start-here")).items.first { $0.label.contains("not written yet") }
        )
        let number = try #require(try loader.page(.path("start-here")).items.firstIndex(of: planned)) + 1
        let tried = try await hear("\(number)", "again", at: .path("start-here"))
        #expect(tried.contains("isn't written yet.\n\nStart here."), "\(tried)")
        #expect(said.contains("Start here."))
    }

    @Test(arguments: [ContentKind.topic, .path, .lab, .tool, .reference, .term])
    func everyListLeadsSomewhere(kind: ContentKind) throws {
        let page = try loader.page(.list(kind))
        #expect(!page.items.isEmpty)
        for item in page.items where item.place != .page(.topic("cache-warming"), section: 0) {
            #expect(throws: Never.self, "\(item.label)") { try loader.page(item.place) }
        }
    }

    @Test func linesAreBrokenBetweenWordsOnATerminalOnly() {
        #expect(StandardConsole.text(["one two three"], columns: 7) == "one two\nthree\n")
        #expect(StandardConsole.text(["one two three"], columns: nil) == "one two three\n")
    }
}

private final class Asked: Sendable {
    private let state = Mutex<[QuestionSource]>([])

    var sources: [QuestionSource] { state.withLock { $0 } }

    func add(_ source: QuestionSource) { state.withLock { $0.append(source) } }
}

/// Types from a list and keeps what is said.
final class ScriptedConsole: PlainConsole {
    private let state: Mutex<(input: [String], said: String)>

    init(_ input: [String]) { state = Mutex((input, "")) }

    var said: String { state.withLock { $0.said } }

    func say(_ lines: [String]) {
        state.withLock { $0.said += lines.map { $0 + "\n" }.joined() }
    }

    func ask(_ prompt: String) -> String? {
        state.withLock { $0.input.isEmpty ? nil : $0.input.removeFirst() }
    }
}
