import TerminalUI
import TestSupport
import Testing

@testable import NcursesBackend

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A terminal that reads late, or never, and one that is resized all the time.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct SlowTerminalTests {
    private static let picture = "测试 e\u{301} frame"
    /// The answers to so many keys are some 300 kB; a pseudo terminal holds at most 64 KiB.
    private static let flood = String(repeating: "a", count: 2_000)

    private let terminal: PseudoTerminal
    private let path: String
    private let modes: PseudoTerminal.Modes

    init() throws {
        terminal = try PseudoTerminal()
        path = terminal.path
        modes = terminal.modes
    }

    @Test func aTerminalThatReadsAgainShowsTheNewestFrame() async throws {
        async let session: Void = terminal.drive { terminal, _ in
            try terminal.wait(for: Self.picture)
            terminal.type(Self.flood + "z")
            try terminal.see("2001 events")
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
        // What was copied meanwhile isn't lost, and isn't cut.
        let copy = Clipboard.copySequence("\(InputEvent.key(.character("a")))")
        #expect(terminal.transcript.ranges(of: copy).count == 2_000)
    }

    /// Nothing else happens by then that would draw it.
    @Test func theFrameThatWaitedIsDrawnOnceTheTerminalReads() async throws {
        let size = Size(width: 100, height: 40)
        terminal.resize(to: size)
        async let session: Void = terminal.drive { terminal, _ in
            try terminal.wait(for: Self.picture)
            terminal.type(String(repeating: "p", count: 2_000))
            try terminal.waitUntilKeysAreTaken()
            let last = TerminalProgram.picture(2_000, size: size)
            try terminal.wait(untilScreen: "the last picture") { $0.rows == last.rows }
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
    }

    /// Pictures that have nothing in common, taken a few bytes at a time while more are drawn.
    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func whateverATerminalMissedItShowsTheLastPictureRight(seed: UInt64) async throws {
        let size = Size(width: 100, height: 40)
        terminal.resize(to: size)
        async let session: Void = terminal.drive { terminal, _ in
            try terminal.wait(for: Self.picture)
            var random = SplitMix(seed: seed)
            for _ in 1...300 {
                terminal.type("p")
                terminal.take(atMost: Int.random(in: 1...600, using: &random))
            }
            let last = TerminalProgram.picture(300, size: size)
            try terminal.wait(untilScreen: "the last picture") { $0.rows == last.rows }
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
        // Else nothing was left out, and the test has tested nothing.
        let pictures = terminal.transcript.matches(of: /picture/).count
        #expect(pictures < 250, "\(pictures) pictures were drawn")
    }

    @Test(arguments: ["q", "\u{1A}", "e", nil])
    func theTerminalIsGivenBackThoughItNeverReadsAgain(key: String?) async throws {
        async let session: Void = terminal.drive { [modes] terminal, process in
            try terminal.wait(for: Self.picture)
            terminal.type(Self.flood)
            if let key {
                terminal.type(key)
            } else {
                kill(process, SIGTERM)
            }
            guard key == "\u{1A}" || key == "e" else { return }
            // It is the shell's now, or another program's, and reads again.
            let until = ContinuousClock.now + .seconds(10)
            while terminal.modes != modes, ContinuousClock.now < until { sched_yield() }
            try terminal.waitUntilGivenBack(with: modes)
            if key == "e" {
                terminal.type("\n")
            } else {
                try terminal.waitUntilStopped(process)
                kill(process, SIGCONT)
            }
            try terminal.see("2002 events")
            try terminal.see(Self.picture)
            terminal.type("q")
        }
        let code = key == nil ? TerminalProgram.exitCode(after: SIGTERM) : 0
        await #expect(processExitsWith: .exitCode(code)) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
        #expect(terminal.modes == modes)
        #expect(terminal.privateModes.isDisjoint(with: PseudoTerminal.takenOver))
        #expect(terminal.privateModes.contains("25"), "the cursor is visible")
    }

    /// From smaller than anything that can be shown to larger than most screens.
    @Test func aStormOfResizesEndsWithTheRightPicture() async throws {
        let last = Size(width: 83, height: 9)
        async let session: Void = terminal.drive { terminal, process in
            try terminal.wait(for: Self.picture)
            var random = SplitMix(seed: 1)
            for count in 1...200 {
                let width = Int.random(in: 10...200, using: &random)
                terminal.resize(to: Size(width: width, height: Int.random(in: 3...60, using: &random)))
                kill(process, SIGWINCH)
                if count.isMultiple(of: 10) { terminal.take(atMost: 1_000) }
            }
            terminal.resize(to: last)
            kill(process, SIGWINCH)
            try terminal.wait(for: .resize(last))
            // What was sent for other sizes is gone with the frame that follows.
            let drawn = TerminalProgram.picture(1, size: last)
            terminal.type("p")
            try terminal.wait(untilScreen: "the picture in its last size") { $0.rows == drawn.rows }
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
    }

    @Test func theSameFrameAgainWritesNothing() async throws {
        let idle = Clipboard.copySequence("idle")
        async let session: Void = terminal.drive { terminal, _ in
            try terminal.wait(for: Self.picture)
            for _ in 1...20 {
                terminal.type("i")
                try terminal.wait(for: idle)
            }
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
        #expect(terminal.transcript.contains(String(repeating: idle, count: 20)))
    }

    @Test func aMegabyteIsPastedAsAWhole() async throws {
        async let session: Void = terminal.drive { terminal, _ in
            try terminal.wait(for: Self.picture)
            terminal.type("\u{1B}[200~" + String(repeating: "x", count: 1 << 20) + "\u{1B}[201~")
            try terminal.wait(for: Clipboard.copySequence("1048576 pasted"))
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
    }
}

extension Buffer {
    /// As a terminal shows them.
    fileprivate var rows: [String] {
        var screen = VirtualScreen(size: size)
        for y in 0..<size.height {
            let text = (0..<size.width).map { self[$0, y].text }.joined()
            screen.receive(Array("\u{1B}[\(y + 1);1H\(text)".utf8))
        }
        return screen.rows
    }
}
