#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a run came to.
public struct LabReport: Equatable, Sendable {
    public var lab: String
    public var seed: UInt64
    /// Of lab time, from the start to the end of the drain.
    public var seconds: Double
    /// Those of the last window, which is what the checks judge.
    public var settings: LabSettings
    public var addresses: [String: String]
    public var checks: [CheckResult]
    /// The last frame: the figures of the last window.
    public var frame: MetricFrame

    public init(
        lab: String,
        seed: UInt64,
        seconds: Double,
        settings: LabSettings,
        addresses: [String: String],
        checks: [CheckResult],
        frame: MetricFrame
    ) {
        self.lab = lab
        self.seed = seed
        self.seconds = seconds
        self.settings = settings
        self.addresses = addresses
        self.checks = checks
        self.frame = frame
    }

    /// Whether every check passed.
    public var passed: Bool { checks.allSatisfy { $0.verdict == .passed } }

    /// 0 when every check passed, 1 when one failed, 5 when none failed and one was inconclusive.
    public var exitCode: Int32 {
        if checks.contains(where: { $0.verdict == .failed }) { return 1 }
        return passed ? 0 : 5
    }

    /// One JSON document, as `lab run --json` prints it: seconds and counts, keys in lowerCamelCase and sorted.
    public func json() throws -> Data { try LabJSON.encode(self) }

    /// Every figure of the last window by its name, as an expression would see it: counters, gauges, and the means of
    /// distributions that aren't empty.
    public var figures: [MetricName: Double] {
        let means = frame.distributions.filter { $0.value.count > 0 }.mapValues(\.mean)
        return means.merging(frame.gauges) { _, gauge in gauge }.merging(frame.values) { _, counter in counter }
    }
}

/// How a lab's documents are written.
enum LabJSON {
    static func encode(_ document: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(document)
    }
}

extension LabReport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case lab, seed, seconds, settings, addresses, checks, metrics
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(lab, forKey: .lab)
        try container.encode(seed, forKey: .seed)
        try container.encode(seconds, forKey: .seconds)
        try container.encode(settings, forKey: .settings)
        try container.encode(addresses, forKey: .addresses)
        try container.encode(checks, forKey: .checks)
        let plain = frame.values.merging(frame.gauges) { counter, _ in counter }.mapValues(Metric.number)
        let metrics = plain.merging(frame.distributions.mapValues(Metric.distribution)) { number, _ in number }
        try container.encode(
            Dictionary(uniqueKeysWithValues: metrics.map { ($0.key.description, $0.value) }),
            forKey: .metrics
        )
    }

    private enum Metric: Encodable {
        case number(Double)
        case distribution(Distribution)

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .number(let number):
                var container = encoder.singleValueContainer()
                try container.encode(number)
            case .distribution(let distribution): try distribution.encode(to: encoder)
            }
        }
    }
}
