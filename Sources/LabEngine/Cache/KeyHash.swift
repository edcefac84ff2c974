/// Hashes keys: eight bytes at a time, each multiplied to its full width and folded, as in wyhash. With a seed that
/// clients don't know, they can't choose keys that collide.
enum KeyHash {
    static func hash(_ key: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        var state = seed ^ UInt64(truncatingIfNeeded: key.count) &* 0xa076_1d64_78bd_642f
        var index = 0
        while index + 8 <= key.count {
            state = fold(state ^ key.loadUnaligned(fromByteOffset: index, as: UInt64.self), 0xe703_7ed1_a0b4_28db)
            index += 8
        }
        var rest: UInt64 = 0
        while index < key.count {
            rest = rest << 8 | UInt64(key[index])
            index += 1
        }
        return fold(state ^ rest, 0x8ebc_6af0_9c88_c6e3)
    }

    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = (left ^ 0x9e37_79b9_7f4a_7c15).multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): numbers for sampling, the same for the same seed and commands.
struct SamplingSequence: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
