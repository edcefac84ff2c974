/// A key press with the modifiers that the terminal told of.
public struct KeyEvent: Hashable, Sendable {
    public var key: Key
    public var modifiers: KeyModifiers

    public init(_ key: Key, modifiers: KeyModifiers = []) {
        self.key = key
        self.modifiers = modifiers
    }

    public init(key: Key, modifiers: KeyModifiers = []) {
        self.init(key, modifiers: modifiers)
    }

    /// A character key.
    public static func character(_ character: Character, _ modifiers: KeyModifiers = []) -> KeyEvent {
        KeyEvent(.character(character), modifiers: modifiers)
    }

    /// A character key with Control: Ctrl-D is `.control("d")`.
    public static func control(_ character: Character) -> KeyEvent {
        KeyEvent(.character(character), modifiers: .control)
    }
}
