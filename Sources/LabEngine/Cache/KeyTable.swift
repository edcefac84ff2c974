/// Where a key's entry is in its table. Valid until the next insertion or removal.
struct KeySlot: Equatable {
    fileprivate(set) var index: Int
}

/// A key with what it holds.
struct KeyEntry {
    let key: [UInt8]
    var value: KeyspaceValue
    /// Milliseconds since 1970; `.max` where it doesn't expire.
    fileprivate(set) var expiry = Int64.max
    /// Appended to: OBJECT ENCODING then says `raw`, whatever it holds.
    var isRaw = false
    var usage: KeyUsage
    /// Bytes that it counts for.
    var size: Int
    fileprivate let hash: UInt64
    /// The next entry of the same bucket.
    fileprivate var next: Int32
    /// Its place in the list of those that expire; -1 for none.
    fileprivate var expiring: Int32 = -1
}

extension KeyEntry {
    /// Puts a string in place of the value, in the same memory where it has the same length.
    fileprivate mutating func overwrite(with bytes: UnsafeRawBufferPointer, now: Int64) {
        usage.lastUse = now
        isRaw = false
        size = Keyspace.overhead + key.count + bytes.count
        if case .string(var array) = value, array.count == bytes.count {
            // The entry lets go of the array first, so that writing to it doesn't copy it.
            value = .string([])
            array.withUnsafeMutableBytes { $0.copyMemory(from: bytes) }
            value = .string(array)
        } else {
            value = .string(Array(bytes))
        }
    }
}

/// The keys of one database: a hash table with chains. Entries lie dense in one array, so that a random one is found at
/// once and none is allocated alone; a removal moves the last entry into the gap.
///
/// The size is a power of two, as SCAN needs: `scan` says why. A resize happens at once.
struct KeyTable {
    private static let fewestBuckets = 16

