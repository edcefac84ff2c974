/// How recently and how often a key was used: what the eviction policies compare.
struct KeyUsage: Equatable {
    /// LFU_INIT_VAL: a new key isn't the first to go.
    static let initialFrequency: UInt8 = 5
    /// lfu-log-factor
    private static let logFactor = 10.0
    /// lfu-decay-time, in milliseconds.
    private static let decayTime: Int64 = 60_000

    /// Milliseconds.
    var lastUse: Int64
    /// A logarithm of the uses, as Redis counts them: 255 stands for a million.
    var frequency = KeyUsage.initialFrequency
    /// When the frequency was last brought down.
    var decayed: Int64

    init(now: Int64) {
        lastUse = now
        decayed = now
    }

    /// One less for each minute without use.
    func frequency(at now: Int64) -> UInt8 {
        let minutes = max(0, now - decayed) / KeyUsage.decayTime
        return minutes >= Int64(frequency) ? 0 : frequency - UInt8(minutes)
    }

    /// Counts a use: the higher the frequency, the less likely that it rises.
    mutating func use(now: Int64, random: inout SamplingSequence) {
        frequency = frequency(at: now)
        decayed = now
        lastUse = now
        guard frequency < 255 else { return }
        let above = Double(max(0, Int(frequency) - Int(KeyUsage.initialFrequency)))
        if Double(random.next() >> 11) * 0x1p-53 < 1 / (above * KeyUsage.logFactor + 1) { frequency += 1 }
    }
}
