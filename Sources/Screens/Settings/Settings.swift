/// What the learner has chosen about how the program looks and behaves. It is kept in `settings.yml`.
public struct Settings: Equatable, Sendable {
    public enum ThemeChoice: String, CaseIterable, Equatable, Sendable {
        /// Dark or light, as the terminal's background is; the terminal's own colours where that isn't known.
        case automatic
        case dark
        case light
        case highContrast = "high contrast"
        /// The 16 colours that the terminal defines.
        case terminal
    }

    /// How wide running text is set.
    public enum Measure: Equatable, Sendable {
        case narrow
        case comfortable
        case wide
        /// So many columns, within `bounds`.
        case custom(Int)

        public static let named: [Measure] = [.narrow, .comfortable, .wide]
        public static let bounds = 30...200

        public var columns: Int {
            switch self {
            case .narrow: 60
            case .comfortable: 72
            case .wide: 96
            case .custom(let columns): columns
            }
        }
    }

    public enum Motion: String, CaseIterable, Equatable, Sendable {
        case full
        /// Nothing travels over the screen, and it changes less often.
        case reduced
    }

    public enum Symbols: String, CaseIterable, Equatable, Sendable {
        /// As the locale says.
        case automatic
        case unicode = "Unicode"
        case ascii = "ASCII"
    }

    public var theme = ThemeChoice.automatic
    public var measure = Measure.comfortable
    public var motion = Motion.full
    /// Whether the program takes the mouse; if not, the terminal selects text with it.
    public var mouse = true
    public var symbols = Symbols.automatic
    /// Hundredths of the room that a list takes where its preview is shown; nil is as it comes.
    public var list: Int?
    /// Hundredths of the page's width that its outline takes; nil is as it comes.
    public var outline: Int?

    public init() {}
}
