import Testing

@testable import LabEngine

struct PendingRepliesTests {
    private typealias Pending = PendingReplies<String>

    @Test func repliesComeInTheOrderOfTheirCommands() {
        var pending = Pending()
        for name in ["a", "b", "c"] { pending.append(name, deadline: nil) }
        #expect([pending.take(), pending.take(), pending.take()] == [.waiter("a"), .waiter("b"), .waiter("c")])
        #expect(pending.take() == .unasked)
    }

    @Test func aReplyThatComesTooLateIsNobodyElses() {
        var pending = Pending()
        pending.append("slow", deadline: 1)
        pending.append("patient", deadline: 9)
        #expect(pending.expire(now: 0.9) == [])
        #expect(pending.expire(now: 1) == ["slow"])
        #expect(pending.expire(now: 2) == [])
        #expect(pending.take() == .nobody)
        #expect(pending.take() == .waiter("patient"))
    }

    @Test func theNextDeadlineIsTheEarliestOfThoseWhoStillWait() {
        var pending = Pending()
        #expect(pending.nextDeadline == nil)
        pending.append("blocks", deadline: nil)
        pending.append("late", deadline: 5)
        pending.append("soon", deadline: 2)
        #expect(pending.nextDeadline == 2)
        #expect(pending.expire(now: 3) == ["soon"])
        #expect(pending.nextDeadline == 5)
        _ = [pending.take(), pending.take()]
        #expect(pending.nextDeadline == nil)
    }

    @Test func whoeverStillWaitsIsToldOnceWhenTheConnectionGoes() {
        var pending = Pending()
        pending.append("expired", deadline: 1)
        pending.append("waiting", deadline: 2)
        _ = pending.expire(now: 1)
        #expect(pending.removeAll() == ["waiting"])
        #expect(pending.removeAll() == [])
        #expect(pending.count == 0)
        #expect(pending.take() == .unasked)
    }

    @Test func itIsKnownWhetherTheNextReplyIsLate() {
        var pending = Pending()
        #expect(!pending.isFirstExpired)
        pending.append("patient", deadline: 9)
        pending.append("hasty", deadline: 1)
        _ = pending.expire(now: 2)
        #expect(!pending.isFirstExpired)
        _ = pending.take()
        #expect(pending.isFirstExpired)
    }
}
