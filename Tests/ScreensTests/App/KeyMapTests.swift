import TerminalUI
import Testing

@testable import Screens

@Suite struct KeyMapTests {
    private enum Action: Equatable, Sendable {
        case open, close, mark
    }

    private let map = KeyMap<Action>([
        KeyBinding(KeyEvent(.enter), .character("o"), action: .open, help: "open it", hint: "open"),
        KeyBinding(KeyEvent(.escape), .character("o"), action: .close, help: "close it", hint: "close"),
        KeyBinding(.character("o"), action: .mark, help: "never reached", hint: "never"),
    ])

    @Test func theFirstBindingOfAKeyWins() {
        #expect(map.action(for: .character("o")) == .open)
        #expect(map.action(for: KeyEvent(.escape)) == .close)
        #expect(map.action(for: .control("o")) == nil)
    }

    @Test func theHelpNamesOnlyKeysThatCanBeReached() {
        #expect(map.help == [KeyHelp(keys: "Enter o", help: "open it"), KeyHelp(keys: "Esc", help: "close it")])
    }

    @Test func theFooterNamesOneKeyForEachBinding() {
        #expect(map.hints.map(\.key) == ["Enter", "Esc"])
        #expect(map.hints.map(\.press) == [KeyEvent(.enter), KeyEvent(.escape)])
    }

    @Test func withoutItsKeysABindingGoes() {
        let rest = map.without { $0 == KeyEvent(.enter) || $0 == KeyEvent(.escape) }
        #expect(rest.bindings.map(\.label) == ["o", "o", "o"])
        #expect(map.without { _ in true }.bindings.isEmpty)
        #expect(map.without { _ in false } == map)
    }

    @Test func aLabelThatWasGivenStays() {
        let map = KeyMap([KeyBinding(KeyEvent(.up), .character("k"), action: Action.open, label: "↑ ↓")])
        #expect(map.without { $0 == KeyEvent(.up) }.bindings.map(\.label) == ["↑ ↓"])
    }

    @Test(arguments: [
        (KeyEvent(.enter), "Enter"), (.control("d"), "Ctrl-D"), (.character("g"), "g"), (.character("G"), "G"),
        (.character(" "), "space"), (KeyEvent(.up), "↑"), (KeyEvent(.function(3)), "F3"),
        (KeyEvent(.backTab), "Shift-Tab"),
        (.character("x", .alt), "Alt-x"), (KeyEvent(.pageDown), "PgDn"),
    ])
    func keysAreNamedAsOnAKeyboard(key: KeyEvent, label: String) {
        #expect(key.label == label)
    }
}
