import LabKit

/// `kind: publisher`: makes a message whenever one is due and its connection takes it, and sends it without waiting for
/// the answer to the one before. Belongs to the lab's event loop.
final class Publisher {
    /// Bytes that may wait in this program before nothing more is made, and below which it goes on.
    private static let waterMark = (low: 16 * 1_024, high: 32 * 1_024)

    let id: String
    private let spec: PublisherSpec
    private let context: LabContext
    private let queue: LabQueue
    private let connection: RESPConnection
    private let isBehindLink: Bool
    private let metrics: Metrics
    private var load: LoadDriver?
    private var awaited = 0
    private var mostAwaited = 0
    /// Since when the connection takes nothing, and the window that it is counted for; nil while it does.
    private var blockedSince: Double?
    private var body = ""

    private struct Metrics {
        let due: MetricStore.Counter
        let sent: MetricStore.Counter
        let heldBack: MetricStore.Counter
        let acknowledged: MetricStore.Counter
        let dropped: MetricStore.Counter
        let refused: MetricStore.Counter
        let unanswered: MetricStore.Counter
        let blockedTime: MetricStore.Counter
        let latency: LatencyRecorder

        init(_ store: MetricStore, _ id: String) {
            due = store.counter(id, "due")
            sent = store.counter(id, "sent")
            heldBack = store.counter(id, "held_back")
            acknowledged = store.counter(id, "acknowledged")
            dropped = store.counter(id, "dropped")
            refused = store.counter(id, "refused")
            unanswered = store.counter(id, "unanswered")
            blockedTime = store.counter(id, "blocked_time")
            latency = store.latency(id, "publish_latency")
        }
    }

    /// What its connection needs: to say soon that it takes no more.
    static func configure(_ options: inout RESPConnection.Options) {
        options.waterMark = .init(low: waterMark.low, high: waterMark.high)
    }

    /// - Parameter isBehindLink: whether a link tells of the queue's answers, so that nobody else has to.
    init(
        id: String,
        spec: PublisherSpec,
        context: LabContext,
        queue: LabQueue,
        connection: RESPConnection,
        isBehindLink: Bool
    ) {
        self.id = id
        self.spec = spec
        self.context = context
        self.queue = queue
        self.connection = connection
        self.isBehindLink = isBehindLink
        metrics = Metrics(context.metrics, id)
        measure()
        connection.onWritabilityChange = { [weak self] in self?.look() }
    }

    private func measure() {
        let metrics = context.metrics
        metrics.gauge(id, "awaited") { [unowned self] in Double(awaited) }
        metrics.gauge(id, "most_awaited") { [unowned self] in Double(mostAwaited) }
        context.onWindow { [weak self] in
            guard let self else { return }
            mostAwaited = awaited
        }
        metrics.gauge(id, "kernel_bytes") { [unowned self] in
            Double(connection.channel.flatMap(SocketProbe.unsent) ?? 0)
        }
        metrics.gauge(id, "window_bytes") { [unowned self] in
            // Also counts the time up to now, so that a frame in the middle of a long wait tells of it.
            look()
            return Double(connection.channel.flatMap(SocketProbe.window) ?? 0)
        }
    }

    // MARK: Making

    private func arrive(_ number: Int, _ due: Double) {
        let window = context.windows.current
        metrics.due.add(window: window)
        look()
        guard context.parts.mayMake(connection.isWritable) else {
            metrics.heldBack.add(window: window)
            load?.ended(number)
            return
        }
        let work = WorkIdentity(unit: .work("message", number), window: window, attempt: 1)
        metrics.sent.add(window: window)
        awaited += 1
        mostAwaited = max(mostAwaited, awaited)
        context.recorder.began(work.unit)
        context.recorder.message(work, from: id, to: spec.publishes)
        let fields = Message.fields(work: work, due: due, body: body(context.windows.currentSettings))
        let timeout = spec.timeout.value(in: context.windows.currentSettings)
        connection.send(queue.adding(fields), timeout: timeout) { [weak self] outcome in
            self?.answered(outcome, work, due)
        }
    }

    /// The same bytes for each message: what counts is how many they are.
    private func body(_ settings: LabSettings) -> String {
        let size = spec.size.value(in: settings)
        if body.utf8.count != size { body = String(repeating: "x", count: size) }
        return body
    }

    private func answered(_ outcome: RESPConnection.Outcome, _ work: WorkIdentity, _ due: Double) {
        awaited -= 1
        let recorder = context.recorder
        switch outcome {
        case .success(.error(let text)):
            metrics.refused.add(window: work.window)
            recorder.sampledStory(work, at: id, "refused: \(text.prefix(60))")
            recorder.ended(work.unit)
        case .success(.null):
            metrics.dropped.add(window: work.window)
            recorder.sampledStory(work, at: id, "dropped: the queue was full")
            recorder.ended(work.unit)
        case .success:
            metrics.acknowledged.add(window: work.window)
            metrics.latency.record(context.now - due, window: work.window)
            if !isBehindLink { recorder.message(work, from: spec.publishes, to: id) }
        case .failure(let failure):
            metrics.unanswered.add(window: work.window)
            recorder.note(work, at: id, .unanswered("\(failure)"))
            recorder.ended(work.unit)
            if case .cannotConnect = failure { context.onFailure("\(id): \(failure)") }
        }
        if case .work(_, let number) = work.unit { load?.ended(number) }
    }

    /// Counts the time since the connection was looked at last, where it took nothing.
    private func look() {
        let now = context.now
        if let since = blockedSince { metrics.blockedTime.add(now - since, window: context.windows.current) }
        blockedSince = connection.isWritable ? nil : now
    }
}

extension Publisher: LabPart {
    func startLoad() {
        let load = context.driver(of: spec.load, id: id) { [unowned self] number, due in arrive(number, due) }
        self.load = load
        load.start()
    }

    func stopLoad() { load?.stop() }

    var isIdle: Bool { awaited == 0 }

    var longestWork: Double { awaited == 0 ? 0 : spec.timeout.value(in: context.windows.currentSettings) }

    func stop() {
        stopLoad()
        load = nil
        connection.onWritabilityChange = nil
        connection.close()
    }
}

/// The steps of a message.
extension StoryStep {
    static func unanswered(_ why: String) -> StoryStep { StoryStep("no answer: \(why)") }

    static let deliveredAgain = StoryStep("delivered again")

    static let buried = StoryStep("given up: moved to the dead letters")
}
