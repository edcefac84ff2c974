import LabKit

/// One read or write on its way, sent once. Belongs to the lab's event loop.
final class ReadWriteExchange {
    let operation: ReadWriteClient.Operation
    /// Names it among all that the client ever sent.
    let number: Int
    /// Among those of its sort, from 1.
    let position: Int
    let member: Int
    let window: Int
    /// Whether reads may be judged by this write.
    let isJudge: Bool
    /// When it was to begin, and when it did, in seconds of lab time.
    let intended: Double
    let began: Double
    /// Seconds.
    let timeout: Double
    private unowned let client: ReadWriteClient
    private var connection: ClientConnection?
    private var caller: ConnectionPool.Caller?
    private var timer: LabClock.Timer?
    private var isOver = false

    init(
        operation: ReadWriteClient.Operation,
        number: Int,
        position: Int,
        member: Int,
        intended: Double,
        isJudge: Bool,
        client: ReadWriteClient
    ) {
        self.operation = operation
        self.number = number
        self.position = position
        self.member = member
        self.intended = intended
        self.isJudge = isJudge
        self.client = client
        window = client.context.windows.current
        began = client.context.now
        timeout = client.spec.timeout.value(in: client.context.windows.currentSettings)
    }

    var identity: WorkIdentity { WorkIdentity(unit: .order(number), window: window, attempt: 1) }

    func start() {
        client.context.recorder.message(identity, from: client.id, to: client.spec.calls)
        timer = client.context.timers.after(timeout) { [weak self] in self?.fail() }
        let (head, body) = client.request(self)
        let caller = client.pool.take { [weak self] connection in
            guard let self else {
                connection?.abandon()
                return
            }
            self.caller = nil
            guard let connection else { return fail() }
            self.connection = connection
            connection.send(head, body: body) { [weak self] result in self?.answered(result, connection) }
        }
        if connection == nil, !isOver { self.caller = caller }
    }

    /// Ends without a word to anybody.
    func abandon() {
        isOver = true
        client.context.timers.cancel(timer)
        if let caller { client.pool.cancel(caller) }
        caller = nil
        connection?.abandon()
        connection = nil
    }

    private func answered(_ result: ClientResult, _ connection: ClientConnection) {
        self.connection = nil
        guard case .answered(let answer) = result else { return fail() }
        if answer.keepAlive { client.pool.giveBack(connection) } else { connection.abandon() }
        // The version, in its quotes.
        let version = answer.entityTag.flatMap { Int($0.dropFirst().dropLast()) }
        end(answer.status == 200 ? version : nil)
    }

    private func fail() {
        guard !isOver else { return }
        connection?.abandon()
        connection = nil
        end(nil)
    }

    private func end(_ version: Int?) {
        guard !isOver else { return }
        isOver = true
        client.context.timers.cancel(timer)
        if let caller { client.pool.cancel(caller) }
        caller = nil
        client.ended(self, version: version)
    }
}