    private var buckets: [Int32]
    private(set) var entries: [KeyEntry] = []
    /// Indices of the entries that expire, in no order.
    private var expiring: [Int32] = []
    private let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
        buckets = Array(repeating: -1, count: KeyTable.fewestBuckets)
    }

    var count: Int { entries.count }
    var isEmpty: Bool { entries.isEmpty }
    var expiringCount: Int { expiring.count }

    subscript(slot: KeySlot) -> KeyEntry {
        _read { yield entries[slot.index] }
        _modify { yield &entries[slot.index] }
    }

    /// Where a key is, expired or not.
    func find(_ key: UnsafeRawBufferPointer) -> KeySlot? {
        let hash = KeyHash.hash(key, seed: seed)
        var index = buckets[Int(truncatingIfNeeded: hash) & (buckets.count - 1)]
        while index >= 0 {
            if entries[Int(index)].hash == hash, KeyTable.isEqual(entries[Int(index)].key, key) {
                return KeySlot(index: Int(index))
            }
            index = entries[Int(index)].next
        }
        return nil
    }

    /// What a look at a key has found.
    enum Lookup {
        case missing
        case expired(KeySlot)
        case present(KeySlot)
    }

    /// Where a key is, if it hasn't expired; notes the time where the look is a use.
    mutating func look(for key: UnsafeRawBufferPointer, now: Int64, isUse: Bool) -> Lookup {
        guard let slot = find(key) else { return .missing }
        guard entries[slot.index].expiry > now else { return .expired(slot) }
        if isUse { entries[slot.index].usage.lastUse = now }
        return .present(slot)
    }

    /// Sets a key to a string, whatever was there.
    ///
    /// - Parameter expiry: milliseconds since 1970, `.max` for never; nil keeps the one that there is.
    /// - Returns: by how much the table's size has grown, and whether what was there had expired,
    ///   and where it was.
    mutating func set(
        _ key: UnsafeRawBufferPointer,
        _ value: UnsafeRawBufferPointer,
        expiry: Int64?,
        now: Int64
    ) -> (growth: Int, hadExpired: Bool, used: KeySlot?) {
        guard let slot = find(key) else {
            let size = Keyspace.overhead + key.count + value.count
            let slot = insert(key, .string(Array(value)), size: size, usage: KeyUsage(now: now))
            if let expiry, expiry != .max { setExpiry(expiry, of: slot) }
            return (size, false, nil)
        }
        let old = entries[slot.index].size
        let oldExpiry = entries[slot.index].expiry
        let hadExpired = oldExpiry <= now
        entries[slot.index].overwrite(with: value, now: now)
        if let expiry = expiry ?? (hadExpired ? .max : nil), expiry != oldExpiry { setExpiry(expiry, of: slot) }
        return (entries[slot.index].size - old, hadExpired, slot)
    }

    /// Bytes that an entry was counted for, and those that it takes now.
    func size(of slot: KeySlot) -> (old: Int, new: Int) {
        let old = entries[slot.index].size
        return (old, Keyspace.overhead + entries[slot.index].key.count + entries[slot.index].value.size)
    }

    /// Inserts a key that isn't there.
    mutating func insert(_ key: UnsafeRawBufferPointer, _ value: KeyspaceValue, size: Int, usage: KeyUsage) -> KeySlot {
        if entries.count >= buckets.count { resize(to: buckets.count * 2) }
        let hash = KeyHash.hash(key, seed: seed)
        let bucket = Int(truncatingIfNeeded: hash) & (buckets.count - 1)
        entries.append(
            KeyEntry(key: Array(key), value: value, usage: usage, size: size, hash: hash, next: buckets[bucket])
        )
        buckets[bucket] = Int32(entries.count - 1)
        return KeySlot(index: entries.count - 1)
    }

    mutating func remove(_ slot: KeySlot) {
        setExpiry(.max, of: slot)
        unlink(slot.index)
        let last = entries.count - 1
        if slot.index != last {
            // The last entry moves into the gap, with everything that points to it.
            relink(last, to: slot.index)
            if entries[last].expiring >= 0 { expiring[Int(entries[last].expiring)] = Int32(slot.index) }
            entries.swapAt(slot.index, last)
        }
        entries.removeLast()
        if buckets.count > KeyTable.fewestBuckets, entries.count * 10 < buckets.count { resize(to: buckets.count / 2) }
    }

    mutating func removeAll() { self = KeyTable(seed: seed) }

    /// - Parameter expiry: `.max` for never.
    mutating func setExpiry(_ expiry: Int64, of slot: KeySlot) {
        let place = entries[slot.index].expiring
        entries[slot.index].expiry = expiry
        if expiry == .max, place >= 0 {
            entries[slot.index].expiring = -1
            let moved = expiring.removeLast()
            if Int(moved) != slot.index {
                expiring[Int(place)] = moved
                entries[Int(moved)].expiring = place
            }
        } else if expiry != .max, place < 0 {
            entries[slot.index].expiring = Int32(expiring.count)
            expiring.append(Int32(slot.index))
        }
    }

    /// Any entry, the same for the same number. There has to be one.
    func entry(for number: UInt64) -> KeySlot {
        KeySlot(index: Int(number.multipliedFullWidth(by: UInt64(entries.count)).high))
    }

    /// Any of those that expire. There has to be one.
    func expiringEntry(for number: UInt64) -> KeySlot {
        KeySlot(index: Int(expiring[Int(number.multipliedFullWidth(by: UInt64(expiring.count)).high)]))
    }

    /// The entries of the cursor's bucket, and the next cursor; 0 at the end. Starts at 0.
    ///
    /// SCAN promises that a key that is there from start to end is returned at least once, though the table grows or
    /// shrinks between calls, and though the server keeps nothing for a scan. Counting buckets 0, 1, 2… would break the
    /// promise: when 8 buckets become 4, bucket 5's keys are in bucket 1, behind the cursor.
    ///
    /// So the cursor counts with its bits reversed (Redis' dictScan, by Pieter Noordhuis): the highest bit of the
    /// mask is the one that changes first.
    ///
    ///     8 buckets:  000 → 100 → 010 → 110 → 001 → 101 → 011 → 111 → end
    ///     4 buckets:   00    →     10    →     01    →     11    → end
    ///
    /// A bucket b of 4 splits into b and 4 + b of 8, which are neighbours in this order: whatever bucket the cursor
    /// stands at, those before it hold the same keys in the smaller and in the larger table. After growing, all that was
    /// visited stays behind the cursor. After shrinking, the cursor may stand in the middle of a merged bucket, whose
    /// first half is returned again: a key may come twice, and none is left out.
    func scan(from cursor: UInt64, _ body: (KeySlot) -> Void) -> UInt64 {
        let mask = UInt64(buckets.count - 1)
        var index = buckets[Int(cursor & mask)]
        while index >= 0 {
            body(KeySlot(index: Int(index)))
            index = entries[Int(index)].next
        }
        // Bits above the mask are set, so that the carry passes through them.
        return ((cursor | ~mask).bitReversed &+ 1).bitReversed
    }

    private mutating func unlink(_ index: Int) { relink(index, to: Int(entries[index].next)) }

    /// Has what points to an entry point elsewhere.
    private mutating func relink(_ index: Int, to target: Int) {
        let bucket = Int(truncatingIfNeeded: entries[index].hash) & (buckets.count - 1)
        if buckets[bucket] == Int32(index) {
            buckets[bucket] = Int32(target)
            return
        }
        var before = Int(buckets[bucket])
        while entries[before].next != Int32(index) { before = Int(entries[before].next) }
        entries[before].next = Int32(target)
    }

    private mutating func resize(to size: Int) {
        buckets = Array(repeating: -1, count: size)
        for index in entries.indices {
            let bucket = Int(truncatingIfNeeded: entries[index].hash) & (size - 1)
            entries[index].next = buckets[bucket]
            buckets[bucket] = Int32(index)
        }
    }

    private static func isEqual(_ key: [UInt8], _ other: UnsafeRawBufferPointer) -> Bool {
        key.count == other.count && key.withUnsafeBytes { $0.elementsEqual(other) }
    }
}

extension UInt64 {
    fileprivate var bitReversed: UInt64 {
        var value = byteSwapped
        value = (value & 0x0f0f_0f0f_0f0f_0f0f) << 4 | (value >> 4) & 0x0f0f_0f0f_0f0f_0f0f
        value = (value & 0x3333_3333_3333_3333) << 2 | (value >> 2) & 0x3333_3333_3333_3333
        return (value & 0x5555_5555_5555_5555) << 1 | (value >> 1) & 0x5555_5555_5555_5555
    }
}
