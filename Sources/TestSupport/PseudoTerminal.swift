public import Foundation
import Synchronization
public import TerminalUI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A terminal for another process, seen from its far side: what a user types, sees, and does to the process.
///
/// It reads nothing of what the process sends but while something is awaited or asked for.
public final class PseudoTerminal: Sendable {
    /// What didn't happen within the limit.
    public struct Missing: Error, CustomStringConvertible {
        let what: String
        let shown: String

        public init(what: String, shown: String) {
            self.what = what
            self.shown = shown
        }

        public var description: String { "\(what) didn't come; the terminal's last bytes: \(shown.debugDescription)" }
    }

    /// A line discipline's settings.
    public struct Modes: Equatable, Sendable {
        let flags: [tcflag_t]
        let characters: [UInt8]
    }

    private struct State {
        var isHungUp = false
        /// Everything that the process has sent.
        var bytes: [UInt8] = []
        /// What stands before this was awaited already.
        var position = 0
        var screen: VirtualScreen
    }

    /// The private modes of a full screen: the alternate screen, application cursor keys (those that terminfo describes),
    /// bracketed paste, and the mouse.
    public static let takenOver: Set<String> = ["1049", "1", "2004", "1000", "1002", "1006"]
    private static let limit = Duration.seconds(20)

    /// The device that the process opens.
    public let path: String
    /// Where the user is.
    private let far: CInt
    /// The device itself, held open so that its modes outlive the process.
    private let near: CInt
    private let state: Mutex<State>

    public init(size: Size = Size(width: 40, height: 6)) throws {
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
        state = Mutex(State(screen: VirtualScreen(size: size)))
        resize(to: size)
    }

    deinit {
        close(near)
        hangUp()
    }

    public var modes: Modes {
        var modes = termios()
        tcgetattr(near, &modes)
        return Modes(
            flags: [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag],
            characters: withUnsafeBytes(of: modes.c_cc) { Array($0) }
        )
    }

    /// Everything that the process has sent so far.
    public var transcript: String {
        while receive(milliseconds: 0) {}
        return state.withLock { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// What it shows after all that the process has sent so far.
    public var screen: VirtualScreen {
        while receive(milliseconds: 0) {}
        return state.withLock { $0.screen }
    }

    /// How many bytes the process has sent and this end has read.
    public var byteCount: Int { state.withLock { $0.bytes.count } }

    /// The process's end, for its standard input and output.
    public var device: FileHandle { FileHandle(fileDescriptor: near, closeOnDealloc: false) }

    /// The private modes (ECMA-48's SM and RM with `?`) that are on after all that was sent so far. A terminal begins with
    /// a visible cursor, which is 25.
    public var privateModes: Set<String> {
        var modes: Set = ["25"]
        for match in transcript.matches(of: /\u{1B}\[\?([0-9;]+)([hl])/) {
            let numbers = match.1.split(separator: ";").map(String.init)
            modes = match.2 == "h" ? modes.union(numbers) : modes.subtracting(numbers)
        }
        return modes
    }

    public func resize(to size: Size) {
        var window = winsize()
        window.ws_col = UInt16(size.width)
        window.ws_row = UInt16(size.height)
        _ = ioctl(near, UInt(TIOCSWINSZ), &window)
        state.withLock { $0.screen.resize(to: size) }
    }

    public func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(far, bytes, bytes.count)
    }

    public func hangUp() {
        let wasHungUp = state.withLock { state in
            defer { state.isHungUp = true }
            return state.isHungUp
        }
        if !wasHungUp {
            close(far)
        }
    }

    /// Waits for text among what wasn't awaited yet, and skips what stands before it.
    public func wait(for text: String) throws {
        let wanted = Array(text.utf8)
        try wait(text.debugDescription) {
            state.withLock { state in
                guard let range = state.bytes[state.position...].firstRange(of: wanted) else { return false }
                state.position = range.upperBound
                return true
            }
        }
    }

    /// Waits until what it shows is so.
    public func wait(untilScreen what: String, _ isSo: (VirtualScreen) -> Bool) throws {
        try wait(what) { state.withLock { isSo($0.screen) } }
    }

    /// Waits until the screen holds the text.
    public func see(_ text: String) throws {
        try wait(untilScreen: "a screen with \(text.debugDescription)") { $0.text.contains(text) }
    }

    /// Reads what has been sent, at most so many bytes.
    public func take(atMost count: Int) { receive(milliseconds: 0, atMost: count) }

    /// Whether nothing comes within the time.
    public func isSilent(milliseconds: CInt) -> Bool { !receive(milliseconds: milliseconds) }

    /// Waits until no key has waited for the program for a tenth of a second, and takes nothing of what it writes. (Keys
    /// that were just typed are on their way to the device, and not counted yet.)
    public func waitUntilKeysAreTaken() throws {
        let deadline = ContinuousClock.now + Self.limit
        var quiet = 0
        while quiet < 20 {
            var waiting: CInt = 0
            guard ioctl(near, UInt(FIONREAD), &waiting) == 0, ContinuousClock.now < deadline else {
                throw Missing(what: "a program that takes its keys", shown: "")
            }
            quiet = waiting == 0 ? quiet + 1 : 0
            _ = poll(nil, 0, 5)
        }
    }

    public func waitUntilTakenOver(from modes: Modes) throws {
        try wait("a full screen") { self.modes != modes && privateModes.isSuperset(of: Self.takenOver) }
    }

    public func waitUntilGivenBack(with modes: Modes) throws {
        try wait("the terminal as it was") { self.modes == modes && privateModes.isDisjoint(with: Self.takenOver) }
    }

    public func waitUntilStopped(_ process: pid_t) throws {
        try wait("the process's stop") {
            var info = siginfo_t()
            return waitid(P_PID, id_t(process), &info, WSTOPPED | WNOHANG) == 0 && info.si_signo == SIGCHLD
        }
    }

    /// The text that was awaited last and what stands before it.
    public var awaited: String { state.withLock { String(decoding: $0.bytes[..<$0.position], as: UTF8.self) } }

    public func wait(_ what: String, until condition: () -> Bool) throws {
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
    private func receive(milliseconds: CInt, atMost limit: Int = 4096) -> Bool {
        guard !state.withLock({ $0.isHungUp }) else { return false }
        var descriptor = pollfd(fd: far, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, milliseconds) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: limit)
        let count = read(far, &buffer, buffer.count)
        guard count > 0 else { return false }
        state.withLock { state in
            state.bytes += buffer.prefix(count)
            state.screen.receive(buffer.prefix(count))
        }
        return true
    }
}
