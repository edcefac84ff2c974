import Testing

@testable import LabEngine

struct WorkerQueueTests {
    @Test func jobsWaitTheirTurnAndTheBoundHolds() {
        var queue = WorkerQueue<Int>()
        #expect(queue.admit(1, workers: 1, bound: 2) == .start)
        #expect(queue.admit(2, workers: 1, bound: 2) == .wait)
        #expect(queue.admit(3, workers: 1, bound: 2) == .wait)
        #expect(queue.admit(4, workers: 1, bound: 2) == .refuse)
        #expect(queue.queued == 2)
        #expect(queue.finish(workers: 1) == [2])
        #expect(queue.finish(workers: 1) == [3])
        #expect(queue.finish(workers: 1) == [])
        #expect(queue == WorkerQueue())
    }

    @Test func moreWorkersTakeMoreAndFewerTakeNone() {
        var queue = WorkerQueue<Int>()
        for job in 1...6 { _ = queue.admit(job, workers: 2, bound: 10) }
        #expect(queue.finish(workers: 4) == [3, 4, 5])
        #expect(queue.busy == 4)
        #expect(queue.finish(workers: 1) == [])
        #expect(queue.busy == 3)
    }

    @Test func aLongLineKeepsItsOrder() {
        var queue = WorkerQueue<Int>()
        for job in 0..<5_000 { _ = queue.admit(job, workers: 1, bound: 5_000) }
        var served: [Int] = []
        for _ in 1..<5_000 { served += queue.finish(workers: 1) }
        #expect(served == Array(1..<5_000))
        #expect(queue.queued == 0)
    }

    @Test func theLastComesFirstWhereItIsSaid() {
        var queue = WorkerQueue<Int>()
        for job in 1...5 { _ = queue.admit(job, workers: 1, bound: 10) }
        #expect(queue.finish(workers: 1, next: .last) == [5])
        #expect(queue.finish(workers: 1, next: .first) == [2])
        #expect(queue.finish(workers: 3, next: .last) == [4, 3])
        #expect(queue.queued == 0)
    }

    @Test func aJobCanBeTakenOutOfTheLine() {
        var queue = WorkerQueue<Int>()
        for job in 1...4 { _ = queue.admit(job, workers: 1, bound: 10) }
        #expect(queue.remove { $0 == 3 })
        #expect(!queue.remove { $0 == 3 })
        // One that a worker has isn't in the line.
        #expect(!queue.remove { $0 == 1 })
        #expect(queue.finish(workers: 2) == [2, 4])
        #expect(queue.busy == 2)
    }

    @Test func itIsFullWhereOneMoreWouldBeRefused() {
        var queue = WorkerQueue<Int>()
        #expect(!queue.isFull(workers: 1, bound: 0))
        #expect(queue.admit(1, workers: 1, bound: 0) == .start)
        #expect(queue.isFull(workers: 1, bound: 0))
        #expect(queue.admit(2, workers: 1, bound: 0) == .refuse)
        #expect(!queue.isFull(workers: 1, bound: 1))
        #expect(queue.admit(2, workers: 1, bound: 1) == .wait)
        #expect(queue.isFull(workers: 1, bound: 1))
    }
}
