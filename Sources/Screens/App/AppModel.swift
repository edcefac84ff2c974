public import TerminalUI

/// The whole program as a value: the screens behind and ahead of this one, and what lies over them.
///
/// It only routes. A key goes to the help if that is open, else to the screen, else to the keys that work everywhere.
public struct AppModel: Equatable, Sendable {
    /// The last is on top; never empty.
    public internal(set) var screens: [Screen]
    /// What `]` brings back; the last comes first. A new place empties it.
    public internal(set) var ahead: [Screen] = []
    public internal(set) var size: Size
    var overlay: Overlay?
    /// Titles of commands that were chosen in the palette, the newest first.
    var recentCommands: [String] = []
    /// A sentence in place of the footer until the next key.
    public internal(set) var notice: String?
    public internal(set) var hasQuit = false
    /// The signal that asked for the end.
    public internal(set) var endingSignal: Int32?
    public internal(set) var settings: Settings
    public internal(set) var surroundings: Surroundings

    static let longestHistory = 100
    static let smallest = Size(width: 40, height: 10)

    public init(
        size: Size,
        notice: String? = nil,
        settings: Settings = Settings(),
        surroundings: Surroundings = Surroundings()
    ) {
        self.size = size
        self.settings = settings
        self.surroundings = surroundings
        self.notice = notice
        screens = [.home(HomeModel())]
    }

    var top: Screen {
        get { screens[screens.count - 1] }
        set { screens[screens.count - 1] = newValue }
    }

    /// The keys that work on every screen, unless the screen has another use for them.
    static let keyMap = KeyMap<Navigation>([
        KeyBinding(.character("/"), action: .open(.search("")), help: "search", hint: "search"),
        KeyBinding(.character(":"), KeyEvent(.function(2)), action: .palette, help: "every command by its name"),
        KeyBinding(.character("["), KeyEvent(.backspace), action: .back, label: "[", help: "back to where you were"),
        KeyBinding(.character("]"), action: .forward, help: "forward again"),
        KeyBinding(
            .character("?"),
            KeyEvent(.function(1)),
            action: .help,
            help: "the keys of this screen",
            hint: "help"
        ),
        KeyBinding(KeyEvent(.escape), action: .back, help: "leave this screen"),
        KeyBinding(.character("q"), action: .leave, help: "leave this screen; on Home, quit"),
        KeyBinding(.control("z"), action: .suspend, help: "suspend; fg brings it back"),
        KeyBinding(.control("c"), action: .quit, help: "quit"),
    ])

    /// What is left of them on the screen on top: it may have taken a key, or be taking in letters.
    var keysEverywhere: KeyMap<Navigation> {
        top.model.keysLeft(of: Self.keyMap)
    }

    /// The line of keys at the bottom.
    var hints: [KeyHint] {
        let close = KeyHint(key: "Esc", words: "close", press: KeyEvent(.escape))
        if isHelpOpen {
            let scroll = KeyHint(key: "↑ ↓", words: "scroll", press: KeyEvent(.down))
            return help.lastOffset(in: size) > 0 ? [scroll, close] : [close]
        }
        if palette != nil { return PaletteModel.keyMap.hints }
        let model = top.model
        return model.hints(everywhere: Self.keyMap, leaving: screens.count == 1 ? "quit" : "back")
    }
}

extension ScreenModel {
    var help: [KeyHelp] { keyMap.help }
    var commands: [KeyCommand] { keyMap.commands }

    /// What is left of the keys that work everywhere: the screen may have a use of its own for some, or be taking in
    /// letters.
    func keysLeft(of everywhere: KeyMap<Navigation>) -> KeyMap<Navigation> { keysLeft(of: everywhere, own: keyMap) }

    private func keysLeft(of everywhere: KeyMap<Navigation>, own: KeyMap<Action>) -> KeyMap<Navigation> {
        let taken = Set(own.bindings.flatMap(\.keys))
        let isTyping = isTyping
        return everywhere.without { taken.contains($0) || isTyping && $0.character != nil }
    }

    /// The line of keys at the bottom. The key map is made once for it, since it is for each frame.
    /// - Parameter leaving: what `q` does, in a word.
    func hints(everywhere: KeyMap<Navigation>, leaving word: String) -> [KeyHint] {
        let own = keyMap
        let all = own.hints + keysLeft(of: everywhere, own: own).hints
        let q = KeyEvent.character("q")
        let isHinted = own.bindings.first { $0.keys.contains(q) }?.hint != nil
        return isTyping || isHinted ? all : all + [KeyHint(key: "q", words: word, press: q)]
    }
}

extension KeyEvent {
    /// What the key types into a text field; nil for one that types nothing.
    var character: Character? {
        guard case .character(let character) = key, modifiers.isDisjoint(with: [.control, .alt]) else { return nil }
        return character
    }
}
