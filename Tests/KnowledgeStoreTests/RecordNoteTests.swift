import Content
import Foundation
import Testing

@testable import KnowledgeStore

/// Notes and bookmarks: one a page, the newest first, and gone means gone.
@Suite struct RecordNoteTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()
    private let record: LearnerRecord
    private let page = ContentReference.topic("timeouts")
    private let tool = ContentReference(kind: .tool, id: "curl")

    init() throws {
        folder = try TemporaryFolder()
        record = try LearnerRecord.open(at: folder.url, now: clock.now)
    }

    private func reopened() throws -> LearnerRecord { try LearnerRecord.open(at: folder.url, now: clock.now) }

    // MARK: Notes

    @Test func aNoteSurvivesARestart() throws {
        let text = "# Retry\n\nOnly what is *idempotent* — see [[idempotency]].\n"
        try record.setNote(text, on: page)
        let note = Note(page: page, text: text, date: clock.now())
        #expect(try reopened().note(on: page) == note)
        #expect(try reopened().notes() == [note])
        #expect(try record.note(on: tool) == nil)
    }

    @Test func theNewestNoteComesFirst() throws {
        for page in [page, tool, .lab("stampede")] {
            try record.setNote("about \(page)", on: page)
            clock.advance()
        }
        try record.setNote("changed", on: page)
        #expect(try record.notes().map(\.page) == [page, .lab("stampede"), tool])
        #expect(try record.notes().first?.text == "changed")
    }

    @Test(arguments: ["", " ", "\n\t \n", "\u{2003}"])
    func aBlankTextRemovesTheNote(blank: String) throws {
        try record.setNote(blank, on: page)
        #expect(try record.notes().isEmpty)
        try record.setNote("something", on: page)
        try record.setNote(blank, on: page)
        #expect(try record.note(on: page) == nil)
        #expect(try reopened().notes().isEmpty)
        try record.setNote("again", on: page)
        #expect(try record.note(on: page)?.text == "again")
    }

    @Test func theSameTextAgainKeepsItsDate() throws {
        try record.setNote("one", on: page)
        let first = clock.now()
        clock.advance()
        try record.setNote("one", on: page)
        #expect(try record.note(on: page)?.date == first)
        try record.setNote("two", on: page)
        #expect(try record.note(on: page)?.date == clock.now())
    }

    @Test func aNoteThatIsTooLongIsRefusedAndTheOldOneStays() throws {
        try record.setNote("short", on: page)
        let longest = String(repeating: "é", count: Note.limit / 2)
        #expect(throws: RecordError.noteTooLong(bytes: Note.limit + 1)) {
            try record.setNote(longest + "x", on: page)
        }
        #expect(try record.note(on: page)?.text == "short")
        try record.setNote(longest, on: page)
        #expect(try record.note(on: page)?.text.utf8.count == Note.limit)
    }

    @Test(arguments: ["a\0b", "\u{1B}[31mred", "é 漢字 👩‍👩‍👧", "'; DROP TABLE note; --", "\r\n"])
    func anyTextIsKeptAsItIsButForNUL(text: String) throws {
        try record.setNote("x" + text, on: page)
        #expect(try reopened().note(on: page)?.text == "x" + text.replacing("\0", with: ""))
    }

    @Test func aClockPutBackDoesNotHideAChange() throws {
        try record.setNote("then", on: page)
        clock.advance(-86_400)
        try record.setNote("now", on: page)
        let note = try #require(try record.note(on: page))
        #expect(note.text == "now")
        #expect(note.date > clock.now())
    }

    // MARK: Bookmarks

    @Test func aBookmarkSurvivesARestart() throws {
        try record.setBookmark(page: page, part: .tradeOffs, line: 12)
        let bookmark = Bookmark(page: page, part: .tradeOffs, line: 12, date: clock.now())
        #expect(try reopened().bookmark(of: page) == bookmark)
        #expect(try reopened().bookmarks() == [bookmark])
        #expect(try record.bookmark(of: tool) == nil)
    }

    @Test func aPageHasOneBookmarkTheNewestFirst() throws {
        try record.setBookmark(page: page, part: .core, line: 1)
        clock.advance()
        try record.setBookmark(page: tool, part: nil, line: -3)
        clock.advance()
        try record.setBookmark(page: page, part: .how, line: 7)
        #expect(try record.bookmarks().map(\.page) == [page, tool])
        #expect(try record.bookmark(of: page)?.part == .how)
        #expect(try record.bookmark(of: tool)?.line == 1)
    }

    @Test func aRemovedBookmarkIsGoneUntilItIsSetAgain() throws {
        try record.removeBookmark(of: page)
        try record.setBookmark(page: page, part: .core, line: 3)
        try record.removeBookmark(of: page)
        #expect(try reopened().bookmarks().isEmpty)
        #expect(try record.bookmark(of: page) == nil)
        try record.setBookmark(page: page, part: .why, line: 2)
        #expect(try record.bookmark(of: page)?.part == .why)
    }

    // MARK: Searches

    @Test func recentSearchesComeNewestFirstAndOnce() throws {
        for text in ["lease", "cache stampede", "lease ", "  cat:caching   ttl "] {
            try record.addSearch(text)
            clock.advance()
        }
        #expect(try reopened().recentSearches() == ["cat:caching ttl", "lease", "cache stampede"])
        #expect(try record.recentSearches(limit: 1) == ["cat:caching ttl"])
        #expect(try record.recentSearches(limit: -1).isEmpty)
    }

    @Test func blankSearchesAreNotKeptAndLongOnesAreCut() throws {
        try record.addSearch(" \n")
        #expect(try record.recentSearches().isEmpty)
        try record.addSearch(String(repeating: "x", count: 1_000_000))
        #expect(try record.recentSearches().map(\.count) == [200])
    }

    @Test func onlyTheLastHundredSearchesAreKept() throws {
        for number in 0..<130 {
            try record.addSearch("search \(number)")
            clock.advance()
        }
        let searches = try record.recentSearches(limit: 1000)
        #expect(searches.count == 100)
        #expect(searches.first == "search 129")
        #expect(searches.last == "search 30")
    }
}
