import Foundation
import TerminalUI
import TestSupport

@testable import NcursesBackend

extension PseudoTerminal {
    /// Waits until the program tells that it got the event.
    func wait(for event: InputEvent) throws {
        try wait(for: Clipboard.copySequence("\(event)"))
    }

    /// Runs the script as soon as `TerminalProgram` has told its process's number, which the script is given; on a thread
    /// of its own, which may wait without keeping a test from running. A process whose script fails is killed.
    func drive(_ script: @escaping @Sendable (PseudoTerminal, pid_t) throws -> Void) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            Thread.detachNewThread {
                continuation.resume(with: Result { try self.run(script) })
            }
        }
    }

    private func run(_ script: (PseudoTerminal, pid_t) throws -> Void) throws {
        try wait(for: "process ")
        try wait(for: "\n")
        guard let process = pid_t(awaited.filter(\.isNumber)) else {
            throw Missing(what: "the process's number", shown: awaited)
        }
        do {
            try script(self, process)
        } catch {
            kill(process, SIGKILL)
            throw error
        }
    }
}
