import GRDB
import LabKit

/// `kind: database`: products in SQLite, in memory, behind a bounded number of connections. Belongs to the lab's event
/// loop.
///
/// A statement holds a connection for its delay. A read takes its snapshot when it begins, as one of a database with
/// row versions does, and a write commits at its end: so what a read brings can be old by the time that it is there.
final class ProductDatabase {
    /// Statements that may wait for a connection. Generous: whoever waits is what is shown.
    static let longestLine = 10_000

    let id: String
    private let spec: DatabaseSpec
    private let context: LabContext
    private let rows: DatabaseQueue
    private var line = WorkerQueue<Job>()
    /// Reads of each row that have their snapshot and not yet their answer.
    private var readers: [Int: Int] = [:]
    private let reads: MetricStore.Counter
    private let writes: MetricStore.Counter
    private let waited: MetricStore.Counter

    /// Takes a connection when it starts, and gives it back by calling.
    private struct Job {
        var work: Work
        var start: (_ finish: @escaping () -> Void) -> Void
        var refuse: () -> Void
    }

    enum Failure: Error, Equatable {
        case noSuchRow
        case tooManyWaiting
        case failed(String)
    }

    /// A committed write.
    struct Written: Equatable {
        var row: ProductRow
        /// Somebody had read the row as it was before, and has no answer yet.
        var isRaced: Bool
    }

    /// - Throws: what SQLite says where it can't even open a database in memory.
    init(id: String, spec: DatabaseSpec, context: LabContext) throws {
        self.id = id
        self.spec = spec
        self.context = context
        reads = context.metrics.counter(id, "reads")
        writes = context.metrics.counter(id, "writes")
        waited = context.metrics.counter(id, "waited")
        rows = try DatabaseQueue()
        try rows.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE product (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, price INTEGER NOT NULL);
                    WITH RECURSIVE number (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM number WHERE id < ?)
                    INSERT INTO product SELECT id, 1, 1000 + id FROM number
                    """,
                arguments: [spec.rows]
            )
        }
        context.metrics.gauge(id, "busy") { [unowned self] in Double(line.busy) }
        context.metrics.gauge(id, "waiting") { [unowned self] in Double(line.queued) }
    }

    var isIdle: Bool { line.busy == 0 && line.queued == 0 }

    func read(_ product: Int, _ work: Work, _ onRow: @escaping (Result<ProductRow, Failure>) -> Void) {
        let start: Statement = { [self] finish in
            reads.add(window: work.window)
            readers[product, default: 0] += 1
            let row = find(product)
            context.timers.after(delay(work)) { [self] in
                readers[product] = readers[product].flatMap { $0 > 1 ? $0 - 1 : nil }
                finish()
                onRow(row)
            }
        }
        statement(work, start) { onRow(.failure(.tooManyWaiting)) }
    }

    func write(_ product: Int, price: Int, _ work: Work, _ onCommit: @escaping (Result<Written, Failure>) -> Void) {
        let start: Statement = { [self] finish in
            writes.add(window: work.window)
            context.timers.after(delay(work)) { [self] in
                let row = update(product, price: price)
                finish()
                onCommit(row.map { Written(row: $0, isRaced: readers[product] != nil) })
            }
        }
        statement(work, start) { onCommit(.failure(.tooManyWaiting)) }
    }

    private func delay(_ work: Work) -> Double { context.parts.statementTime(spec.delay.value(in: work.settings)) }

    // MARK: Connections

    /// What a connection does, and calls back when it is free again.
    private typealias Statement = (_ finish: @escaping () -> Void) -> Void

    private func statement(_ work: Work, _ start: @escaping Statement, onRefusal: @escaping () -> Void) {
        let job = Job(work: work, start: start, refuse: onRefusal)
        switch line.admit(job, workers: connections(work), bound: ProductDatabase.longestLine) {
        case .start: begin(job)
        case .wait: waited.add(window: work.window)
        case .refuse: job.refuse()
        }
    }

    private func begin(_ job: Job) {
        job.start { [self] in
            for next in line.finish(workers: connections(job.work)) { begin(next) }
        }
    }

    private func connections(_ work: Work) -> Int { spec.connections.value(in: work.settings) }

    // MARK: Statements

    private func find(_ product: Int) -> Result<ProductRow, Failure> {
        one("SELECT version, price FROM product WHERE id = ?", [product], product)
    }

    private func update(_ product: Int, price: Int) -> Result<ProductRow, Failure> {
        one(
            "UPDATE product SET version = version + 1, price = ? WHERE id = ? RETURNING version, price",
            [price, product],
            product
        )
    }

    private func one(_ sql: String, _ arguments: StatementArguments, _ product: Int) -> Result<ProductRow, Failure> {
        do {
            let row = try rows.write { try Row.fetchOne(try $0.cachedStatement(sql: sql), arguments: arguments) }
            guard let row else { return .failure(.noSuchRow) }
            return .success(ProductRow(id: product, version: row[0], price: row[1]))
        } catch {
            return .failure(.failed("\(error)"))
        }
    }
}
