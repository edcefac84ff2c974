public import TerminalUI

/// What the program knows of its terminal. It goes before what the settings say where the two disagree.
public struct Surroundings: Equatable, Sendable {
    /// False where `NO_COLOR` is set.
    public var hasColour: Bool
    /// Whether the locale is UTF-8.
    public var isUnicode: Bool
    /// The terminal's background, once it is known.
    public var background: RGB?
    /// What stands for it where the terminal won't say.
    public var hint: RGB?

    /// - Parameter background: as far as it is known before the terminal says; the hint where that is nil.
    public init(hasColour: Bool = true, isUnicode: Bool = true, background: RGB? = nil, hint: RGB? = nil) {
        self.hasColour = hasColour
        self.isUnicode = isUnicode
        self.background = background ?? hint
        self.hint = hint
    }
}

extension ViewContext {
    /// How the settings look on this terminal.
    public init(settings: Settings, surroundings: Surroundings) {
        self.init(
            theme: surroundings.hasColour ? Theme(settings.theme, on: surroundings.background) : .terminal,
            glyphs: .forTerminal(unicode: surroundings.isUnicode && settings.symbols != .ascii),
            settings: settings,
            surroundings: surroundings
        )
    }
}
