/// Random decisions that a seed repeats: each is a hash of what it is about, never the next number of a generator,
/// whose order timing would decide.
public enum SeededDecision {
    /// A number in 0..<1, evenly spread.
    ///
    /// - Parameters:
    ///   - component: where it is decided.
    ///   - purpose: what is decided, such as `lose response` or `service time`.
    ///   - unit: the unit of work that it concerns.
    ///   - attempt: from 1.
    ///   - salt: tells several decisions of one purpose apart.
    public static func unit(
        seed: UInt64,
        component: String,
        purpose: String,
        unit: UnitOfWork,
        attempt: Int,
        salt: Int = 0
    ) -> Double {
        var hash = SeededHash(seed: seed)
        hash.mix(component)
        hash.mix(purpose)
        switch unit {
        case .order(let number): hash.mix(UInt64(truncatingIfNeeded: number))
        case .work(let kind, let number):
            hash.mix(kind)
            hash.mix(UInt64(truncatingIfNeeded: number))
        case .outsider(let number): hash.mix(UInt64(truncatingIfNeeded: number) | 1 << 63)
        }
        hash.mix(UInt64(truncatingIfNeeded: attempt))
        hash.mix(UInt64(truncatingIfNeeded: salt))
        return hash.fraction
    }

    /// An exponentially distributed value with this mean, from a number in 0..<1.
    public static func exponential(_ unit: Double, mean: Double) -> Double {
        -CMath.log(1 - unit) * mean
    }

    /// A normally distributed value with mean 0 and standard deviation 1, from two numbers in 0..<1 (Box and Muller,
    /// 1958).
    static func normal(_ one: Double, _ other: Double) -> Double {
        (-2 * CMath.log(1 - one)).squareRoot() * CMath.cosine(2 * .pi * other)
    }
}

/// SplitMix64's finaliser (Steele, Lea, Flood, 2014), applied after each field, over FNV-1a for text.
private struct SeededHash {
    private var state: UInt64

    init(seed: UInt64) { state = SeededHash.finalise(seed) }

    mutating func mix(_ value: UInt64) {
        state = SeededHash.finalise(state ^ value)
    }

    mutating func mix(_ text: String) {
        mix(text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
    }

    /// The upper 53 bits, which is what a Double holds.
    var fraction: Double { Double(state >> 11) * 0x1p-53 }

    private static func finalise(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
