public import TerminalUI

/// Which key does what. The same list answers key presses, prints the help and fills the footer, so they can't disagree.
public struct KeyMap<Action: Equatable & Sendable>: Equatable, Sendable {
    public var bindings: [KeyBinding<Action>]

    public init(_ bindings: [KeyBinding<Action>]) { self.bindings = bindings }

    /// The first binding that names the key wins.
    public func action(for key: KeyEvent) -> Action? {
        bindings.first { $0.keys.contains(key) }?.action
    }

    /// A line for each binding that can be reached: what stands first hides the same key in what follows.
    public var help: [KeyHelp] {
        reachable.filter { !$0.help.isEmpty }.map { KeyHelp(keys: $0.label, help: $0.help) }
    }

    /// The same lines with the key that is pressed for each.
    var commands: [KeyCommand] {
        reachable.filter { !$0.help.isEmpty }.map { KeyCommand(keys: $0.label, help: $0.help, press: $0.keys[0]) }
    }

    /// What the footer shows, in the order of the bindings.
    public var hints: [KeyHint] {
        reachable.compactMap { binding in
            binding.hint.map { KeyHint(key: binding.shortLabel, words: $0, press: binding.keys[0]) }
        }
    }

    /// The bindings that are left where some keys belong to something else.
    func without(_ isTaken: (KeyEvent) -> Bool) -> KeyMap {
        KeyMap(bindings.compactMap { $0.without(isTaken) })
    }

    /// Each key with its first binding alone.
    var reachableOnly: KeyMap { KeyMap(reachable) }

    private var reachable: [KeyBinding<Action>] {
        var taken: Set<KeyEvent> = []
        return bindings.compactMap { binding in
            defer { taken.formUnion(binding.keys) }
            return binding.without(taken.contains)
        }
    }
}

public struct KeyBinding<Action: Equatable & Sendable>: Equatable, Sendable {
    public var keys: [KeyEvent]
    public var action: Action
    /// The keys as a reader knows them, `↑↓`; bindings that share one label are listed once.
    public var label: String
    /// A line in the help; empty for a second key of something listed already.
    public var help: String
    /// A word or two in the footer; nil keeps it out.
    public var hint: String?

    public init(_ keys: KeyEvent..., action: Action, label: String? = nil, help: String = "", hint: String? = nil) {
        self.init(keys, action: action, label: label, help: help, hint: hint)
    }

    init(_ keys: [KeyEvent], action: Action, label: String? = nil, help: String = "", hint: String? = nil) {
        self.keys = keys
        self.action = action
        self.label = label ?? Self.label(keys)
        self.help = help
        self.hint = hint
    }

    private static func label(_ keys: [KeyEvent]) -> String { keys.map(\.label).joined(separator: " ") }

    /// The first of several keys that do the same.
    fileprivate var shortLabel: String { label == Self.label(keys) ? keys[0].label : label }

    /// Nil where none of the keys is left. A label that was made from the keys is made anew.
    fileprivate func without(_ isTaken: (KeyEvent) -> Bool) -> KeyBinding? {
        let left = keys.filter { !isTaken($0) }
        guard !left.isEmpty, left != keys else { return left.isEmpty ? nil : self }
        var binding = self
        binding.keys = left
        if label == Self.label(keys) { binding.label = Self.label(left) }
        return binding
    }
}

/// One line of the help screen.
public struct KeyHelp: Equatable, Sendable {
    public var keys: String
    public var help: String

    public init(keys: String, help: String) {
        self.keys = keys
        self.help = help
    }
}

/// What a key does, for the palette: choosing it presses the key.
struct KeyCommand: Equatable {
    var keys: String
    var help: String
    var press: KeyEvent
}

/// One entry of the footer; a click on it is the key.
public struct KeyHint: Equatable, Sendable {
    public var key: String
    public var words: String
    public var press: KeyEvent

    public init(key: String, words: String, press: KeyEvent) {
        self.key = key
        self.words = words
        self.press = press
    }
}

extension KeyEvent {
    /// As a keyboard has it: `Enter`, `Ctrl-D`, `↑`, `g`.
    public var label: String {
        let name: String =
            switch key {
            case .character(" "): "space"
            case .character(let character): modifiers.contains(.control) ? character.uppercased() : String(character)
            case .enter: "Enter"
            case .escape: "Esc"
            case .tab: "Tab"
            case .backTab: "Shift-Tab"
            case .backspace: "Backspace"
            case .delete: "Delete"
            case .insert: "Insert"
            case .up: "↑"
            case .down: "↓"
            case .left: "←"
            case .right: "→"
            case .home: "Home"
            case .end: "End"
            case .pageUp: "PgUp"
            case .pageDown: "PgDn"
            case .function(let number): "F\(number)"
            }
        var prefix = ""
        if modifiers.contains(.control) { prefix += "Ctrl-" }
        if modifiers.contains(.alt) { prefix += "Alt-" }
        if modifiers.contains(.shift) { prefix += "Shift-" }
        return prefix + name
    }
}
