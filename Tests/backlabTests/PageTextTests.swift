import Content
import Foundation
import KnowledgeStore
import TestSupport
import Testing

@testable import backlab

@Suite struct PageTextTests {
    private let sample: SampleContent
    private let folder: TemporaryFolder
    private let reader: PageReader

    init() throws {
        sample = try SampleContent()
        folder = try TemporaryFolder()
        let index = try KnowledgeIndex.open(at: folder.url, source: .content(of: ContentLibrary(root: sample.root)))
        reader = PageReader(library: ContentLibrary(root: sample.root), index: index)
    }

    private func text(_ reference: String, part: Part? = nil, columns: Int = 80) throws -> [String] {
        let reference = try #require(ContentReference(parsing: reference))
        return try reader.read(reference, part: part).lines(columns: columns).map(\.text)
    }

    @Test func topicOpensWithItsFactsAndKeepsTheOrderOfItsParts() throws {
        let lines = try text("cache-stampede")
        #expect(lines.first == "Cache stampede")
        #expect(lines[1].hasPrefix("Caching · level 2 · "))
        #expect(lines[2] == "One key expires, and every client that misses it loads the same row.")
        let headings = Part.allCases.map(\.heading)
        #expect(lines.filter(headings.contains) == headings)
    }

    @Test func onePartIsPrintedAlone() throws {
        let document = try reader.read(.topic("cache-stampede"), part: .why).document
        #expect(document.parts.map(\.part) == ["why"])
        #expect(document.parts.map(\.title) == ["Why it exists"])
        #expect(document.parts[0].text.contains("A cache hides a slow query"))
        let lines = try text("cache-stampede", part: .why)
        #expect(lines.contains("Why it exists") && !lines.contains("How it works"))
    }

    @Test func linesAreNoWiderThanAsked() throws {
        for reference in ["idempotency", "cache-stampede", "tool:curl", "path:start-here", "term:lease"] {
            for columns in [30, 50, 100] {
                let page = try reader.read(try #require(ContentReference(parsing: reference)), part: nil)
                let wide = page.lines(columns: columns).dropFirst(2).filter { $0.columns > columns }
                #expect(wide.isEmpty, "\(reference) at \(columns): \(wide.map(\.text))")
            }
        }
    }

    @Test func toolHasItsSectionsAndNoTopicFacts() throws {
        let document = try reader.read(ContentReference(kind: .tool, id: "curl"), part: nil).document
        #expect(document.kind == "tool" && document.id == "curl")
        #expect(document.category == nil && document.level == nil && document.minutes == nil)
        #expect(document.parts.map(\.title) == ["What it is for", "First commands"])
        #expect(document.parts.allSatisfy { $0.part == nil })
        #expect(document.parts[1].text.contains("curl -i http://127.0.0.1:8080/"))
    }

    @Test func pageWithoutHeadingsIsOneSectionWithoutAHeading() throws {
        let document = try reader.read(ContentReference(kind: .reference, id: "status-codes"), part: nil).document
        #expect(document.parts.map(\.title) == [""])
        #expect(document.parts[0].text.contains("Too Many Requests"))
    }

    @Test func termIsItsDefinition() throws {
        #expect(try text("term:lease") == ["lease", "A right that ends by itself unless it is renewed."])
    }

    @Test func pathListsTopicsAndLabsAsTheyAreShown() throws {
        let document = try reader.read(ContentReference(kind: .path, id: "start-here"), part: nil).document
        #expect(document.parts.map(\.title) == ["One request", "Calls that repeat", "Copies"])
        #expect(
            document.summary
                == "You write code, and servers are new to you. You can build a service that others may call twice."
        )
        let lines = try text("path:start-here")
        let stage = try #require(lines.firstIndex(of: "Calls that repeat"))
        #expect(
            lines[(stage + 1)...].prefix(4) == ["", "• idempotency", "• retries-and-backoff", "• lab:idempotency"]
        )
    }

    @Test(arguments: [
        ("nothing", "there is no topic “nothing”."), ("tool:crul", "there is no tool:crul."),
        ("term:leese", "there is no term “leese”."), ("path:nowhere", "there is no path “nowhere”."),
    ])
    func whatIsNotThereIsNamed(reference: String, message: String) throws {
        let reference = try #require(ContentReference(parsing: reference))
        #expect(throws: CommandError.missing(message)) { try reader.read(reference, part: nil) }
    }
}

@Suite struct ContentFinderTests {
    private let sample: SampleContent
    private let folder: TemporaryFolder
    private let index: KnowledgeIndex

    init() throws {
        let renamed = SampleTopic("deadlines", title: "Deadlines", category: "http").text
            .replacing("level: 1\n", with: "level: 1\nformerly: [time-limits]\n")
        sample = try SampleContent(extra: ["content/topics/http/deadlines.md": renamed])
        folder = try TemporaryFolder()
        index = try KnowledgeIndex.open(at: folder.url, source: .content(of: ContentLibrary(root: sample.root)))
    }

    @Test(arguments: [
        ("timeouts", "timeouts"), ("topic:timeouts", "timeouts"), ("time-limits", "deadlines"),
        ("tool:curl", "tool:curl"), ("lab:idempotency", "lab:idempotency"), ("term:lease", "term:lease"),
        ("path:start-here", "path:start-here"), ("reference:status-codes", "reference:status-codes"),
    ])
    func findsWhatAnIdNames(text: String, found: String) throws {
        #expect(try ContentFinder(index: index).find(text).description == found)
    }

    @Test(arguments: [
        ("timeout", "there is no topic “timeout”. Did you mean timeouts?"),
        ("tool:crul", "there is no tool “crul”. Did you mean tool:curl?"),
        ("zzzzzzzz", "there is no topic “zzzzzzzz”."),
        ("cache-warming", "“Cache warming” (cache-warming) isn't written yet."),
        ("tool:redis-cli", "“redis-cli” (tool:redis-cli) isn't written yet."),
        (
            "gadget:x",
            "“gadget:x” names no kind of content; write an id, or KIND:ID with one of: topic, lab, tool, reference, term, path."
        ),
        (
            "tool:",
            "“tool:” names no kind of content; write an id, or KIND:ID with one of: topic, lab, tool, reference, term, path."
        ),
    ])
    func saysWhatItCannotFindAndWhatIsNear(text: String, message: String) {
        #expect(throws: CommandError.missing(message)) { try ContentFinder(index: index).find(text) }
    }

    @Test func bareWordMayHaveBeenMeantAsACommand() {
        #expect(throws: CommandError.missing("there is no command and no topic “serch”.")) {
            try ContentFinder(index: index, alternative: "command and no ").find("serch")
        }
    }
}
