import LabKit

/// `kind: consumer`: carries out what `Consumption` decides, over one connection. Belongs to the lab's event loop.
final class Consumer {
    /// Seconds of lab time that the queue may let it wait for messages, and that it waits after a failure.
    private static let wait = 0.1
    /// Seconds beyond that wait after which an answer has been lost.
    private static let patience = 2.0
    /// Seconds between two looks at whether nothing more will come, once arrivals have stopped.
    private static let drainLook = 0.01

    let id: String
    private let spec: ConsumerSpec
    private let context: LabContext
    private let queue: LabQueue
    private let connection: RESPConnection
    private let metrics: Metrics
    /// Seconds that a read may take. A queue itself answers for certain; somebody's own does so by its own time.
    private let readTimeout: Double
    /// Whether all who publish have heard of all that they published.
    private let isUpstreamIdle: () -> Bool
    private var consumption: Consumption
    private var timer: LabClock.Timer?
    private var lookTimer: LabClock.Timer?
    private var acknowledging = 0
    /// Messages that were worked on before, of those that are still in the queue.
    private var workedOn: Set<String> = []

    private struct Metrics {
        let received: MetricStore.Counter
        let processed: MetricStore.Counter
        let duplicates: MetricStore.Counter
        let redelivered: MetricStore.Counter
        let deadLettered: MetricStore.Counter
        let failed: MetricStore.Counter
        let latency: LatencyRecorder

        init(_ store: MetricStore, _ id: String) {
            received = store.counter(id, "received")
            processed = store.counter(id, "processed")
            duplicates = store.counter(id, "duplicates")
            redelivered = store.counter(id, "redelivered")
            deadLettered = store.counter(id, "dead_lettered")
            failed = store.counter(id, "failed")
            latency = store.latency(id, "message_latency")
        }
    }

    init(
        id: String,
        spec: ConsumerSpec,
        context: LabContext,
        queue: LabQueue,
        connection: RESPConnection,
        isBehindLink: Bool,
        isUpstreamIdle: @escaping () -> Bool
    ) {
        self.id = id
        self.spec = spec
        self.context = context
        self.queue = queue
        self.isUpstreamIdle = isUpstreamIdle
        self.connection = connection
        readTimeout = isBehindLink ? Consumer.wait + Consumer.patience : .infinity
        metrics = Metrics(context.metrics, id)
        consumption = Consumption(rate: 1, mostDeliveries: 1, batch: 1)
        context.metrics.gauge(id, "holding") { [unowned self] in Double(consumption.holding) }
    }

    private func handle(_ input: Consumption.Input) {
        let settings = context.windows.currentSettings
        consumption.rate = spec.rate.value(in: settings)
        consumption.mostDeliveries = spec.deliveries.value(in: settings)
        consumption.batch = spec.batch.value(in: settings)
        for action in consumption.handle(input, now: context.now) { perform(action, settings) }
    }

    private func perform(_ action: Consumption.Action, _ settings: LabSettings) {
        let visibility = "\(Int(spec.visibility.value(in: settings) * 1_000))"
        let batch = "\(spec.batch.value(in: settings))"
        switch action {
        case .join:
            ask(["XGROUP", "CREATE", queue.key, LabQueue.group, "0", "MKSTREAM"]) { reply in
                // That the group is there already is as good.
                guard let error = reply.error else { return .joined }
                return error.hasPrefix("BUSYGROUP") ? .joined : nil
            }
        case .read:
            let wait = "\(Int(Consumer.wait * 1_000))"
            let command = ["XREADGROUP", "GROUP", LabQueue.group, id, "COUNT", batch, "BLOCK", wait, "STREAMS"]
            ask(command + [queue.key, ">"], timeout: readTimeout) { [self] reply in
                reply.error == nil ? .received(received(reply.elements?.first?.elements?.last, isAgain: false)) : nil
            }
        case .work(let delivery, let until):
            begin(delivery)
            timer = context.timers.at(LabClock.Instant(offset: .seconds(until))) { [weak self] in self?.worked(delivery)
            }
        case .acknowledge(let delivery): acknowledge(delivery.message.id)
        case .find:
            ask(["XPENDING", queue.key, LabQueue.group, "IDLE", visibility, "-", "+", batch]) { reply in
                reply.elements.map { .found($0.compactMap(Consumption.Abandoned.init)) }
            }
        case .claim:
            ask(["XAUTOCLAIM", queue.key, LabQueue.group, id, visibility, "0-0", "COUNT", batch]) { [self] reply in
                guard let parts = reply.elements, parts.count >= 2 else { return nil }
                return .received(received(parts[1], isAgain: true))
            }
        case .bury(let message): bury(message)
        case .pause:
            timer = context.timers.after(Consumer.wait) { [weak self] in self?.handle(.waited) }
        }
    }

