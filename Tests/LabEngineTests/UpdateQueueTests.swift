import LabKit
import Testing

@testable import LabEngine

struct UpdateQueueTests {
    private func event(_ text: String) -> LabUpdate { .event(LabEvent(time: 0, kind: .story, text: text)) }

    private func frame(_ time: Double) -> LabUpdate { .frame(MetricFrame(time: time)) }

    @Test func updatesComeInOrder() {
        var queue = UpdateQueue()
        let updates = [LabUpdate.state(.starting), event("a"), .window(1, LabSettings()), event("b")]
        for update in updates { queue.push(update) }
        #expect(queue.drain() == updates)
        #expect(queue.drain() == [])
    }

    @Test func onlyTheNewestFrameIsKept() {
        var queue = UpdateQueue()
        for update in [frame(1), event("a"), frame(2), event("b"), frame(3)] { queue.push(update) }
        #expect(queue.drain() == [event("a"), event("b"), frame(3)])
    }

    @Test func eventsBeyondTheBoundAreCountedAndStatesAreKept() {
        var queue = UpdateQueue(mostEvents: 2)
        for text in ["a", "b", "c", "d"] { queue.push(event(text)) }
        queue.push(.dropped(events: 5))
        queue.push(.state(.draining))
        #expect(queue.drain() == [event("a"), event("b"), .state(.draining), .dropped(events: 7)])
        queue.push(event("e"))
        #expect(queue.drain() == [event("e")])
    }

    @Test func nothingComesAfterTheLastWord() {
        var queue = UpdateQueue(mostEvents: 0)
        queue.push(event("a"))
        queue.push(.failed("no port"))
        #expect(queue.drain() == [.dropped(events: 1), .failed("no port")])
    }

    @Test func theOutboxTellsAllInOrderAndEnds() async {
        let outbox = UpdateOutbox()
        let told = Collected<LabUpdate>()
        async let delivery: Void = outbox.deliver { told.add($0) }
        for number in 0..<100 { outbox.push(event("\(number)")) }
        outbox.finish()
        await delivery
        #expect(told.all == (0..<100).map { event("\($0)") })
    }
}
