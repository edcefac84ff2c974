import Foundation
import KnowledgeStore
import LabEngine
import LabKit
import Screens
import Synchronization

/// A lab without a screen: it runs until its time is up or Ctrl-C, and tells on standard error what a person would
/// want to know meanwhile.
struct HeadlessLab {
    var manifest: LabManifest
    var options: LabOptions
    var showsProgress: Bool
    /// Kept of all that is told; nil where nothing is.
    var recording: RunRecording?

    func run() async throws -> LabReport {
        let commands = AsyncStream<LabCommand>.makeStream()
        // The first Ctrl-C lets the lab drain and report; the handler's source is gone when this returns.
        let interrupts = InterruptSource(signals: [SIGINT, SIGTERM, SIGHUP]) {
            commands.continuation.yield(.finish)
        }
        defer { interrupts.cancel() }
        return try await EngineRunner().run(manifest, options: options, commands: commands.stream) { update in
            recording?.take(update)
            tell(update)
        }
    }

    private func tell(_ update: LabUpdate) {
        guard showsProgress else { return }
        switch update {
        case .started(let addresses, let prefixes):
            for (component, address) in addresses.sorted(by: { $0.key < $1.key }) {
                StandardError.line("\(component.padding(toLength: 12, withPad: " ", startingAt: 0)) \(address)")
            }
            for line in manifest.guide.steps.compactMap({ $0.attach(addresses: addresses, prefixes: prefixes) }) {
                StandardError.line("try          \(line)")
            }
            if options.duration == nil { StandardError.line("Ctrl-C ends it.") }
        case .event(let event) where event.kind == .outsider:
            StandardError.line("you          \(event.text)")
        case .event, .dropped, .state, .frame, .window, .finished, .failed:
            break
        }
    }

    /// A run counts like one in the interface.
    func record(_ report: LabReport, in workspace: Workspace) throws {
        try workspace.record().addLabRun(try LabRunRecord(report, date: Date()))
    }
}
