import Foundation
import TerminalUI
import TestSupport
import Testing

@testable import Screens

struct BackgroundMemoryTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func memory(_ environment: [String: String]) -> BackgroundMemory {
        BackgroundMemory(folder: folder.url.appending(path: "cache"), environment: environment)
    }

    @Test func eachTerminalHasItsOwnLastAnswer() {
        let xterm = memory(["TERM": "xterm-256color"])
        let kitty = memory(["TERM": "xterm-kitty", "TERM_PROGRAM": "kitty"])
        #expect(xterm.remembered == nil)
        xterm.remember(.black)
        kitty.remember(RGB(red: 1, green: 0xAB, blue: 255))
        #expect(xterm.remembered == .black)
        #expect(kitty.remembered == RGB(red: 1, green: 0xAB, blue: 255))
        #expect(memory(["TERM": "xterm-256color", "TMUX": "/tmp/x"]).remembered == nil)
        xterm.remember(nil)
        #expect(xterm.remembered == nil)
        #expect(kitty.remembered != nil)
    }

    @Test func itDoesNotGrowWithoutBound() throws {
        for number in 0..<50 { memory(["TERM": "t\(number)"]).remember(.white) }
        #expect(memory(["TERM": "t49"]).remembered == .white)
        #expect(memory(["TERM": "t0"]).remembered == nil)
        let text = try String(contentsOf: folder.url.appending(path: "cache/terminal-backgrounds"), encoding: .utf8)
        #expect(text.split(separator: "\n").count == 20)
    }

    @Test(arguments: ["", "rubbish", "xterm\t#12", "\u{0}\u{1B}", "xterm\t#zzzzzz\n"])
    func rubbishIsForgotten(text: String) throws {
        try folder.write(text, to: "cache/terminal-backgrounds")
        let xterm = memory(["TERM": "xterm"])
        #expect(xterm.remembered == nil)
        xterm.remember(.white)
        #expect(xterm.remembered == .white)
    }

    @Test(
        arguments: [
            ("15;0", RGB.black), ("0;15", .white), ("0;default;15", .white), ("12;8", RGB(palette: 8)), ("15", nil),
            ("15;default", nil), ("", nil), ("0;16", nil), (nil, nil),
        ] as [(String?, RGB?)]
    )
    func theVariableThatSomeTerminalsSetIsAHint(value: String?, colour: RGB?) {
        #expect(BackgroundMemory.hint(value.map { ["COLORFGBG": $0] } ?? [:]) == colour)
    }

    @Test func theAnswerChoosesTheThemeAndIsKept() throws {
        let driver = try TestDriver.sample()
        #expect(driver.model.context.theme == .terminal)
        driver.send(.input(.background(.black)))
        #expect(driver.model.context.theme.accent == Theme.dark.accent)
        driver.send(.input(.background(.white)))
        #expect(driver.model.context.theme.accent == Theme.light.accent)
        driver.send(.input(.background(nil)))
        #expect(driver.model.context.theme == .terminal)
    }

    @Test func whereTheTerminalWontSayTheHintHolds() {
        var model = AppModel(size: .usual, surroundings: Surroundings(background: .white, hint: .black))
        #expect(model.update(.input(.background(nil))) == [.rememberBackground(nil)])
        #expect(model.context.theme.accent == Theme.dark.accent)
    }
}
