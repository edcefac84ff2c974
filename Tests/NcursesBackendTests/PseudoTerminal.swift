import Foundation
import Synchronization
import TerminalUI

@testable import NcursesBackend

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A terminal of 40 × 6 for another process, seen from its far side: what a user types, sees, and does to the process.
final class PseudoTerminal: Sendable {
    /// What didn't happen within the limit.
    struct Missing: Error, CustomStringConvertible {
        let what: String
        let shown: String

        var description: String { "\(what) didn't come; the terminal's last bytes: \(shown.debugDescription)" }
    }

    /// A line discipline's settings.
    struct Modes: Equatable {
        let flags: [tcflag_t]
        let characters: [UInt8]
    }

    private struct State {
        var isHungUp = false
        /// Everything that the process has sent.
        var bytes: [UInt8] = []
        /// What stands before this was awaited already.
        var position = 0
    }

    /// The private modes of a full screen: the alternate screen, application cursor keys (those that terminfo describes),
    /// bracketed paste, and the mouse.
    static let takenOver: Set<String> = ["1049", "1", "2004", "1000", "1002", "1006"]
    private static let limit = Duration.seconds(20)

    /// The device that the process opens.
    let path: String
    /// Where the user is.
    private let far: CInt
    /// The device itself, held open so that its modes outlive the process.
    private let near: CInt
    private let state = Mutex(State())

    init() throws {
        var far: CInt = -1
        var near: CInt = -1
        guard openpty(&far, &near, nil, nil, nil) == 0, let name = ttyname(near) else {
            throw Missing(what: "a pseudo terminal", shown: "")
        }
        for descriptor in [far, near] {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
        path = String(cString: name)
        self.far = far
        self.near = near
        resize(to: Size(width: 40, height: 6))
    }

    deinit {
        close(near)
        hangUp()
    }

    var modes: Modes {
        var modes = termios()
        tcgetattr(near, &modes)
        return Modes(
            flags: [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag],
            characters: withUnsafeBytes(of: modes.c_cc) { Array($0) }
        )
    }

    /// Everything that the process has sent so far.
    var transcript: String {
        while receive(milliseconds: 0) {}
        return state.withLock { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// The private modes (ECMA-48's SM and RM with `?`) that are on after all that was sent so far. A terminal begins with
    /// a visible cursor, which is 25.
    var privateModes: Set<String> {
        var modes: Set = ["25"]
        for match in transcript.matches(of: /\u{1B}\[\?([0-9;]+)([hl])/) {
            let numbers = match.1.split(separator: ";").map(String.init)
            modes = match.2 == "h" ? modes.union(numbers) : modes.subtracting(numbers)
        }
        return modes
    }

    func resize(to size: Size) {
        var window = winsize()
        window.ws_col = UInt16(size.width)
        window.ws_row = UInt16(size.height)
        _ = ioctl(near, UInt(TIOCSWINSZ), &window)
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(far, bytes, bytes.count)
    }

    func hangUp() {
        let wasHungUp = state.withLock { state in
            defer { state.isHungUp = true }
            return state.isHungUp
        }
        if !wasHungUp {
            close(far)
        }
    }

    /// Waits for text among what wasn't awaited yet, and skips what stands before it.
    func wait(for text: String) throws {
        let wanted = Array(text.utf8)
        try wait(text.debugDescription) {
            state.withLock { state in
                guard let range = state.bytes[state.position...].firstRange(of: wanted) else { return false }
                state.position = range.upperBound
                return true
            }
        }
    }

    /// Waits until the program tells that it got the event.
    func wait(for event: InputEvent) throws {
        try wait(for: Clipboard.copySequence("\(event)"))
    }

    func waitUntilTakenOver(from modes: Modes) throws {
        try wait("a full screen") { self.modes != modes && privateModes.isSuperset(of: Self.takenOver) }
    }

    func waitUntilGivenBack(with modes: Modes) throws {
        try wait("the terminal as it was") { self.modes == modes && privateModes.isDisjoint(with: Self.takenOver) }
    }

    func waitUntilStopped(_ process: pid_t) throws {
        try wait("the process's stop") {
            var info = siginfo_t()
            return waitid(P_PID, id_t(process), &info, WSTOPPED | WNOHANG) == 0 && info.si_signo == SIGCHLD
        }
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
        let text = state.withLock { String(decoding: $0.bytes[..<$0.position], as: UTF8.self) }
        guard let process = pid_t(text.filter(\.isNumber)) else {
            throw Missing(what: "the process's number", shown: text)
        }
        do {
            try script(self, process)
        } catch {
            kill(process, SIGKILL)
            throw error
        }
    }

    private func wait(_ what: String, until condition: () -> Bool) throws {
        let deadline = ContinuousClock.now + Self.limit
        while !condition() {
            guard ContinuousClock.now < deadline else {
                let shown = state.withLock { String(decoding: $0.bytes.suffix(400), as: UTF8.self) }
                throw Missing(what: what, shown: shown)
            }
            receive(milliseconds: 20)
        }
    }

    /// Takes what the process has sent, waiting for it so long; whether there was anything.
    @discardableResult
    private func receive(milliseconds: CInt) -> Bool {
        guard !state.withLock({ $0.isHungUp }) else { return false }
        var descriptor = pollfd(fd: far, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, milliseconds) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(far, &buffer, buffer.count)
        guard count > 0 else { return false }
        state.withLock { $0.bytes += buffer.prefix(count) }
        return true
    }
}
