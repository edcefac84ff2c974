extension Keyspace {
    /// maxmemory-samples
    static let evictionSamples = 5
    /// Expired keys that one cycle takes away from a database at most, so that it doesn't hold commands up.
    private static let longestCycle = 20 * 25

    /// Makes room until memory is within its bound.
    ///
    /// Approximated as in Redis: of a few keys drawn at random, the one that the policy likes least goes. Redis keeps
    /// the best candidates of earlier draws in a pool of sixteen; here each draw stands alone.
    ///
    /// - Returns: false where there is nothing more that may go.
    func makeRoom() -> Bool {
        guard maxMemory > 0 else { return true }
        while usedMemory > maxMemory {
            guard policy != .noEviction, let (slot, database) = victim() else { return false }
            counts.evicted += 1
            vanish(slot, in: database)
        }
        return true
    }

    private func victim() -> (KeySlot, Int)? {
        var best: (slot: KeySlot, database: Int, score: Int64)?
        for database in tables.indices {
            let candidates = policy.isVolatile ? tables[database].expiringCount : tables[database].count
            guard candidates > 0 else { continue }
            for _ in 0..<min(Keyspace.evictionSamples, candidates) {
                let number = random.next()
                let slot =
                    policy.isVolatile
                    ? tables[database].expiringEntry(for: number) : tables[database].entry(for: number)
                let score = score(tables[database][slot])
                if best.map({ score > $0.score }) ?? true { best = (slot, database, score) }
            }
        }
        return best.map { ($0.slot, $0.database) }
    }

    /// The higher, the sooner it goes.
    private func score(_ entry: KeyEntry) -> Int64 {
        switch policy {
        case .volatileLRU, .allKeysLRU: now - entry.usage.lastUse
        case .volatileLFU, .allKeysLFU: 255 - Int64(entry.usage.frequency(at: now))
        case .volatileTTL: Int64.max - entry.expiry
        case .volatileRandom, .allKeysRandom: Int64(random.next() >> 1)
        case .noEviction: 0
        }
    }

    /// Takes expired keys away that nobody asks for: draws twenty that expire, and again while more than a tenth of them
    /// had expired (Redis' active cycle).
    func expireSome() {
        for database in tables.indices {
            var taken = 0
            while tables[database].expiringCount > 0, taken < Keyspace.longestCycle {
                var expired = 0
                for _ in 0..<20 where tables[database].expiringCount > 0 {
                    let slot = tables[database].expiringEntry(for: random.next())
                    guard tables[database][slot].expiry <= now else { continue }
                    expire(slot, in: database)
                    expired += 1
                }
                taken += expired
                if expired <= 2 { break }
            }
        }
    }
}
