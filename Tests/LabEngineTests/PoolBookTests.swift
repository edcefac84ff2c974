import TestSupport
import Testing

@testable import LabEngine

struct PoolBookTests {
    private typealias Book = PoolBook<String, Int>

    @Test func theLimitHoldsAndWhoWaitsIsServedInOrder() {
        var book = Book()
        #expect(book.want(1, limit: 2) == .open(1))
        #expect(book.want(2, limit: 2) == .open(2))
        #expect(book.want(3, limit: 2) == nil)
        #expect(book.want(4, limit: 2) == nil)
        #expect(book.line == [3, 4])
        let first = book.free("a", limit: 2)
        #expect(first.next == .use("a", 3) && !first.isSpare)
        #expect(book.free("b", limit: 2).next == .use("b", 4))
        #expect(book.free("a", limit: 2).next == nil)
        #expect(book.want(5, limit: 2) == .use("a", 5))
        #expect(book.open == 2)
    }

    @Test func aClosedConnectionMakesRoomForWhoWaits() {
        var book = Book()
        _ = book.want(1, limit: 1)
        #expect(book.want(2, limit: 1) == nil)
        #expect(book.closed("a", limit: 1) == .open(2))
        #expect(book.open == 1)
        #expect(book.closed(nil, limit: 1) == nil)
        #expect(book.open == 0)
    }

    @Test func anIdleConnectionThatClosesIsNotGivenOut() {
        var book = Book()
        _ = book.want(1, limit: 4)
        _ = book.free("a", limit: 4)
        #expect(book.closed("a", limit: 4) == nil)
        #expect(book.want(2, limit: 4) == .open(2))
    }

    @Test func whoLeavesIsNotServed() {
        var book = Book()
        _ = book.want(1, limit: 1)
        _ = book.want(2, limit: 1)
        book.leave(2)
        #expect(book.free("a", limit: 1).next == nil)
        #expect(book.idle == ["a"])
    }

    @Test func aLoweredLimitClosesWhatIsSpare() {
        var book = Book()
        for caller in 1...3 { _ = book.want(caller, limit: 3) }
        _ = book.want(4, limit: 3)
        let given = book.free("a", limit: 1)
        #expect(given.next == nil && given.isSpare)
        #expect(book.closed("a", limit: 1) == nil)
        #expect(book.closed("b", limit: 1) == nil)
        #expect(book.free("c", limit: 1).next == .use("c", 4))
    }

    /// Whatever happens, no more are open than allowed, and nobody waits while one may be opened or is idle.
    @Test func theBoundHoldsWhateverHappens() {
        var generator = SplitMix(seed: 7)
        for limit in 1...4 {
            var book = Book()
            var inUse: [String] = []
            var named = 0
            func take(_ decision: Book.Decision?) {
                switch decision {
                case .use(let connection, _)?: inUse.append(connection)
                case .open?:
                    named += 1
                    inUse.append("c\(named)")
                case nil: break
                }
            }
            for caller in 0..<2_000 {
                switch Int.random(in: 0..<4, using: &generator) {
                case 0, 1: take(book.want(caller, limit: limit))
                case 2 where !inUse.isEmpty: take(book.free(inUse.removeFirst(), limit: limit).next)
                case 3 where !inUse.isEmpty: take(book.closed(inUse.removeLast(), limit: limit))
                default: book.leave(caller - Int.random(in: 0..<20, using: &generator))
                }
                #expect(book.open <= limit)
                #expect(book.open == inUse.count + book.idle.count)
                #expect(book.line.isEmpty || (book.open == limit && book.idle.isEmpty))
            }
        }
    }
}
