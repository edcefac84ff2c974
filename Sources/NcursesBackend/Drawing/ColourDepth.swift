/// How many colours to use.
public enum ColourDepth: Hashable, Sendable {
    /// Attributes only.
    case none
    /// The 16 of the terminal's theme.
    case ansi16
    /// xterm's 256.
    case palette256
    /// As many as the terminal's type has, unless `NO_COLOR` is set to something.
    case automatic

    /// Whether any colour at all may be used (no-color.org).
    func allowsColours(environment: [String: String]) -> Bool {
        switch self {
        case .none: false
        case .ansi16, .palette256: true
        case .automatic: environment["NO_COLOR", default: ""].isEmpty
        }
    }

    /// How many colours to use of those that the terminal has: 0, 8, 16 or 256.
    func colours(terminalHas count: Int) -> Int {
        let usable = count >= 256 ? 256 : count >= 16 ? 16 : count >= 8 ? 8 : 0
        return switch self {
        case .none: 0
        case .ansi16: min(16, usable)
        case .palette256, .automatic: usable
        }
    }
}
