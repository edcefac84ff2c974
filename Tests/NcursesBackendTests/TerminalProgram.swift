import Dispatch
import Synchronization
import TerminalUI
import TestSupport
import Testing

@testable import NcursesBackend

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program with a full screen, run by a process of its own. It tells of every event by copying its text, and shows how
/// many there were.
final class TerminalProgram: Sendable {
    private let options: TerminalOptions
    private let terminal = Mutex<NcursesTerminal?>(nil)
    private let events = Counter()
    private let pictures = Counter()
    private let endingSignal = Mutex<CInt?>(nil)
    private let end = DispatchSemaphore(value: 0)

    /// Makes a terminal the process's standard input and output, and tells the process's number there.
    static func attach(to path: String) throws {
        // Waiting for what never comes, it ends by itself, and the test that waits for it fails.
        alarm(30)
        // A group of its own, which can be stopped without stopping whoever runs the tests.
        try #require(setpgid(0, 0) == 0)
        let device = open(path, O_RDWR | O_NOCTTY)
        try #require(dup2(device, STDIN_FILENO) >= 0 && dup2(device, STDOUT_FILENO) >= 0)
        close(device)
        let text = Array("process \(getpid())\n".utf8)
        try #require(write(STDOUT_FILENO, text, text.count) == text.count)
    }

    static func options(_ type: String = "xterm-256color") -> TerminalOptions {
        TerminalOptions(environment: ["TERM": type, "LANG": "C.UTF-8"])
    }

    static func exitCode(after signal: CInt) -> CInt { 100 + signal }

    /// Runs on the terminal until `q`, the end of input, or a signal says that it is over.
    static func run(on path: String, _ options: TerminalOptions = options()) throws {
        try attach(to: path)
        try TerminalProgram(options).run()
    }

    private init(_ options: TerminalOptions) {
        self.options = options
    }

    private func run() throws {
        try openOnWorker()
        end.wait()
        terminal.withLock { $0 }?.close()
        if let signal = endingSignal.withLock({ $0 }) {
            exit(Self.exitCode(after: signal))
        }
    }

    /// Opens the terminal from one of Dispatch's workers, which block nearly every signal.
    private func openOnWorker() throws {
        let result = Mutex<Result<NcursesTerminal, any Error>?>(nil)
        let isOpen = DispatchSemaphore(value: 0)
        DispatchQueue.global().async {
            let opened = Result<NcursesTerminal, any Error> {
                try NcursesTerminal.open(self.options) { self.handle($0) }
            }
            result.withLock { $0 = opened }
            isOpen.signal()
        }
        isOpen.wait()
        let opened = try #require(result.withLock { $0 }).get()
        terminal.withLock { $0 = opened }
        show(opened)
    }

    private func handle(_ event: InputEvent) {
        guard let terminal = terminal.withLock({ $0 }) else { return }
        switch event {
        case .paste(let text) where text.utf8.count > 10_000:
            return terminal.copy("\(text.utf8.count) pasted")
        case .key(KeyEvent(.character("i"))):
            // The same frame again.
            show(terminal)
            return terminal.copy("idle")
        case .key(KeyEvent(.character("p"))):
            pictures.increment()
            return terminal.present(Frame(buffer: Self.picture(pictures.count, size: terminal.size)))
        default: break
        }
        events.increment()
        terminal.copy("\(event)")
        show(terminal)
        switch event {
        case .key(KeyEvent(.character("q"))), .closed: end.signal()
        case .terminate(let signal):
            endingSignal.withLock { $0 = signal }
            end.signal()
        case .key(KeyEvent(.character("Q"))):
            terminal.close()
            end.signal()
        case .key(KeyEvent(.character("!"))): abort()
        case .key(KeyEvent(.character("x"))): exit(3)
        case .key(.control("z")): terminal.suspend()
        case .key(KeyEvent(.character("e"))):
            // Another program, which reads a line by itself.
            let script = "printf 'line? '; read line; printf 'it read %s' \"$line\"; exit 7"
            terminal.run(["/bin/sh", "-c", script]) { terminal.copy("ended with \($0 ?? -1)") }
        case .key(KeyEvent(.character("E"))):
            terminal.run(["/no/such/program"]) { terminal.copy("ended with \($0 ?? -1)") }
        default: break
        }
    }

    /// A picture of random text, the same for the same number.
    static func picture(_ number: Int, size: Size) -> Buffer {
        var random = SplitMix(seed: UInt64(number))
        var buffer = Buffer(size: size)
        for y in 0..<size.height where Bool.random(using: &random) {
            let text = random.text(of: ["a", "b ", "  ", "测", "e\u{301}", "word ", "·"], upTo: size.width)
            let style = Style(foreground: .palette(UInt8.random(in: 0...255, using: &random)))
            buffer.write(text, x: Int.random(in: 0..<size.width, using: &random), y: y, style: style)
        }
        buffer.write("picture \(number)", x: 0, y: 0)
        return buffer
    }

    private func show(_ terminal: NcursesTerminal) {
        var buffer = Buffer(size: terminal.size)
        buffer.write("测试 e\u{301} frame", x: 1, y: 1, style: Style(foreground: .palette(208), attributes: .bold))
        buffer.write("\(events.count) events", x: 1, y: 2)
        buffer.write("a link", x: 1, y: 4, style: Style(attributes: .underline))
        let link = FrameLink(url: "https://example.org/é", area: Rect(x: 3, y: 4, width: 4, height: 1))
        terminal.present(Frame(buffer: buffer, cursor: Point(x: 0, y: 3), links: [link]))
    }
}
