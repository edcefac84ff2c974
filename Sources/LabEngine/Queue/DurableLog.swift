import NIOCore
import NIOPosix

/// Keeps effects in a log: `GroupCommit` decides, a thread of its own writes, and the event loop never waits for a disk.
final class DurableLog: EffectSink {
    private let storage: any LogStorage
    private let loop: any EventLoop
    private let thread = NIOThreadPool(numberOfThreads: 1)
    private let keyspace: Keyspace
    private var commit: GroupCommit
    private var releases: [Int: (String?) -> Void] = [:]
    private var waits = 0
    private var isBeginning = false
    /// Why nothing can be written any more.
    private(set) var failure: String?
    /// Records and snapshots that were made safe.
    private(set) var syncs = 0
    private(set) var rewrites = 0

    init(storage: any LogStorage, keyspace: Keyspace, commit: GroupCommit, loop: any EventLoop) {
        self.storage = storage
        self.keyspace = keyspace
        self.commit = commit
        self.loop = loop
        thread.start()
    }

    var fileSize: Int { commit.fileSize }

    func append(_ command: RESPArguments, database: Int) {
        commit.writer.append(command, database: database)
        // Even where nobody waits for it.
        beginSoon()
    }

    func settle(_ release: @escaping (String?) -> Void) -> Bool {
        // After a failure no command gets as far as to change or read anything.
        if commit.isSafe || failure != nil { return true }
        waits += 1
        releases[waits] = release
        carryOut(commit.wait(waits))
        return false
    }

    /// Writes what is left, and ends the thread once it is safe.
    func close() -> EventLoopFuture<Void> {
        let promise = loop.makePromise(of: Void.self)
        let bound = NIOLoopBound(self, eventLoop: loop)
        let isSafe = settle { _ in bound.value.endThread(promise) }
        if isSafe { endThread(promise) }
        return promise.futureResult
    }

    private func endThread(_ promise: EventLoopPromise<Void>) {
        thread.shutdownGracefully { [storage] _ in
            storage.close()
            promise.succeed()
        }
    }

    /// Once all that this turn of the loop brings has been carried out: then one sync covers it.
    private func beginSoon() {
        guard !isBeginning else { return }
        isBeginning = true
        let bound = NIOLoopBound(self, eventLoop: loop)
        loop.execute {
            let log = bound.value
            log.isBeginning = false
            log.carryOut(log.commit.begin(live: log.keyspace.usedMemory))
        }
    }

    private func carryOut(_ actions: [GroupCommit.Action]) {
        for action in actions {
            switch action {
            case .write(let record): write(record)
            case .rewrite: rewrite()
            case .release(let waits): end(waits, nil)
            case .fail(let waits): failSoon(waits)
            }
        }
    }

    private func end(_ waits: [Int], _ failure: String?) {
        for wait in waits { releases.removeValue(forKey: wait)?(failure) }
    }

    /// Not at once: whoever has just begun to wait isn't ready to be told.
    private func failSoon(_ waits: [Int]) {
        let bound = NIOLoopBound(self, eventLoop: loop)
        loop.execute { bound.value.end(waits, bound.value.failure) }
    }

    private func write(_ record: ByteBuffer) {
        run { storage throws(LogError) in
            try storage.append(record)
        } done: { log in
            log.commit.finished(live: log.keyspace.usedMemory)
        }
    }

    private func rewrite() {
        let snapshot = LogSnapshot(of: keyspace, salt: .random(in: .min ... .max))
        run { storage throws(LogError) in
            try storage.replace(with: snapshot.pieces)
        } done: { log in
            log.rewrites += 1
            return log.commit.rewritten(
                writer: snapshot.writer,
                fileSize: snapshot.size,
                live: log.keyspace.usedMemory
            )
        }
    }

    private func run(
        _ work: @escaping @Sendable (any LogStorage) throws(LogError) -> Void,
        done: @escaping @Sendable (DurableLog) -> [GroupCommit.Action]
    ) {
        let bound = NIOLoopBound(self, eventLoop: loop)
        thread.runIfActive(eventLoop: loop) { [storage] in try work(storage) }.whenComplete { result in
            let log = bound.value
            switch result {
            case .success:
                log.syncs += 1
                log.carryOut(done(log))
            case .failure(let error):
                log.failure =
                    "MISCONF The queue's log can't be written (\(error)). Nothing that isn't acknowledged may be on disk; make room or mend the disk, and start the server anew."
                log.carryOut(log.commit.failed())
            }
        }
    }
}
