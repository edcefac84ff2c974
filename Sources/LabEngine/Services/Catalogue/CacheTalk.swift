import LabKit

/// Carries out a conversation with a cache. Belongs to the lab's event loop.
final class CacheTalk {
    enum Failure: Error, Equatable {
        case cache(String)
        case database(ProductDatabase.Failure)
    }

    private var conversation: any CacheConversation
    private let pool: RESPPool
    private let timers: LoopTimers
    private let load: (@escaping (Result<ProductRow, ProductDatabase.Failure>) -> Void) -> Void
    private let onEnd: (Result<CacheOutcome, Failure>) -> Void
    private var connection: RESPConnection?

    /// - Parameter load: reads the row.
    init(
        _ conversation: any CacheConversation,
        pool: RESPPool,
        timers: LoopTimers,
        load: @escaping (@escaping (Result<ProductRow, ProductDatabase.Failure>) -> Void) -> Void,
        onEnd: @escaping (Result<CacheOutcome, Failure>) -> Void
    ) {
        self.conversation = conversation
        self.pool = pool
        self.timers = timers
        self.load = load
        self.onEnd = onEnd
    }

    func start() { handle(.begin) }

    private func handle(_ input: CacheInput) {
        let step = conversation.handle(input)
        if case .send(let commands) = step {
            if let connection { return send(commands, on: connection) }
            return pool.borrow { [self] connection in
                self.connection = connection
                send(commands, on: connection)
            }
        }
        giveBack()
        switch step {
        case .send: break
        case .load:
            load { [self] result in
                switch result {
                case .success(let row): handle(.row(row))
                case .failure(let failure): onEnd(.failure(.database(failure)))
                }
            }
        case .wait(let seconds): timers.after(seconds) { [self] in handle(.waited) }
        case .end(let outcome): onEnd(.success(outcome))
        }
    }

    private func send(_ commands: [[String]], on connection: RESPConnection) {
        var replies: [RESPValue] = []
        var isOver = false
        for command in commands {
            connection.send(command) { [self] outcome in
                guard !isOver else { return }
                switch outcome {
                case .success(.error(let text)):
                    isOver = true
                    fail(text)
                case .success(let reply):
                    replies.append(reply)
                    if replies.count == commands.count { handle(.replies(replies)) }
                case .failure(let failure):
                    isOver = true
                    fail(failure.description)
                }
            }
        }
    }

    /// The connection may be in the middle of a transaction: nobody else gets it.
    private func fail(_ reason: String) {
        if let connection { pool.discard(connection) }
        connection = nil
        onEnd(.failure(.cache(reason)))
    }

    private func giveBack() {
        if let connection { pool.giveBack(connection) }
        connection = nil
    }
}
