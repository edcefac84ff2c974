/// FNV-1a in 64 bits: the same in every process, which `Hasher` isn't. Tells changes apart; no defence against malice.
///
/// <http://www.isthe.com/chongo/tech/comp/fnv/>
struct StableHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func combine(_ text: String) {
        for byte in text.utf8 { combine(byte: byte) }
        // Ends the text, so that "ab", "c" and "a", "bc" differ.
        combine(byte: 0xFF)
    }

    mutating func combine(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { combine(byte: UInt8(truncatingIfNeeded: number >> shift)) }
    }

    private mutating func combine(byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
