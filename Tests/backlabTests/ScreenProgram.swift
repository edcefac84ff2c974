import Foundation
import TerminalUI
import TestSupport

/// The program on a pseudo terminal, in a home of its own. It is gone when this value is.
final class ScreenProgram {
    let terminal: PseudoTerminal
    let modes: PseudoTerminal.Modes
    private let process = Process()
    private let home: TemporaryFolder

    init(_ arguments: [String] = [], size: Size = Size(width: 80, height: 24)) throws {
        terminal = try PseudoTerminal(size: size)
        modes = terminal.modes
        home = try Program.newHome()
        process.executableURL = Program.executable
        process.arguments = arguments
        process.environment = ["HOME": home.url.path, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"]
        process.standardInput = terminal.device
        process.standardOutput = terminal.device
        try process.run()
    }

    deinit {
        if process.isRunning { send(SIGKILL) }
    }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    func resize(to size: Size) {
        terminal.resize(to: size)
        // The terminal is nobody's controlling one.
        send(SIGWINCH)
    }

    /// Presses a key, waits until the screen is another and nothing more comes, and returns the number of bytes.
    @discardableResult
    func press(_ key: String) throws -> Int {
        let (before, count) = (terminal.screen.text, terminal.byteCount)
        terminal.type(key)
        try terminal.wait(untilScreen: "another screen after \(key.debugDescription)") { $0.text != before }
        try settle()
        return terminal.byteCount - count
    }

    /// Presses a key that needn't change the screen, and returns the number of bytes, which is at least 1.
    func cost(of key: String) throws -> Int {
        let count = terminal.byteCount
        terminal.type(key)
        try terminal.wait("an answer to \(key.debugDescription)") { terminal.byteCount > count }
        try settle()
        return terminal.byteCount - count
    }

    /// Waits until nothing more comes.
    func settle() throws {
        try terminal.wait("silence") { terminal.isSilent(milliseconds: 150) }
    }

    /// Waits for the end while the terminal reads, or doesn't.
    /// - Returns: the exit status, or 128 and the signal that ended it.
    func end(isRead: Bool = true) throws -> Int32 {
        if isRead {
            try terminal.wait("the end") { !process.isRunning }
        } else {
            let limit = ContinuousClock.now + .seconds(20)
            while process.isRunning, ContinuousClock.now < limit { sched_yield() }
            guard !process.isRunning else { throw PseudoTerminal.Missing(what: "the end", shown: "") }
        }
        return (process.terminationReason == .uncaughtSignal ? 128 : 0) + process.terminationStatus
    }
}
