import TestSupport
import Testing

@testable import LabEngine

struct KeyTableTests {
    private static func slot(_ key: String, in table: KeyTable) -> KeySlot? {
        Array(key.utf8).withUnsafeBytes { table.find($0) }
    }

    private static func insert(_ key: String, _ value: String, into table: inout KeyTable) {
        Array(key.utf8).withUnsafeBytes {
            _ = table.insert($0, .string(Array(value.utf8)), size: 1, usage: KeyUsage(now: 0))
        }
    }

    private static func value(_ key: String, in table: KeyTable) -> String? {
        guard let slot = slot(key, in: table), case .string(let bytes) = table[slot].value else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Ten thousand random changes leave what a dictionary has, with the expiries that were set.
    @Test func itHoldsWhatADictionaryHolds() {
        var generator = SplitMix(seed: 1)
        var table = KeyTable(seed: 42)
        var model: [String: (value: String, expiry: Int64)] = [:]
        for step in 0..<10_000 {
            let key = "key\(Int.random(in: 0..<(step < 5_000 ? 600 : 40), using: &generator))"
            let slot = Self.slot(key, in: table)
            #expect((slot != nil) == (model[key] != nil))
            switch (Int.random(in: 0..<5, using: &generator), slot) {
            case (0...1, nil):
                Self.insert(key, "\(step)", into: &table)
                model[key] = ("\(step)", .max)
            case (2, let slot?):
                let expiry = Bool.random(using: &generator) ? Int64(step) : .max
                table.setExpiry(expiry, of: slot)
                model[key]?.expiry = expiry
            case (3...4, let slot?):
                table.remove(slot)
                model[key] = nil
            default: break
            }
        }
        #expect(table.count == model.count)
        #expect(table.expiringCount == model.values.count { $0.expiry != .max })
        for (key, entry) in model {
            #expect(Self.value(key, in: table) == entry.value)
            #expect(Self.slot(key, in: table).map { table[$0].expiry } == entry.expiry)
        }
        for number in 0..<100 where table.expiringCount > 0 {
            #expect(table[table.expiringEntry(for: UInt64(number) << 57)].expiry != .max)
        }
    }

    /// SCAN's promise: what is there from start to end is returned, whatever else comes and goes meanwhile.
    @Test(arguments: 1...5)
    func aScanReturnsEverythingThatStays(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        var table = KeyTable(seed: seed)
        let staying = Set((0..<50).map { "stays\($0)" })
        for key in staying { Self.insert(key, "", into: &table) }
        for number in 0..<200 { Self.insert("leaves\(number)", "", into: &table) }
        var seen: Set<String> = []
        var cursor: UInt64 = 0
        var calls = 0
        repeat {
            cursor = table.scan(from: cursor) { seen.insert(String(decoding: table[$0].key, as: UTF8.self)) }
            // The table grows to some hundreds and shrinks again, several times over.
            let isGrowing = calls % 40 < 20
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                let key = "leaves\(Int.random(in: 0..<1_000, using: &generator))"
                if isGrowing {
                    if Self.slot(key, in: table) == nil { Self.insert(key, "", into: &table) }
                } else {
                    let slot = table.entry(for: generator.next())
                    if table[slot].key.starts(with: "leaves".utf8) { table.remove(slot) }
                }
            }
            calls += 1
        } while cursor != 0 && calls < 100_000
        #expect(cursor == 0)
        #expect(seen.isSuperset(of: staying))
    }

    @Test func aScanOfATableAtRestReturnsEachKeyOnce() {
        var table = KeyTable(seed: 7)
        for number in 0..<1_000 { Self.insert("\(number)", "", into: &table) }
        var seen: [String] = []
        var cursor: UInt64 = 0
        repeat {
            cursor = table.scan(from: cursor) { seen.append(String(decoding: table[$0].key, as: UTF8.self)) }
        } while cursor != 0
        #expect(seen.count == 1_000)
        #expect(Set(seen).count == 1_000)
    }

    @Test(arguments: [
        ("", "", true), ("*", "", true), ("*", "abc", true), ("a*c", "abbc", true), ("a*c", "abbd", false),
        ("?", "", false), ("a?c", "abc", true), ("[abc]", "b", true), ("[^abc]", "b", false), ("[a-c]x", "bx", true),
        ("[c-a]x", "bx", true), ("\\*", "*", true), ("\\*", "a", false), ("a\\", "a\\", true), ("[a", "a", true),
        ("**a**", "xay", true), ("*a*b*c*", "1a2b3c4", true), ("*a*b*c*", "1a2c3b4", false), ("[\\]]", "]", true),
    ])
    func patternsMatchAsRedisDoes(pattern: String, text: String, isMatch: Bool) {
        #expect(GlobPattern(pattern.utf8).matches(text.utf8) == isMatch)
    }

    /// A pattern of many stars, which a naive matcher takes ages over.
    @Test func starsCostNoExponentialTime() {
        let pattern = GlobPattern(String(repeating: "a*", count: 40).utf8)
        #expect(!pattern.matches((String(repeating: "a", count: 20_000) + "b").utf8.dropFirst(19_970)))
    }
}
