/// What a command means to do with a key.
enum KeyAccess {
    /// Counts as a hit or a miss, and as a use.
    case read
    /// Counts as a use.
    case write
    /// Counts as nothing: TTL, TYPE and such.
    case peek
}

/// What has happened in a keyspace since its start.
struct KeyspaceCounts: Equatable, Sendable {
    var hits = 0
    var misses = 0
    var expired = 0
    var evicted = 0
}

/// The databases of a cache: keys with values, expiry, and a bound on memory. Sockets and clocks are elsewhere: whoever
/// calls sets `now` first.
final class Keyspace {
    static let databaseCount = 16
    /// Bytes that a key counts for beside its name and its value: its entry, its place in the hash table, and what the
    /// allocator adds to two arrays.
    static let overhead = 160

    /// Milliseconds since 1970.
    var now: Int64
    var tables: [KeyTable]
    var counts = KeyspaceCounts()
    /// Bytes, by the count above.
    private(set) var usedMemory = 0
    /// The most that `usedMemory` has been.
    private(set) var peakMemory = 0
    /// 0 for no bound.
    var maxMemory = 0
    var policy = EvictionPolicy.noEviction
    /// Keys changed since the start, for INFO.
    var changes = 0
    var random: SamplingSequence
    /// Told of a key that was taken away by its expiry or an eviction, not by a command.
    var onVanish: ((_ key: [UInt8], _ database: Int) -> Void)?

    init(seed: UInt64, now: Int64) {
        self.now = now
        var random = SamplingSequence(seed: seed)
        let tableSeed = random.next()
        tables = Array(repeating: KeyTable(seed: tableSeed), count: Keyspace.databaseCount)
        self.random = random
    }

    /// What a key holds. One that has expired is taken away first.
    func find(_ key: UnsafeRawBufferPointer, in database: Int, _ access: KeyAccess) -> KeySlot? {
        switch tables[database].look(for: key, now: now, isUse: access != .peek) {
        case .present(let slot):
            if access == .read { counts.hits += 1 }
            if access != .peek, policy.countsFrequency {
                tables[database][slot].usage.use(now: now, random: &random)
            }
            return slot
        case .expired(let slot):
            expire(slot, in: database)
        case .missing: break
        }
        if access == .read { counts.misses += 1 }
        return nil
    }

    /// Inserts a key that isn't there.
    func insert(_ key: UnsafeRawBufferPointer, _ value: KeyspaceValue, in database: Int) -> KeySlot {
        let size = Keyspace.overhead + key.count + value.size
        count(size)
        return tables[database].insert(key, value, size: size, usage: KeyUsage(now: now))
    }

    /// Sets a key to a string, whatever was there.
    ///
    /// - Parameter expiry: milliseconds since 1970; `.max` for never.
    func set(
        _ key: UnsafeRawBufferPointer,
        _ value: UnsafeRawBufferPointer,
        in database: Int,
        expiry: Int64,
        keepsExpiry: Bool
    ) {
        let change = tables[database].set(key, value, expiry: keepsExpiry ? nil : expiry, now: now)
        if change.growth != 0 { count(change.growth) }
        if change.hadExpired { counts.expired += 1 }
        if policy.countsFrequency, let slot = change.used {
            tables[database][slot].usage.use(now: now, random: &random)
        }
    }

    /// Exchanges a key's value. Its expiry stays.
    func replace(_ slot: KeySlot, _ value: KeyspaceValue, in database: Int) {
        tables[database][slot].value = value
        tables[database][slot].isRaw = false
        recount(slot, in: database)
    }

    /// Counts an entry's size anew, after its value was changed in place.
    func recount(_ slot: KeySlot, in database: Int) {
        let entry = tables[database].size(of: slot)
        count(entry.new - entry.old)
        tables[database][slot].size = entry.new
    }

    func remove(_ slot: KeySlot, in database: Int) {
        count(-tables[database][slot].size)
        tables[database].remove(slot)
    }

    func removeAll(in database: Int) {
        count(-tables[database].entries.reduce(0) { $0 + $1.size })
        tables[database].removeAll()
    }

    /// - Parameter expiry: milliseconds since 1970; `.max` for never.
    func setExpiry(_ expiry: Int64, of slot: KeySlot, in database: Int) {
        tables[database].setExpiry(expiry, of: slot)
    }

    func expire(_ slot: KeySlot, in database: Int) {
        counts.expired += 1
        vanish(slot, in: database)
    }

    /// Takes a key away that no command has.
    func vanish(_ slot: KeySlot, in database: Int) {
        let key = onVanish == nil ? [] : tables[database][slot].key
        remove(slot, in: database)
        onVanish?(key, database)
    }

    private func count(_ bytes: Int) {
        usedMemory += bytes
        if usedMemory > peakMemory { peakMemory = usedMemory }
    }
}
