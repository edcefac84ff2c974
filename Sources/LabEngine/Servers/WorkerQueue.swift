/// A number of workers and a bounded line before them.
struct WorkerQueue<Job> {
    /// Who is next.
    enum Order { case first, last }

    private(set) var busy = 0
    private var line: [Job] = []
    /// Jobs before this index have left; the array is cut now and then, so that taking one costs no move of the rest.
    private var head = 0

    var queued: Int { line.count - head }

    enum Admission: Equatable {
        /// A worker takes it at once.
        case start
        case wait
        case refuse
    }

    /// Whether `admit` would refuse.
    func isFull(workers: Int, bound: Int) -> Bool { (busy >= workers || queued > 0) && queued >= bound }

    /// - Parameter bound: how many may wait.
    mutating func admit(_ job: Job, workers: Int, bound: Int) -> Admission {
        if busy < workers, queued == 0 {
            busy += 1
            return .start
        }
        guard queued < bound else { return .refuse }
        line.append(job)
        return .wait
    }

    /// A worker is done. Returns the jobs that start now: none, one, or more where there are more workers than before.
    mutating func finish(workers: Int, next order: Order = .first) -> [Job] {
        busy -= 1
        var started: [Job] = []
        while busy < workers, queued > 0 {
            started.append(take(order))
            busy += 1
        }
        if head > 1_024 || head == line.count {
            line.removeFirst(head)
            head = 0
        }
        return started
    }

    /// Takes a job out of the line; false where it isn't there.
    mutating func remove(where isWanted: (Job) -> Bool) -> Bool {
        guard let index = line[head...].firstIndex(where: isWanted) else { return false }
        line.remove(at: index)
        return true
    }

    private mutating func take(_ order: Order) -> Job {
        switch order {
        case .last: return line.removeLast()
        case .first:
            head += 1
            return line[head - 1]
        }
    }
}

extension WorkerQueue: Equatable where Job: Equatable {}
