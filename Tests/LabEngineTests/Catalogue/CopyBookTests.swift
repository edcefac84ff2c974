import Testing

@testable import LabEngine

struct CopyBookTests {
    private let v6 = ProductRow(id: 3, version: 6, price: 600)
    private let v7 = ProductRow(id: 3, version: 7, price: 700)

    @Test func aRowIsLateOnceANewerWriteWasAnswered() {
        var book = CopyBook()
        #expect(book.newerAnswered(than: v6) == nil)
        book.committed(v7)
        #expect(book.newerAnswered(than: v6) == nil)
        #expect(book.newestCommitted(3) == 7)
        book.answered(v7)
        #expect(book.newerAnswered(than: v6) == 7)
        #expect(book.newerAnswered(than: v7) == nil)
        book.answered(v6)
        #expect(book.newerAnswered(than: v6) == 7)
    }

    @Test func aCopyIsOverdueWhenItsTimeIsOverAndItIsOursToJudge() {
        var book = CopyBook()
        book.sent(v6, ttl: 1, at: 10)
        #expect(!book.isOverdue(CachedCopy(v6), of: 3, lookedAt: 11 + CopyBook.slack))
        #expect(book.isOverdue(CachedCopy(v6), of: 3, lookedAt: 11.01 + CopyBook.slack))
        // Somebody else's.
        #expect(!book.isOverdue(CachedCopy(v7), of: 3, lookedAt: 99))
        #expect(!book.isOverdue(CachedCopy(v6), of: 4, lookedAt: 99))
    }

    @Test func theStorySaysWhatCameBackAndWhy() {
        let late = CatalogueStory(version: 6, loading: 0.04, end: .late(newer: 7, until: 10))
        #expect(
            late.text == "read: miss → database 40 ms → set back v6 after the write of v7 → stale for up to 10.0 s"
        )
        let refused = CatalogueStory(version: 6, loading: 0.04, end: .refused(newest: 8))
        #expect(refused.text == "read: miss → database 40 ms → v6 refused, v8 has been written")
        let timedOut = CatalogueStory(version: 6, loading: 4, end: .refused(newest: 6))
        #expect(timedOut.text == "read: miss → database 4.0 s → v6 refused")
    }
}
