import Content
import Foundation
import LabKit
import Testing

@testable import LabEngine

/// Tests that run a lab on real sockets. One at a time: a machine that is busy with another changes what is measured.
@Suite(.serialized) enum RunningLabTests {}

/// Runs the shipped lab, or one changed for a test, beside what the test does with it.
enum RunningLab {
    static let root = ContentRoot(
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    )

    static func manifest(_ id: String = "idempotency") throws -> LabManifest {
        try LabManifest.load(id: id, root: root)
    }

    /// A shipped lab's `lab.yml`, to be changed.
    static func yaml(_ id: String = "idempotency") throws -> String {
        try String(contentsOf: root.lab(id).appending(path: "lab.yml"), encoding: .utf8)
    }

    /// A lab of a test's own, with a guide that says nothing.
    static func parse(
        _ yaml: String,
        fixtures: @escaping (String) -> String? = { _ in nil }
    ) throws -> LabManifest {
        let guide = "## 1. Look\n\nLook.\n"
        let (manifest, issues) = LabManifest.parse(yaml: yaml, guide: guide, folder: "labs/test", fixtures: fixtures)
        return try #require(manifest, "\(issues)")
    }

    /// What a test has in hand while the lab runs.
    struct Handle {
        let addresses: [String: String]
        let updates: Collected<LabUpdate>
        let commands: AsyncStream<LabCommand>.Continuation

        func port(_ component: String) throws -> Int {
            try #require(addresses[component].flatMap { Int($0.split(separator: ":").last ?? "") })
        }

        func send(_ command: LabCommand) { commands.yield(command) }

        var events: [LabEvent] { updates.all.compactMap { if case .event(let event) = $0 { event } else { nil } } }

        var frames: [MetricFrame] { updates.all.compactMap { if case .frame(let frame) = $0 { frame } else { nil } } }

        /// Waits until something real has come about.
        func wait(_ what: String, until condition: () -> Bool) async throws {
            let deadline = ContinuousClock.now + .seconds(20)
            while !condition() {
                guard ContinuousClock.now < deadline else { throw Waited(what: what) }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    struct Waited: Error { var what: String }

    /// Starts the lab, or one that was changed for the test, does something with it, has it finish and returns its report.
    static func with(
        lab: String = "idempotency",
        _ options: LabOptions = LabOptions(settings: ["rate": .number(1)]),
        parts: LabParts = .standard,
        changed: LabManifest? = nil,
        _ body: (Handle) async throws -> Void
    ) async throws -> LabReport {
        let manifest = try changed ?? manifest(lab)
        let updates = Collected<LabUpdate>()
        let (commands, sender) = AsyncStream.makeStream(of: LabCommand.self)
        let (starts, started) = AsyncStream.makeStream(of: [String: String].self)
        async let report = {
            // A run that never starts has no addresses to wait for.
            defer { started.finish() }
            return try await EngineRunner(parts: parts).run(manifest, options: options, commands: commands) { update in
                updates.add(update)
                if case .started(let addresses, _) = update { started.yield(addresses) }
            }
        }()
        for await addresses in starts {
            try await body(Handle(addresses: addresses, updates: updates, commands: sender))
            break
        }
        sender.yield(.finish)
        return try await report
    }

    /// Runs the lab for a time and returns its report. It runs again, twice at most, where the machine was too busy to decide
    /// a check.
    static func report(
        lab: String = "idempotency",
        _ settings: LabSettings,
        for duration: Duration,
        speed: Double = 1,
        parts: LabParts = .standard,
        engines: [String: EngineAddress] = [:]
    ) async throws -> LabReport {
        var options = LabOptions(settings: settings.values, duration: duration, speed: speed)
        options.engines = engines
        func run() async throws -> LabReport {
            try await EngineRunner(parts: parts).run(
                try manifest(lab),
                options: options,
                commands: AsyncStream { _ in },
                onUpdate: { _ in }
            )
        }
        var report = try await run()
        for _ in 0..<2 where report.checks.contains(where: { $0.reason != nil }) { report = try await run() }
        return report
    }
}
