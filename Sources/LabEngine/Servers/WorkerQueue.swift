/// A number of workers and a bounded line before them, first come, first served.
struct WorkerQueue<Job> {
    private(set) var busy = 0
    private var line: [Job] = []
    /// Jobs before this index have left; the array is cut now and then, so that taking one costs no move of the rest.
    private var head = 0
    private let bound: Int

    /// - Parameter bound: how many may wait.
    init(bound: Int) { self.bound = bound }

    var queued: Int { line.count - head }

    enum Admission: Equatable {
        /// A worker takes it at once.
        case start
        case wait
        case refuse
    }

    mutating func admit(_ job: Job, workers: Int) -> Admission {
        if busy < workers, queued == 0 {
            busy += 1
            return .start
        }
        guard queued < bound else { return .refuse }
        line.append(job)
        return .wait
    }

    /// A worker is done. Returns the jobs that start now: none, one, or more where there are more workers than before.
    mutating func finish(workers: Int) -> [Job] {
        busy -= 1
        var started: [Job] = []
        while busy < workers, queued > 0 {
            started.append(line[head])
            head += 1
            busy += 1
        }
        if head > 1_024 || head == line.count {
            line.removeFirst(head)
            head = 0
        }
        return started
    }
}

extension WorkerQueue: Equatable where Job: Equatable {}