    /// Sends a command, and tells the core what its reply means; nil where that is a failure.
    private func ask(
        _ command: [String],
        timeout: Double? = nil,
        _ meaning: @escaping (RESPValue) -> Consumption.Input?
    ) {
        connection.send(command, timeout: timeout) { [weak self] outcome in
            guard let self else { return }
            guard case .success(let reply) = outcome, let input = meaning(reply) else {
                metrics.failed.add(window: context.windows.current)
                return handle(.failed)
            }
            handle(input)
        }
    }

    // MARK: Messages

    private func received(_ entries: RESPValue?, isAgain: Bool) -> [Message] {
        let messages = entries?.elements?.compactMap(Message.init) ?? []
        for message in messages {
            guard let work = message.work else { continue }
            metrics.received.add(window: work.window)
            if isAgain {
                metrics.redelivered.add(window: work.window)
                context.recorder.note(work, at: id, .deliveredAgain)
            }
            context.recorder.message(work, from: spec.consumes, to: id)
        }
        return messages
    }

    private func begin(_ delivery: Consumption.Delivery) {
        guard let work = delivery.message.work else { return }
        if !workedOn.insert(delivery.message.id).inserted { metrics.duplicates.add(window: work.window) }
    }

    private func worked(_ delivery: Consumption.Delivery) {
        if let work = delivery.message.work, context.parts.processes(delivery.message.id) {
            metrics.processed.add(window: work.window)
            let latency = context.now - (delivery.message.due ?? context.now)
            metrics.latency.record(latency, window: work.window)
            // Most are alike: those that are shown stand for all, and whatever else befell one has its line.
            let story = "processed after \(LabText.duration(latency))"
            if delivery.isAgain {
                context.recorder.note(work, at: id, StoryStep(story))
            } else {
                context.recorder.sampledStory(work, at: id, story)
            }
            context.recorder.ended(work.unit)
        }
        handle(.worked)
    }

    /// Acknowledged messages are deleted, so that the stream's length is what isn't done with.
    private func acknowledge(_ message: String) {
        acknowledging += 1
        connection.send(["XACK", queue.key, LabQueue.group, message]) { [self] outcome in
            if case .success(.integer) = outcome { return }
            metrics.failed.add(window: context.windows.current)
        }
        connection.send(["XDEL", queue.key, message]) { [self] outcome in
            acknowledging -= 1
            if case .success(.integer(let count)) = outcome {
                queue.deleted(Int(count))
                workedOn.remove(message)
            }
        }
    }

    private func bury(_ message: String) {
        connection.send(["XRANGE", queue.key, message, message]) { [self] outcome in
            guard case .success(let reply) = outcome, let entry = reply.elements?.first,
                let found = Message(entry)
            else { return acknowledge(message) }
            connection.send(["XADD", queue.deadKey, "*"] + found.fields) { [self] outcome in
                guard case .success(.bulk) = outcome else {
                    metrics.failed.add(window: context.windows.current)
                    return
                }
                if let work = found.work {
                    metrics.deadLettered.add(window: work.window)
                    context.recorder.note(work, at: id, .buried)
                    context.recorder.ended(work.unit)
                }
                acknowledge(message)
            }
        }
    }

    /// Now and then it looks for what was left behind.
    private func lookSoon() {
        let visibility = spec.visibility.value(in: context.windows.currentSettings)
        lookTimer = context.timers.after(visibility / 2) { [weak self] in
            self?.handle(.look)
            self?.lookSoon()
        }
    }

    /// Takes messages as long as somebody may wait for room.
    private func endWhenUpstreamIs() {
        guard !isUpstreamIdle() else { return handle(.stop) }
        context.timers.after(Consumer.drainLook) { [weak self] in self?.endWhenUpstreamIs() }
    }
}

extension Consumer: LabPart {
    func startLoad() {
        handle(.start)
        lookSoon()
    }

    func stopLoad() { endWhenUpstreamIs() }

    var isIdle: Bool { consumption.isStopped && acknowledging == 0 }

    func stop() {
        context.timers.cancel(timer)
        context.timers.cancel(lookTimer)
        connection.close()
    }
}

extension Consumption.Abandoned {
    /// Reads one line of XPENDING's long form: id, consumer, milliseconds, deliveries.
    init?(_ value: RESPValue) {
        guard let parts = value.elements, parts.count == 4, let id = parts[0].text, let count = parts[3].integer
        else { return nil }
        self.init(id: id, deliveries: Int(count))
    }
}
