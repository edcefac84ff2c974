import Testing

@testable import LabEngine

struct WorkerQueueTests {
    @Test func jobsWaitTheirTurnAndTheBoundHolds() {
        var queue = WorkerQueue<Int>(bound: 2)
        #expect(queue.admit(1, workers: 1) == .start)
        #expect(queue.admit(2, workers: 1) == .wait)
        #expect(queue.admit(3, workers: 1) == .wait)
        #expect(queue.admit(4, workers: 1) == .refuse)
        #expect(queue.queued == 2)
        #expect(queue.finish(workers: 1) == [2])
        #expect(queue.finish(workers: 1) == [3])
        #expect(queue.finish(workers: 1) == [])
        #expect(queue == WorkerQueue(bound: 2))
    }

    @Test func moreWorkersTakeMoreAndFewerTakeNone() {
        var queue = WorkerQueue<Int>(bound: 10)
        for job in 1...6 { _ = queue.admit(job, workers: 2) }
        #expect(queue.finish(workers: 4) == [3, 4, 5])
        #expect(queue.busy == 4)
        #expect(queue.finish(workers: 1) == [])
        #expect(queue.busy == 3)
    }

    @Test func aLongLineKeepsItsOrder() {
        var queue = WorkerQueue<Int>(bound: 5_000)
        for job in 0..<5_000 { _ = queue.admit(job, workers: 1) }
        var served: [Int] = []
        for _ in 1..<5_000 { served += queue.finish(workers: 1) }
        #expect(served == Array(1..<5_000))
        #expect(queue.queued == 0)
    }
}
