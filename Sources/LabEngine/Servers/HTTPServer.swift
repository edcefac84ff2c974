import LabKit
import NIOCore
import NIOHTTP1

/// `kind: http-server`. Has a bounded number of workers take requests in the order of its discipline, and turns away
/// what is too many. Belongs to the lab's event loop.
final class HTTPServer: HTTPRequestHandler {
    let id: String
    /// Who calls it, for the scene.
    let caller: String
    let context: LabContext
    /// The attempts at each unit of work that are inside, from read to answered.
    var inside: [UnitOfWork: [Int]] = [:]
    let counters: Counters
    private let spec: HTTPServerSpec
    private let service: any HTTPService
    private let listener: HTTPListener
    private var queue = WorkerQueue<ServerJob>()
    private var requests = 0
    /// The job of each connection that has one.
    private var jobs: [ObjectIdentifier: ServerJob] = [:]
    /// Connections with a request that isn't taken yet, the oldest first.
    private var held: [HTTPConnection] = []

    struct Counters {
        let requests: MetricStore.Counter
        let answered: MetricStore.Counter
        let rejected: MetricStore.Counter
        let dropped: MetricStore.Counter
        let cancelled: MetricStore.Counter
        let unheard: MetricStore.Counter
        let overlapping: MetricStore.Counter
        let queueWait: LatencyRecorder
        let timeInside: LatencyRecorder

        init(_ store: MetricStore, _ id: String) {
            requests = store.counter(id, "requests")
            answered = store.counter(id, "answered")
            rejected = store.counter(id, "rejected")
            dropped = store.counter(id, "dropped")
            cancelled = store.counter(id, "cancelled")
            unheard = store.counter(id, "unheard")
            overlapping = store.counter(id, "overlapping_attempts")
            queueWait = store.latency(id, "queue_wait")
            timeInside = store.latency(id, "time_inside")
        }
    }

    init(id: String, caller: String, spec: HTTPServerSpec, context: LabContext, service: any HTTPService) {
        self.id = id
        self.caller = caller
        self.spec = spec
        self.context = context
        self.service = service
        counters = Counters(context.metrics, id)
        listener = HTTPListener(
            loop: context.loop,
            limit: { [context] in spec.conduct.connections.value(in: context.windows.currentSettings) },
            budget: context.connections,
            isPaused: { [context] in context.timers.clock.isPaused },
            watch: { [context] in try context.timers.watch($0) }
        )
        context.metrics.gauge(id, "busy") { [unowned self] in Double(queue.busy) }
        context.metrics.gauge(id, "queued") { [unowned self] in Double(queue.queued) }
        context.metrics.gauge(id, "connections") { [unowned self] in Double(listener.count) }
        context.metrics.gauge(id, "held") { [unowned self] in Double(held.count) }
    }

    /// Whether nothing is being worked on and nothing waits.
    var isIdle: Bool { queue.busy == 0 && queue.queued == 0 && held.isEmpty }

    /// Listens on 127.0.0.1; port 0 takes a free one.
    func listen(port: Int) -> EventLoopFuture<any Channel> { listener.listen(port: port, handler: self) }

    // MARK: Letting in

    func mayTake(from connection: HTTPConnection) -> Bool {
        let settings = context.windows.currentSettings
        guard spec.conduct.overflow.value(in: settings) == .block, isFull(settings) else { return true }
        held.append(connection)
        return false
    }

    private func isFull(_ settings: LabSettings) -> Bool {
        queue.isFull(
            workers: spec.workers.value(in: settings),
            bound: spec.conduct.queue.value(in: settings)
        )
    }

    func handle(_ request: HTTPRequest, on connection: HTTPConnection) {
        let work = context.work(identifiedBy: request.head.value(of: "backlab-work"))
        requests += 1
        let job = ServerJob(
            request: ServiceRequest(request, work, number: requests, arrived: context.now),
            connection: connection
        )
        enter(work)
        let conduct = spec.conduct
        connection.mayKeepAlive = conduct.keepAlive.value(in: work.settings) == .on
        jobs[ObjectIdentifier(connection)] = job
        switch queue.admit(job, workers: workers(work), bound: conduct.queue.value(in: work.settings)) {
        case .start: start(job)
        case .wait: break
        case .refuse:
            counters.rejected.add(window: work.window)
            context.recorder.note(work.identity, at: id, .busy)
            if conduct.overflow.value(in: work.settings) == .reset {
                over(job, nil)
                connection.reset()
            } else {
                reply(turnedAway("too many requests are waiting", work), to: job)
            }
        }
    }

