import LabKit
import Testing

@testable import LabEngine

/// A whole lab whose time goes on only when it is quiescent.
struct QuiescentLab: Equatable {
    /// All that was told, without what names ports: a free one is another each time.
    var updates: [LabUpdate]
    var report: LabReport

    static func run(
        _ lab: String,
        _ settings: LabSettings,
        for duration: Duration,
        seed: UInt64 = LabOptions.defaultSeed,
        parts: LabParts = .standard
    ) async throws -> QuiescentLab {
        let updates = Collected<LabUpdate>()
        var report = try await EngineRunner(parts: parts, time: .quiescent).run(
            try RunningLab.manifest(lab),
            options: LabOptions(settings: settings.values, seed: seed, duration: duration),
            commands: AsyncStream { _ in },
            onUpdate: updates.add
        )
        report.addresses = [:]
        let told = updates.all.compactMap { update -> LabUpdate? in
            switch update {
            case .started: nil
            case .finished: .finished(report)
            default: update
            }
        }
        return QuiescentLab(updates: told, report: report)
    }

    /// Without figures of the kernel, which are the machine's.
    func withoutKernel() -> QuiescentLab {
        var lab = self
        lab.report.frame = QuiescentLab.withoutKernel(report.frame)
        lab.updates = updates.map { update in
            switch update {
            case .frame(let frame): .frame(QuiescentLab.withoutKernel(frame))
            case .finished: .finished(lab.report)
            default: update
            }
        }
        return lab
    }

    private static func withoutKernel(_ frame: MetricFrame) -> MetricFrame {
        var frame = frame
        frame.gauges = frame.gauges.filter { !["kernel_bytes", "window_bytes"].contains($0.key.metric) }
        return frame
    }

    var frames: [MetricFrame] { updates.compactMap { if case .frame(let frame) = $0 { frame } else { nil } } }
    var events: [LabEvent] { updates.compactMap { if case .event(let event) = $0 { event } else { nil } } }

    /// The first update in which they differ, for a failure that can be read.
    func difference(from other: QuiescentLab) -> String? {
        for (index, pair) in zip(updates, other.updates).enumerated() where pair.0 != pair.1 {
            if case (.frame(let one), .frame(let two)) = pair {
                return "update \(index), a frame at \(one.time) and \(two.time): \(QuiescentLab.differences(one, two))"
            }
            return "update \(index): \(pair.0)\nand \(pair.1)"
        }
        return updates.count == other.updates.count ? nil : "\(updates.count) and \(other.updates.count) updates"
    }

    private static func differences(_ one: MetricFrame, _ two: MetricFrame) -> [String] {
        let names = Set(one.values.keys).union(one.gauges.keys).union(one.distributions.keys).sorted()
        return names.compactMap { name in
            if one.distributions[name] != two.distributions[name] { return "\(name)" }
            let (before, after) = (one.value(name), two.value(name))
            return before == after ? nil : "\(name) = \(before ?? .nan) and \(after ?? .nan)"
        }
    }
}
