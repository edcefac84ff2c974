import Testing

@testable import LabEngine

struct KeyspaceTests {
    @Test func aKeyIsGoneAtTheMillisecondOfItsExpiry() {
        let bench = EngineBench()
        bench.run("SET k v PX 100")
        bench.keyspace.now += 99
        #expect(bench.run("GET k") == "$1 v")
        #expect(bench.run("PTTL k") == ":1")
        bench.keyspace.now += 1
        #expect(bench.run("DBSIZE") == ":1")
        #expect(bench.run("GET k") == "$-1")
        #expect(bench.run("DBSIZE") == ":0")
        #expect(bench.keyspace.counts == KeyspaceCounts(hits: 1, misses: 1, expired: 1))
    }

    @Test(arguments: [
        "SET k new", "SETNX k new", "GETSET k new", "APPEND k new", "MSET k new", "MSETNX k new", "SET k new NX",
        "SET k new KEEPTTL",
    ])
    func anExpiredKeyCountsAsMissing(command: String) {
        let bench = EngineBench()
        bench.run("SET k old PX 100")
        bench.keyspace.now += 100
        bench.run(command)
        #expect(bench.run("GET k") == "$3 new")
        #expect(bench.run("TTL k") == ":-1")
    }

    @Test func expiredKeysGoWithoutBeingAskedFor() {
        let bench = EngineBench()
        for number in 0..<2_000 { bench.run("SET k\(number) v PX \(number % 2 == 0 ? 100 : 1_000_000)") }
        bench.keyspace.now += 100
        var rounds = 0
        while bench.keyspace.counts.expired < 800, rounds < 100 {
            bench.keyspace.expireSome()
            rounds += 1
        }
        // One cycle goes on only while more than a tenth of what it draws has expired.
        #expect(bench.keyspace.counts.expired >= 800)
        #expect(bench.run("EXISTS k1 k3 k5") == ":3")
    }

    @Test func memoryIsCountedAndGivenBack() {
        let bench = EngineBench()
        bench.run("SET key value")
        #expect(bench.keyspace.usedMemory == Keyspace.overhead + 8)
        bench.run("APPEND key 12345")
        #expect(bench.keyspace.usedMemory == Keyspace.overhead + 13)
        bench.run("SET key v")
        #expect(bench.keyspace.usedMemory == Keyspace.overhead + 4)
        bench.run("INCR n")
        bench.run("INCRBY n 99")
        #expect(bench.keyspace.usedMemory == 2 * Keyspace.overhead + 4 + 4)
        #expect(bench.run("MEMORY USAGE key") == ":\(Keyspace.overhead + 4)")
        bench.run("DEL key")
        bench.run("FLUSHALL")
        #expect(bench.keyspace.usedMemory == 0)
        #expect(bench.keyspace.peakMemory > 0)
    }

    /// Room for a hundred keys of a hundred and ten bytes of name and value.
    private static func bounded(_ policy: EvictionPolicy) -> EngineBench {
        let bench = EngineBench()
        bench.keyspace.policy = policy
        bench.keyspace.maxMemory = 100 * (Keyspace.overhead + 110)
        return bench
    }

    private static func set(_ number: Int, _ bench: EngineBench, _ options: String = "") -> String {
        let name = String(repeating: "0", count: 10 - "\(number)".count) + "\(number)"
        return bench.run("SET \(name) \(String(repeating: "v", count: 100)) \(options)")
    }

    @Test func withoutEvictionWritesAreRefused() {
        let bench = Self.bounded(.noEviction)
        let replies = (0..<102).map { Self.set($0, bench) }
        #expect(replies[100] == "+OK")
        #expect(replies[101] == "-OOM command not allowed when used memory > 'maxmemory'.")
        #expect(bench.run("GET 0000000001").hasPrefix("$100"))
        #expect(bench.keyspace.counts.evicted == 0)
    }

    @Test func theLeastRecentlyUsedGoFirst() {
        let bench = Self.bounded(.allKeysLRU)
        for number in 0..<100 {
            bench.keyspace.now += 1
            _ = Self.set(number, bench)
        }
        bench.keyspace.now += 1_000
        for number in 0..<20 { bench.run("GET 000000000\(number % 10)") }
        for number in 100..<150 {
            bench.keyspace.now += 1
            _ = Self.set(number, bench)
        }
        let kept = (0..<10).count { bench.run("EXISTS 000000000\($0)") == ":1" }
        #expect(kept >= 9, "those that were just read stay")
        #expect(bench.keyspace.counts.evicted >= 49)
        #expect(bench.keyspace.usedMemory <= bench.keyspace.maxMemory + Keyspace.overhead + 110)
    }

    @Test func theLeastFrequentlyUsedGoFirst() {
        let bench = Self.bounded(.allKeysLFU)
        for number in 0..<100 { _ = Self.set(number, bench) }
        for _ in 0..<300 { for number in 0..<10 { bench.run("GET 000000000\(number)") } }
        // A scan of many keys, each used once, doesn't drive out what is used often.
        for number in 100..<400 { _ = Self.set(number, bench) }
        let kept = (0..<10).count { bench.run("EXISTS 000000000\($0)") == ":1" }
        #expect(kept == 10)
        // Without use they are forgotten, a step each minute.
        let before = bench.run("OBJECT FREQ 0000000001")
        bench.keyspace.now += 600 * 60_000
        #expect(before != ":0")
        #expect(bench.run("OBJECT FREQ 0000000001") == ":0")
    }

    @Test func onlyKeysThatExpireGoUnderVolatilePolicies() {
        for policy in EvictionPolicy.allCases where policy.isVolatile {
            let bench = Self.bounded(policy)
            for number in 0..<50 { _ = Self.set(number, bench) }
            for number in 50..<100 { _ = Self.set(number, bench, "EX \(number)") }
            for number in 100..<140 { _ = Self.set(number, bench) }
            let kept = (10..<50).count { bench.run("EXISTS 00000000\($0)") == ":1" }
            #expect(kept == 40, "\(policy)")
            // Once they are gone, nothing else may.
            let replies = (140..<160).map { Self.set($0, bench) }
            #expect(replies.last?.hasPrefix("-OOM") == true, "\(policy)")
        }
    }

    @Test func theNearestToExpiryGoFirst() {
        let bench = Self.bounded(.volatileTTL)
        for number in 0..<100 { _ = Self.set(number, bench, "EX \(1_000 + number)") }
        for number in 100..<130 { _ = Self.set(number, bench, "EX 100000") }
        let lost = { (range: Range<Int>) in
            range.count { bench.run("EXISTS 00000000\($0 < 10 ? "0" : "")\($0)") == ":0" }
        }
        #expect(lost(0..<50) > 3 * lost(50..<100))
    }

    @Test func evictionIsTheSameForTheSameSeed() {
        func survivors() -> String {
            let bench = Self.bounded(.allKeysRandom)
            for number in 0..<300 { _ = Self.set(number, bench) }
            return bench.run("KEYS *")
        }
        #expect(survivors() == survivors())
    }
}
