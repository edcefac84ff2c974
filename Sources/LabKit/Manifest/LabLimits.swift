/// What a lab takes at most, whatever its controls and its visitors do.
public struct LabLimits: Equatable, Sendable {
    /// Connections that its servers and links accept, all together. Another one is refused, or waits for a place.
    public var connections: Int
    /// Bytes that each of its caches and queues holds. Beyond them a cache evicts or refuses, and a queue refuses.
    public var memory: Int
    /// Lab time after which it ends by itself.
    public var run: Duration

    static let mostConnections = 10_000
    static let mostMemory = 4 * 1_024 * 1_024 * 1_024
    static let longestRun = Duration.seconds(3_600)

    /// What holds where `lab.yml` declares nothing else.
    public static let standard = LabLimits(
        connections: 2_000,
        memory: 512 * 1_024 * 1_024,
        run: longestRun
    )

    public init(connections: Int, memory: Int, run: Duration) {
        self.connections = connections
        self.memory = memory
        self.run = run
    }

    /// The limit on a memory that is bounded by a setting besides; 0 is no bound.
    public func memory(boundedBy bytes: Int) -> Int { bytes == 0 ? memory : min(bytes, memory) }
}
