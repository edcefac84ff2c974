import TerminalUI

extension Theme {
    /// For a background that is dark, and that is painted: xterm's 256 colours, of which all but the first 16 are the
    /// same on every terminal.
    public static let dark = Theme(
        text: .plain,
        dim: Style(foreground: .palette(246)),
        accent: Style(foreground: .palette(80), attributes: .bold),
        selection: Style(foreground: .palette(80), attributes: .bold),
        warning: Style(foreground: .palette(215)),
        success: Style(foreground: .palette(114)),
        heading: Style(foreground: .palette(231), attributes: .bold),
        link: Style(foreground: .palette(117), attributes: .underline),
        linkPlanned: Style(foreground: .palette(246)),
        code: Style(foreground: .palette(183)),
        match: Style(foreground: .palette(222), attributes: [.bold, .underline]),
        foreground: .palette(252),
        background: .palette(234)
    )

    public static let light = Theme(
        text: .plain,
        dim: Style(foreground: .palette(241)),
        accent: Style(foreground: .palette(24), attributes: .bold),
        selection: Style(foreground: .palette(24), attributes: .bold),
        warning: Style(foreground: .palette(94)),
        success: Style(foreground: .palette(22)),
        heading: Style(foreground: .palette(16), attributes: .bold),
        link: Style(foreground: .palette(25), attributes: .underline),
        linkPlanned: Style(foreground: .palette(241)),
        code: Style(foreground: .palette(90)),
        match: Style(foreground: .palette(88), attributes: [.bold, .underline]),
        foreground: .palette(235),
        background: .palette(255)
    )

    /// For eyes that need it: every role at least at 7 to 1, and the selection as a bar.
    public static let highContrast = Theme(
        text: .plain,
        dim: Style(foreground: .palette(252)),
        accent: Style(foreground: .palette(226), attributes: .bold),
        selection: Style(foreground: .palette(16), background: .palette(226), attributes: .bold),
        warning: Style(foreground: .palette(214), attributes: .bold),
        success: Style(foreground: .palette(120), attributes: .bold),
        heading: Style(foreground: .palette(231), attributes: .bold),
        link: Style(foreground: .palette(123), attributes: .underline),
        linkPlanned: Style(foreground: .palette(252)),
        code: Style(foreground: .palette(219)),
        match: Style(foreground: .palette(226), attributes: [.bold, .underline]),
        foreground: .palette(231),
        background: .palette(16)
    )

    /// - Parameter background: the terminal's, once it is known.
    init(_ choice: Settings.ThemeChoice, on background: RGB?) {
        switch choice {
        case .automatic: self = background.map(Theme.reading) ?? .terminal
        case .dark: self = .dark
        case .light: self = .light
        case .highContrast: self = .highContrast
        case .terminal: self = .terminal
        }
    }

    /// Text reads from this contrast on (WCAG 2.2, success criterion 1.4.3).
    static let leastContrast = 4.5

    /// The colours of the dark or the light theme on the terminal's own background; the terminal's own colours where
    /// neither reads on it, as on a middling grey.
    private static func reading(on background: RGB) -> Theme {
        let candidates = [dark, light].map { theme in
            var theme = theme
            theme.foreground = .standard
            theme.background = .standard
            return theme
        }
        return candidates.first { $0.reads(on: background) } ?? .terminal
    }

    private func reads(on background: RGB) -> Bool {
        roles.allSatisfy { $0.foreground.contrast(with: background).map { $0 >= Self.leastContrast } ?? true }
    }

    /// Every style of it.
    var roles: [Style] {
        [text, dim, accent, selection, warning, success, heading, link, linkPlanned, code, match]
    }
}

extension Color {
    /// Nil for a colour that the terminal defines.
    fileprivate func contrast(with other: RGB) -> Double? {
        guard case .palette(let index) = self, index >= 16 else { return nil }
        return RGB(palette: index).contrast(with: other)
    }
}
