import Foundation
import TerminalUI
import TestSupport
import Testing

/// The whole program on a terminal: what goes over the line, and what happens when the line is bad.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ScreenProcessTests {
    @Test(arguments: [
        ([], "Paths"), (["idempotency"], "Core concept"), (["path:start-here"], "Start here"),
    ])
    func anIdleScreenWritesNothing(arguments: [String], shown: String) throws {
        let program = try ScreenProgram(arguments)
        try program.terminal.see(shown)
        try program.settle()
        #expect(program.terminal.isSilent(milliseconds: 1_500))
    }

    /// At 80 × 24 a full frame is 1,500 bytes and more.
    @Test(arguments: [("idempotency", 200), ("path:start-here", 450)])
    func aLineDownCostsAFractionOfAFrame(place: String, limit: Int) throws {
        let program = try ScreenProgram([place])
        try program.terminal.see("? help")
        try program.settle()
        var costs: [Int] = []
        for _ in 1...15 { costs.append(try program.press("j")) }
        #expect(costs.allSatisfy { $0 > 0 && $0 < limit }, "\(costs)")
        #expect(costs.sorted()[7] < limit / 2 + 50, "\(costs)")
    }

    @Test func aStormOfResizesEndsAsItBegan() throws {
        let program = try ScreenProgram(["idempotency"])
        try program.terminal.see("Core concept")
        try program.settle()
        let before = program.terminal.screen.rows
        var random = SplitMix(seed: 4)
        let ends = [Size(width: 10, height: 3), Size(width: 200, height: 60)]
        let sizes = (1...60).map { _ in
            Size(width: Int.random(in: 10...200, using: &random), height: Int.random(in: 3...60, using: &random))
        }
        for size in ends + sizes + ends.reversed() + [Size(width: 80, height: 24)] {
            program.resize(to: size)
        }
        try program.terminal.wait(untilScreen: "the screen as it was") { $0.rows == before }
        try program.press("j")
        program.terminal.type("\u{3}")
        #expect(try program.end() == 0)
    }

    @Test(arguments: [("\u{1B}[200~", "\u{1B}[201~"), ("", "")])
    func aMegabytePastedIntoSearchLeavesAFieldThatWorks(begin: String, end: String) throws {
        let program = try ScreenProgram()
        try program.terminal.see("Paths")
        program.terminal.type("/")
        try program.terminal.see("Topics, tools")
        program.terminal.type(begin + String(repeating: "cache ", count: 175_000) + end)
        try program.terminal.see("A search is at most 1,000 characters long")
        // Ctrl-U empties it.
        program.terminal.type("\u{15}idem")
        try program.terminal.see("Idempotency and safe retries")
        #expect(program.terminal.screen.rows.first?.hasPrefix(" / idem ") == true)
    }

    @Test func aTerminalThatIsGoneEndsTheProgram() throws {
        let program = try ScreenProgram()
        try program.terminal.see("Paths")
        program.terminal.hangUp()
        #expect(try program.end(isRead: false) == 0)
    }

    @Test func aTerminalThatIsGoneEndsALabThatRuns() throws {
        let program = try ScreenProgram(["lab:idempotency"], size: Size(width: 120, height: 40))
        try program.terminal.see("Idempotency keys")
        program.terminal.type("20\r")
        try program.terminal.see("http://127.0.0.1:")
        let port = try #require(program.terminal.screen.text.firstMatch(of: /127\.0\.0\.1:(\d+)/).flatMap { Int($0.1) })
        _ = try LoopbackSocket.connected(to: port)
        program.terminal.hangUp()
        #expect(try program.end(isRead: false) == 0)
        #expect(throws: LoopbackSocket.Failure.self) { try LoopbackSocket.connected(to: port) }
    }

    @Test func quittingDoesNotWaitForATerminalThatStoppedReading() throws {
        let program = try ScreenProgram(["idempotency"], size: Size(width: 200, height: 60))
        try program.terminal.see("Core concept")
        try program.press("3")
        // Frames that nobody has seen are left out, but each copy is sent, in OSC 52.
        let copied = try program.cost(of: "y")
        program.terminal.type(String(repeating: "y", count: 200_000 / copied) + "\u{3}")
        #expect(try program.end(isRead: false) == 0)
        #expect(program.terminal.modes == program.modes)
        #expect(program.terminal.privateModes.isDisjoint(with: PseudoTerminal.takenOver))
    }

    /// As by the signal itself, so that a shell says 143.
    @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
    func aSignalEndsItWithTheTerminalGivenBack(signal: Int32) throws {
        let program = try ScreenProgram()
        try program.terminal.see("Paths")
        program.send(signal)
        #expect(try program.end() == 128 + signal)
        #expect(program.terminal.modes == program.modes)
        #expect(program.terminal.privateModes.isDisjoint(with: PseudoTerminal.takenOver))
    }
}
