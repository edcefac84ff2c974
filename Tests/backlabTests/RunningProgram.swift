import Foundation
import TestSupport

/// The program while it runs beside a test. It is gone when this value is.
final class RunningProgram {
    struct NotHeard: Error, CustomStringConvertible {
        var description: String
    }

    /// What nothing real takes, even on a busy machine.
    private static let patience: Int32 = 30_000

    private let process: Process
    /// Kept, since the folder goes with its last user.
    private let home: TemporaryFolder
    private let folder: TemporaryFolder
    private let output: URL
    private let errors = Pipe()
    private var heard = Data()

    init(_ process: Process, home: TemporaryFolder, output handle: FileHandle?) throws {
        self.process = process
        self.home = home
        folder = try TemporaryFolder()
        // A file, so that it can't fill up while only standard error is read.
        output = try folder.write("", to: "output")
        process.standardOutput = try handle ?? FileHandle(forWritingTo: output)
        process.standardError = errors
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Waits until standard error holds `text`; returns all that came so far.
    @discardableResult
    func hear(_ text: String) throws -> String {
        while !saidSoFar.contains(text) {
            guard try hearMore() else { throw NotHeard(description: "It ended without “\(text)”: \(saidSoFar)") }
        }
        return saidSoFar
    }

    /// Waits until standard output holds `text`; returns all that it holds.
    func read(until text: String) throws -> String {
        let limit = ContinuousClock.now + .milliseconds(Int64(Self.patience))
        while true {
            let said = try String(contentsOf: output, encoding: .utf8)
            if said.contains(text) { return said }
            guard process.isRunning, ContinuousClock.now < limit else {
                throw NotHeard(description: "Standard output never held “\(text)”: \(said)")
            }
            sched_yield()
        }
    }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits for the end.
    func end() throws -> Program.Run {
        while try hearMore() {}
        process.waitUntilExit()
        return Program.Run(
            status: process.terminationStatus,
            output: try String(contentsOf: output, encoding: .utf8),
            errors: saidSoFar
        )
    }

    private var saidSoFar: String { String(decoding: heard, as: UTF8.self) }

    /// False at the end of standard error.
    private func hearMore() throws -> Bool {
        var readiness = pollfd(fd: errors.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&readiness, 1, Self.patience) > 0 else {
            throw NotHeard(description: "Nothing more came in \(Self.patience) ms after: \(saidSoFar)")
        }
        let more = errors.fileHandleForReading.availableData
        heard += more
        return !more.isEmpty
    }
}