    /// Takes requests that were held, as long as there is room.
    private func release() {
        while !held.isEmpty, !isFull(context.windows.currentSettings) { held.removeFirst().resume() }
    }

    private func workers(_ work: Work) -> Int { spec.workers.value(in: work.settings) }

    private func turnedAway(_ message: String, _ work: Work) -> HTTPAnswer {
        let seconds = Int(spec.conduct.retryAfter.value(in: work.settings).rounded(.up))
        return .problem(.serviceUnavailable, message, headers: [.init(name: "Retry-After", value: "\(seconds)")])
    }

    // MARK: Work

    private func start(_ job: ServerJob) {
        let work = job.work
        let waited = context.now - job.request.arrived
        if let patience = spec.conduct.patience, spec.conduct.discipline.value(in: work.settings) == .dropLate,
            waited > patience.value(in: work.settings)
        {
            counters.dropped.add(window: work.window)
            context.recorder.note(work.identity, at: id, .busy)
            reply(turnedAway("it has waited too long", work), to: job)
            return finish(job)
        }
        counters.queueWait.record(waited, window: work.window)
        switch service.begin(job.request) {
        case .answer(let answer): end(job, answer)
        case .work(let result):
            let timer = context.timers.after(serviceTime(work)) { [self] in end(job, result()) }
            job.state = .working(timer)
        case .converse(let begin):
            let timer = context.timers.after(serviceTime(work)) { [self] in
                job.state = .working(nil)
                begin { [self] answer in end(job, answer) }
            }
            job.state = .working(timer)
        }
    }

    private func end(_ job: ServerJob, _ answer: HTTPAnswer) {
        // A conversation can't be called back when its client leaves: what comes of it then is nobody's.
        if case .over = job.state { return }
        counters.timeInside.record(context.now - job.request.arrived, window: job.work.window)
        if job.connection.isInputClosed { counters.unheard.add(window: job.work.window) }
        reply(answer, to: job)
        finish(job)
    }

    private func reply(_ answer: HTTPAnswer, to job: ServerJob) {
        counters.answered.add(window: job.work.window)
        over(job, answer)
        job.connection.answer(answer)
    }

    /// - Parameter answer: nil where there is none.
    private func over(_ job: ServerJob, _ answer: HTTPAnswer?) {
        job.state = .over
        jobs[ObjectIdentifier(job.connection)] = nil
        leave(job.request, answer)
    }

    /// The job's worker is free.
    private func finish(_ job: ServerJob) {
        let settings = context.windows.currentSettings
        let order: WorkerQueue<ServerJob>.Order = spec.conduct.discipline.value(in: settings) == .lifo ? .last : .first
        let next = queue.finish(workers: spec.workers.value(in: settings), next: order)
        // A long line of replays must not become a deep stack.
        for job in next { context.loop.assumeIsolated().execute { [self] in start(job) } }
        if !held.isEmpty { context.loop.assumeIsolated().execute { [self] in release() } }
    }

    func clientLeft(_ connection: HTTPConnection) {
        let settings = context.windows.currentSettings
        // One that has only closed its sending side may still wait for its answer.
        if !connection.isOpen || spec.conduct.cancelOnDisconnect.value(in: settings) == .on,
            let index = held.firstIndex(where: { $0 === connection })
        {
            held.remove(at: index)
            return connection.abandon()
        }
        guard let job = jobs[ObjectIdentifier(connection)],
            spec.conduct.cancelOnDisconnect.value(in: job.work.settings) == .on
        else { return }
        switch job.state {
        case .over: return
        case .waiting:
            // Between the line and its worker it counts as begun.
            guard queue.remove(where: { $0 === job }) else { return }
            cancel(job)
        case .working(let timer):
            context.timers.cancel(timer)
            cancel(job)
            finish(job)
        }
    }

    private func cancel(_ job: ServerJob) {
        counters.cancelled.add(window: job.work.window)
        over(job, nil)
        job.connection.abandon()
    }

    /// Seconds that the work takes.
    private func serviceTime(_ work: Work) -> Double {
        spec.serviceTime.seconds(in: work.settings) { salt in
            SeededDecision.unit(
                seed: context.seed,
                component: id,
                purpose: "service time",
                unit: work.unit,
                attempt: work.attempt,
                salt: salt
            )
        }
    }
}

extension ServiceRequest {
    fileprivate init(_ request: HTTPRequest, _ work: Work, number: Int, arrived: Double) {
        self.init(
            work: work,
            number: number,
            method: request.head.method.rawValue,
            path: request.head.path,
            idempotencyKey: request.head.value(of: "idempotency-key"),
            body: Array(request.body.readableBytesView),
            arrived: arrived
        )
    }
}
