import TerminalUI
import TestSupport
import Testing

@testable import NcursesBackend

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The real terminal, in a process of its own, whose standard input and output are a pseudo terminal that the test holds
/// the other end of.
@Suite(.serialized)
struct NcursesTerminalTests {
    private static let picture = "测试 e\u{301} frame"

    private let terminal: PseudoTerminal
    private let path: String
    private let modes: PseudoTerminal.Modes

    init() throws {
        terminal = try PseudoTerminal()
        path = terminal.path
        modes = terminal.modes
    }

    private func expectGivenBack() {
        #expect(terminal.modes == modes)
        #expect(terminal.privateModes.isDisjoint(with: PseudoTerminal.takenOver))
        #expect(terminal.privateModes.contains("25"), "the cursor is visible")
    }

    @Test func framesAreShownAndInputArrivesInOrder() async throws {
        async let session: Void = terminal.drive { [modes] terminal, _ in
            try terminal.wait(for: "38;5;208m")
            try terminal.wait(for: Self.picture)
            try terminal.waitUntilTakenOver(from: modes)
            let input: [(String, InputEvent)] = [
                ("a", .key(KeyEvent(.character("a")))), ("é", .key(KeyEvent(.character("é")))),
                ("\u{1B}OA", .key(KeyEvent(.up))), ("\u{1B}[1;5C", .key(KeyEvent(.right, modifiers: .control))),
                // Where something else has put the terminal's arrows back to how a shell has them.
                ("\u{1B}[B", .key(KeyEvent(.down))), ("\u{1B}[F", .key(KeyEvent(.end))),
                ("\u{1B}[6~", .key(KeyEvent(.pageDown))), ("\u{1B}[Z", .key(KeyEvent(.backTab))),
                ("\u{3}", .key(.control("c"))), ("\r", .key(KeyEvent(.enter))), ("\u{1B}", .key(KeyEvent(.escape))),
                ("\u{1B}[<0;5;3M", .mouse(MouseEvent(kind: .press(.left), position: Point(x: 4, y: 2)))),
                ("\u{1B}[<65;1;1M", .mouse(MouseEvent(kind: .wheelDown, position: Point(x: 0, y: 0)))),
                ("\u{1B}[200~two\rlines \u{1B}[31m测\u{1B}[201~", .paste("two\nlines \u{1B}[31m测")),
            ]
            for (text, event) in input {
                terminal.type(text)
                try terminal.wait(for: event)
            }
            terminal.type("bc\u{1B}[200~x\u{1B}[201~d")
            let rest: [InputEvent] = [
                .key(.character("b")), .key(.character("c")), .paste("x"), .key(.character("d")),
            ]
            for event in rest {
                try terminal.wait(for: event)
            }
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
        expectGivenBack()
    }

    @Test func aModestTerminalGetsASCIIWithoutColoursAndMouse() async throws {
        async let session: Void = terminal.drive { terminal, _ in
            try terminal.wait(for: "???? e frame")
            terminal.type("a")
            try terminal.wait(for: .key(.character("a")))
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            let environment = ["TERM": "xterm-256color", "LANG": "C", "NO_COLOR": "1"]
            try TerminalProgram.run(on: path, TerminalOptions(environment: environment, mouse: false))
        }
        try await session
        #expect(!terminal.transcript.contains("38;5;"))
        #expect(!terminal.transcript.contains("\u{1B}[?1000h"))
        expectGivenBack()
    }

    @Test(arguments: ["\u{1A}", nil] as [String?])
    func aStoppedProgramLeavesTheTerminalAndComesBack(key: String?) async throws {
        async let session: Void = terminal.drive { [modes] terminal, process in
            try terminal.wait(for: Self.picture)
            if let key {
                terminal.type(key)
            } else {
                kill(process, SIGTSTP)
            }
            try terminal.waitUntilStopped(process)
            try terminal.waitUntilGivenBack(with: modes)
            terminal.resize(to: Size(width: 50, height: 5))
            kill(process, SIGCONT)
            try terminal.wait(for: "\u{1B}[?1049h")
            try terminal.wait(for: .resize(Size(width: 50, height: 5)))
            try terminal.wait(for: .resumed)
            try terminal.waitUntilTakenOver(from: modes)
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
        expectGivenBack()
    }

    @Test func theLastFrameIsDrawnAgainInFullAfterAStop() async throws {
        async let session: Void = terminal.drive { terminal, process in
            try terminal.wait(for: Self.picture)
            kill(process, SIGTSTP)
            try terminal.waitUntilStopped(process)
            kill(process, SIGCONT)
            try terminal.wait(for: Self.picture)
            try terminal.wait(for: .resumed)
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
    }

    @Test func aNewSizeIsToldAndDrawnFor() async throws {
        async let session: Void = terminal.drive { terminal, process in
            try terminal.wait(for: Self.picture)
            terminal.resize(to: Size(width: 30, height: 8))
            kill(process, SIGWINCH)
            try terminal.wait(for: Self.picture)
            try terminal.wait(for: .resize(Size(width: 30, height: 8)))
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
    func aSignalThatEndsTheProgramIsAnEvent(signal: CInt) async throws {
        async let session: Void = terminal.drive { terminal, process in
            try terminal.wait(for: Self.picture)
            kill(process, signal)
        }
        await #expect(processExitsWith: .exitCode(TerminalProgram.exitCode(after: signal))) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
        expectGivenBack()
    }

    @Test(arguments: ["!", "x", "Q"])
    func anEndWithoutWarningGivesTheTerminalBack(key: String) async throws {
        async let session: Void = terminal.drive { terminal, _ in
            try terminal.wait(for: Self.picture)
            terminal.type(key)
        }
        let endings: [String: ExitTest.Condition] = ["!": .signal(SIGABRT), "x": .exitCode(3), "Q": .success]
        await #expect(processExitsWith: try #require(endings[key])) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
        expectGivenBack()
    }

    @Test func aTerminalThatHangsUpIsAnEvent() async throws {
        async let session: Void = terminal.drive { terminal, _ in
            try terminal.wait(for: Self.picture)
            terminal.hangUp()
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
    }

    @Test func oneTerminalIsOpenAtATimeAndAnotherAfterIt() async throws {
        async let session: Void = terminal.drive { terminal, _ in
            for _ in 0..<2 {
                try terminal.wait(for: "\u{1B}[?1049h")
                try terminal.wait(for: "\u{1B}[?1049l")
            }
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.attach(to: path)
            for _ in 0..<2 {
                let terminal = try NcursesTerminal.open(TerminalProgram.options()) { _ in }
                #expect(throws: TerminalError.alreadyOpen) {
                    try NcursesTerminal.open(TerminalProgram.options()) { _ in }
                }
                #expect(terminal.size == Size(width: 40, height: 6))
                terminal.close()
                terminal.close()
            }
        }
        try await session
        expectGivenBack()
    }

    @Test func afterClosingSignalsDoWhatTheyDidBefore() async throws {
        async let session: Void = terminal.drive { terminal, _ in try terminal.wait(for: "\u{1B}[?1049l") }
        await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String] in
            try TerminalProgram.attach(to: path)
            try NcursesTerminal.open(TerminalProgram.options()) { _ in }.close()
            kill(getpid(), SIGTERM)
            // The signal goes to whichever thread lets it in; without its default the process would end well.
            poll(nil, 0, 5_000)
        }
        try await session
        expectGivenBack()
    }

    @Test func whatCannotBeATerminalIsRefusedUntouched() async throws {
        async let session: Void = terminal.drive { _, _ in }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.attach(to: path)
            let refusals: [(String, TerminalError)] = [
                ("no-such-type", .typeUnknown("no-such-type")), ("dumb", .cannotPlaceCursor("dumb")),
            ]
            for (type, error) in refusals {
                #expect(throws: error) { try NcursesTerminal.open(TerminalProgram.options(type)) { _ in } }
            }
            let nothing = open("/dev/null", O_RDWR)
            dup2(nothing, STDOUT_FILENO)
            #expect(throws: TerminalError.outputIsNoTerminal) {
                try NcursesTerminal.open(TerminalProgram.options()) { _ in }
            }
            dup2(nothing, STDIN_FILENO)
            #expect(throws: TerminalError.inputIsNoTerminal) {
                try NcursesTerminal.open(TerminalProgram.options()) { _ in }
            }
        }
        try await session
        #expect(terminal.modes == modes)
        #expect(terminal.privateModes == ["25"])
    }
}
