import LabKit
import NIOCore
import NIOHTTP1
import NIOPosix

/// `kind: http-server`. Reads requests, has a bounded number of workers take them in order, and goes on with what it
/// began when the client has left. Belongs to the lab's event loop.
final class HTTPServer {
    /// Bytes of a body. Whoever sends more gets 413.
    static let longestBody = 64 * 1_024
    /// Connections from whomever; one more is closed at once.
    static let mostConnections = 2_000
    /// Requests that may wait for a worker. Generous: the wait is what a lab shows. Whoever comes after them gets 503.
    static let longestQueue = 10_000

    private struct Job {
        var request: ServiceRequest
        var reply: (HTTPAnswer) -> Void
    }

    let id: String
    /// Who calls it, for the scene.
    private let caller: String
    private let spec: HTTPServerSpec
    private let context: LabContext
    private let service: any HTTPService
    private var queue = WorkerQueue<Job>(bound: HTTPServer.longestQueue)
    /// The attempts at each unit of work that are inside, from read to answered.
    private var inside: [UnitOfWork: [Int]] = [:]
    private var requests = 0
    private var connections = 0
    private let requestCounter: MetricStore.Counter
    private let overlapping: MetricStore.Counter

    init(id: String, caller: String, spec: HTTPServerSpec, context: LabContext, service: any HTTPService) {
        self.id = id
        self.caller = caller
        self.spec = spec
        self.context = context
        self.service = service
        requestCounter = context.metrics.counter(id, "requests")
        overlapping = context.metrics.counter(id, "overlapping_attempts")
        context.metrics.gauge(id, "busy") { [unowned self] in Double(queue.busy) }
        context.metrics.gauge(id, "queued") { [unowned self] in Double(queue.queued) }
    }

    /// Whether nothing is being worked on and nothing waits.
    var isIdle: Bool { queue.busy == 0 && queue.queued == 0 }

    /// Listens on 127.0.0.1; port 0 takes a free one.
    func listen(port: Int) -> EventLoopFuture<any Channel> {
        let bound = NIOLoopBound(self, eventLoop: context.loop)
        return ServerBootstrap(group: context.loop)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.backlog, value: 1_024)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try bound.value.accept(channel) }
            }
            .bind(host: "127.0.0.1", port: port)
    }

    private func accept(_ channel: any Channel) throws {
        guard connections < HTTPServer.mostConnections else { throw ChannelError.operationUnsupported }
        connections += 1
        let bound = NIOLoopBound(self, eventLoop: context.loop)
        channel.closeFuture.whenComplete { _ in bound.value.connections -= 1 }
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(ReadGate())
        try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: true, withErrorHandling: true)
        try pipeline.addHandler(ServerConnection(server: self))
    }

    /// A request was read whole.
    func receive(_ head: HTTPRequestHead, body: [UInt8], reply: @escaping (HTTPAnswer) -> Void) {
        let work = context.work(identifiedBy: head.headers.first(name: WorkIdentity.headerName))
        requests += 1
        let request = ServiceRequest(
            work: work,
            number: requests,
            method: head.method.rawValue,
            path: String(head.uri.prefix { $0 != "?" }),
            idempotencyKey: head.headers.first(name: "Idempotency-Key"),
            body: body,
            arrived: context.now
        )
        enter(work)
        let job = Job(request: request) { [self] answer in
            leave(request, answer)
            reply(answer)
        }
        switch queue.admit(job, workers: workers(work)) {
        case .start: start(job)
        case .wait: break
        case .refuse:
            context.recorder.note(work.identity, at: id, .busy)
            job.reply(.problem(.serviceUnavailable, "too many requests are waiting"))
        }
    }

    private func workers(_ work: Work) -> Int { spec.workers.value(in: work.settings) }

    private func start(_ job: Job) {
        switch service.begin(job.request) {
        case .answer(let answer):
            job.reply(answer)
            finish(job)
        case .work(let finish):
            context.timers.after(serviceTime(job.request.work)) { [self] in
                job.reply(finish())
                self.finish(job)
            }
        case .converse(let begin):
            context.timers.after(serviceTime(job.request.work)) { [self] in
                begin { [self] answer in
                    job.reply(answer)
                    finish(job)
                }
            }
        }
    }

    private func finish(_ job: Job) {
        // A long line of replays must not become a deep stack.
        let next = queue.finish(workers: workers(job.request.work))
        for job in next { context.loop.assumeIsolated().execute { [self] in start(job) } }
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

    private func enter(_ work: Work) {
        requestCounter.add(window: work.window)
        switch work.unit {
        case .outsider(let number):
            context.recorder.outsiderBegan(number)
            context.recorder.message(work.identity, from: "you", to: id)
        case .order, .work:
            context.recorder.entered(work)
            if let earlier = inside[work.unit]?.last {
                overlapping.add(window: work.window)
                context.recorder.note(work.identity, at: id, .overlapped(attempt: work.attempt, earlier: earlier))
            }
            inside[work.unit, default: []].append(work.attempt)
        }
    }

    private func leave(_ request: ServiceRequest, _ answer: HTTPAnswer) {
        let work = request.work
        switch work.unit {
        case .outsider:
            context.recorder.message(work.identity, from: id, to: "you")
            context.recorder.outsiderEnded(work.identity, at: id, HTTPServer.summary(request, answer))
        case .order, .work:
            context.recorder.message(work.identity, from: id, to: caller)
            context.recorder.left(work)
            if let index = inside[work.unit]?.firstIndex(of: work.attempt) { inside[work.unit]?.remove(at: index) }
            if inside[work.unit]?.isEmpty == true { inside[work.unit] = nil }
        }
    }

    /// `POST /payments, key mine-1 → replayed, 201`
    private static func summary(_ request: ServiceRequest, _ answer: HTTPAnswer) -> String {
        let key = request.idempotencyKey.map { ", key \($0.prefix(40))" } ?? ""
        let isReplay = answer.headers.contains { $0.name == "Idempotency-Replayed" }
        let request = "\(request.method) \(request.path.prefix(60))\(key)"
        return "\(request) → \(isReplay ? "replayed, " : "")\(answer.status.code)"
    }
}
