public import TerminalUI

/// Few colours, each with one meaning. Nothing is said by colour alone, so every role also reads without any.
public struct Theme: Equatable, Sendable {
    public var text: Style
    /// What can wait.
    public var dim: Style
    /// Where you are.
    public var accent: Style
    /// The line that the keys act on.
    public var selection: Style
    public var warning: Style
    public var success: Style
    public var heading: Style
    public var link: Style
    /// A link to what isn't written yet.
    public var linkPlanned: Style
    public var code: Style
    /// Words that a search found.
    public var match: Style
    /// What has no colour of its own gets these two; `standard` leaves it to the terminal.
    public var foreground: Color
    public var background: Color

    public init(
        text: Style,
        dim: Style,
        accent: Style,
        selection: Style,
        warning: Style,
        success: Style,
        heading: Style,
        link: Style,
        linkPlanned: Style,
        code: Style,
        match: Style,
        foreground: Color = .standard,
        background: Color = .standard
    ) {
        self.text = text
        self.dim = dim
        self.accent = accent
        self.selection = selection
        self.warning = warning
        self.success = success
        self.heading = heading
        self.link = link
        self.linkPlanned = linkPlanned
        self.code = code
        self.match = match
        self.foreground = foreground
        self.background = background
    }

    /// The terminal's own colours: readable on a dark and on a light background.
    public static let terminal = Theme(
        text: .plain,
        dim: Style(attributes: .dim),
        accent: Style(foreground: .ansi(6), attributes: .bold),
        selection: Style(foreground: .ansi(6), attributes: .bold),
        warning: Style(foreground: .ansi(3)),
        success: Style(foreground: .ansi(2)),
        heading: Style(attributes: .bold),
        link: Style(foreground: .ansi(4), attributes: .underline),
        linkPlanned: Style(attributes: .dim),
        code: Style(foreground: .ansi(5)),
        match: Style(attributes: [.bold, .underline])
    )
}
