import LabKit

/// One order on its way: carries out what `RetryingCall` decides. Belongs to the lab's event loop.
final class OrderRun {
    let number: Int
    let window: Int
    let settings: LabSettings
    /// The longest that it can take, in seconds.
    let longest: Double
    private let intended: Double
    private unowned let client: HTTPClient
    private let timeout: Double
    private var call: RetryingCall
    private var connection: ClientConnection?
    private var caller: ConnectionPool.Caller?
    private var timer: LabClock.Timer?
    private var lastKey: String?
    /// The attempt that an answer is awaited for.
    private var awaited: Int?

    /// - Parameter intended: when it was to start, in seconds of lab time, however late the machine is.
    init(number: Int, intended: Double, window: Int, client: HTTPClient) {
        self.number = number
        self.intended = intended
        self.window = window
        self.client = client
        let spec = client.spec
        let settings = client.context.windows.currentSettings
        self.settings = settings
        timeout = spec.timeout.value(in: settings)
        let attempts = spec.attempts.value(in: settings)
        let base = spec.backoff.base.value(in: settings)
        let fractions = (1...max(1, attempts)).map { attempt in
            SeededDecision.unit(
                seed: client.context.seed,
                component: client.id,
                purpose: "backoff",
                unit: .order(number),
                attempt: attempt
            )
        }
        let backoff = RetryingCall.Backoff(
            base: base,
            jitter: spec.backoff.jitter.value(in: settings),
            fractions: fractions
        )
        call = RetryingCall(attempts: attempts, backoff: backoff)
        longest = (1...max(1, attempts)).reduce(0) { [timeout] in $0 + timeout + backoff.wait(after: $1) }
    }

    func identity(_ attempt: Int) -> WorkIdentity {
        WorkIdentity(unit: .order(number), window: window, attempt: attempt)
    }

    func start() { handle(.start) }

    /// Ends without a word to anybody.
    func abandon() {
        client.context.timers.cancel(timer)
        hangUp()
    }

    /// Closes the attempt's connection, or wants none any more.
    private func hangUp() {
        if let caller { client.pool.cancel(caller) }
        caller = nil
        connection?.abandon()
        connection = nil
    }

    private func handle(_ input: RetryingCall.Input) {
        for action in call.handle(input) {
            switch action {
            case .send(let attempt): send(attempt)
            case .wait(let seconds):
                timer = client.context.timers.after(seconds) { [weak self] in self?.handle(.waited) }
            case .end(let outcome): end(outcome)
            }
        }
    }

    private func send(_ attempt: Int) {
        let (head, body, key) = client.request(self, attempt: attempt)
        if attempt > 1 {
            let kind: StoryStep.Key = key == nil ? .none : key == lastKey ? .same : .new
            client.context.recorder.note(identity(attempt), at: client.id, .retried(attempt: attempt, key: kind))
        }
        lastKey = key
        awaited = attempt
        client.metrics.attempts.add(window: window)
        client.context.recorder.message(identity(attempt), from: client.id, to: client.spec.calls)
        timer = client.context.timers.after(timeout) { [weak self] in self?.timedOut(attempt) }
        let began = client.context.now
        let caller = client.pool.take { [weak self] connection in
            guard let self else {
                connection?.abandon()
                return
            }
            self.caller = nil
            guard let connection else { return failed(attempt) }
            client.metrics.connectionWait.record(client.context.now - began, window: window)
            self.connection = connection
            connection.send(head, body: body) { [weak self] result in self?.answered(result, attempt, connection) }
        }
        // Where it was called back at once, the attempt may even be over.
        guard connection == nil, awaited == attempt else { return }
        self.caller = caller
        if caller.hasWaited { client.metrics.waited.add(window: window) }
    }

    private func timedOut(_ attempt: Int) {
        awaited = nil
        client.metrics.timeouts.add(window: window)
        client.context.recorder.note(identity(attempt), at: client.id, .timedOut(attempt: attempt, after: timeout))
        hangUp()
        handle(.timedOut)
    }

    private func answered(_ result: ClientResult, _ attempt: Int, _ connection: ClientConnection) {
        self.connection = nil
        guard case .answered(let answer) = result else { return failed(attempt) }
        client.context.timers.cancel(timer)
        awaited = nil
        if answer.keepAlive { client.pool.giveBack(connection) } else { connection.abandon() }
        handle(.answered(status: answer.status, retryAfter: answer.retryAfter))
    }

    private func failed(_ attempt: Int) {
        client.context.timers.cancel(timer)
        awaited = nil
        client.context.recorder.note(identity(attempt), at: client.id, .connectionFailed(attempt: attempt))
        handle(.connectionFailed)
    }

    private func end(_ outcome: RetryingCall.Outcome) {
        let latency = client.context.now - intended
        client.metrics.latency.record(latency, window: window)
        let last = identity(call.attempt)
        switch outcome {
        case .paid:
            client.metrics.paid.add(window: window)
            client.context.recorder.note(last, at: client.id, .paid(attempt: call.attempt, latency: latency))
        case .gaveUp:
            client.metrics.gaveUp.add(window: window)
            client.context.recorder.note(last, at: client.id, .gaveUp(attempts: call.attempt))
        }
        client.ended(self)
    }
}
