/// How to use the terminal.
public struct TerminalOptions: Hashable, Sendable {
    public var colours: ColourDepth
    /// Whether the terminal shows UTF-8. If not, everything is drawn in ASCII.
    public var unicode: Bool
    public var mouse: Bool
    /// The process's environment: `TERM`, `NO_COLOR`, and the locale's variables are read.
    public var environment: [String: String]

    /// - Parameter unicode: nil is as the environment's locale says.
    public init(
        environment: [String: String],
        colours: ColourDepth = .automatic,
        unicode: Bool? = nil,
        mouse: Bool = true
    ) {
        self.environment = environment
        self.colours = colours
        self.unicode = unicode ?? Self.usesUnicode(environment)
        self.mouse = mouse
    }

    /// Whether colours may be used, if the terminal has any.
    public var hasColour: Bool { colours.allowsColours(environment: environment) }

    /// The locale for characters, in the order that POSIX gives the variables; "C" if none is set.
    public static func localeName(_ environment: [String: String]) -> String {
        ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
    }

    /// Whether the locale's character set is UTF-8. Its name decides, whether or not this system has the locale: over a
    /// remote login it tells of the terminal at the other end.
    public static func usesUnicode(_ environment: [String: String]) -> Bool {
        let name = localeName(environment).lowercased()
        let charset = name.split(separator: ".").dropFirst().first?.split(separator: "@").first
        return charset == "utf-8" || charset == "utf8"
    }
}
