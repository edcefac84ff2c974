import TerminalUI
import TestSupport
import Testing

@testable import NcursesBackend

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Links, and another program on the same terminal.
@Suite(.serialized)
struct NcursesProgramTests {
    private static let picture = "测试 e\u{301} frame"

    private let terminal: PseudoTerminal
    private let path: String
    private let modes: PseudoTerminal.Modes

    init() throws {
        terminal = try PseudoTerminal()
        path = terminal.path
        modes = terminal.modes
    }

    @Test func aLinkIsWrittenOnceBetweenSavingAndRestoringTheCursor() async throws {
        async let session: Void = terminal.drive { terminal, _ in
            try terminal.wait(for: Self.picture)
            terminal.type("a")
            try terminal.wait(for: .key(.character("a")))
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
        let transcript = terminal.transcript
        let links = transcript.matches(
            of:
                /\u{1B}7\u{1B}\[5;4H\u{1B}\]8;id=[0-9a-z]+;https:\/\/example\.org\/%C3%A9\u{1B}\\\u{1B}\[0;4mlink\u{1B}\]8;;\u{1B}\\\u{1B}8/
        )
        #expect(links.count == 1, "\(transcript.debugDescription)")
    }

    @Test func aTerminalThatWouldPrintLinksGetsNone() async throws {
        async let session: Void = terminal.drive { terminal, _ in
            try terminal.wait(for: "a link")
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path, TerminalProgram.options("linux"))
        }
        try await session
        #expect(!terminal.transcript.contains("\u{1B}]8;"))
    }

    @Test func anotherProgramHasTheTerminalToItself() async throws {
        async let session: Void = terminal.drive { [modes] terminal, _ in
            try terminal.wait(for: Self.picture)
            terminal.type("e")
            try terminal.wait(for: "line? ")
            try terminal.waitUntilGivenBack(with: modes)
            terminal.type("qq\n")
            try terminal.wait(for: "it read qq")
            try terminal.wait(for: "\u{1B}[?1049h")
            try terminal.wait(for: Self.picture)
            try terminal.wait(for: Clipboard.copySequence("ended with 7"))
            try terminal.wait(for: .resumed)
            try terminal.waitUntilTakenOver(from: modes)
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
        #expect(terminal.modes == modes)
        #expect(terminal.privateModes.isDisjoint(with: PseudoTerminal.takenOver))
    }

    @Test func aProgramThatCannotBeStartedIsToldAndTheScreenComesBack() async throws {
        async let session: Void = terminal.drive { terminal, _ in
            try terminal.wait(for: Self.picture)
            terminal.type("E")
            try terminal.wait(for: Self.picture)
            try terminal.wait(for: Clipboard.copySequence("ended with -1"))
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
    }

    /// Ctrl-C is for the other program, whose signals this one doesn't take.
    @Test func aSignalFromTheKeyboardEndsOnlyTheOtherProgram() async throws {
        async let session: Void = terminal.drive { terminal, process in
            try terminal.wait(for: Self.picture)
            terminal.type("e")
            try terminal.wait(for: "line? ")
            // The terminal isn't anybody's controlling one here, so the group gets it as from the keyboard.
            kill(-process, SIGINT)
            try terminal.wait(for: Clipboard.copySequence("ended with 130"))
            try terminal.wait(for: .resumed)
            terminal.type("q")
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try TerminalProgram.run(on: path)
        }
        try await session
    }
}
