public import TerminalUI

/// A screen: a value that takes keys and results, and draws itself.
///
/// Both `perform` and `receive` return what should happen outside; neither waits for anything. Whatever a screen shows
/// must be in its model, so that a test can compare it and history can bring it back.
public protocol ScreenModel: Equatable, Sendable {
    /// What the keys of this screen can do.
    associatedtype Action: Equatable, Sendable

    /// The keys as they are now: a screen with a text field open has others than without.
    var keyMap: KeyMap<Action> { get }

    /// True while typed characters belong to a text field, so that `q` and `?` are letters.
    var isTyping: Bool { get }

    /// The line above the screen: where one is.
    func header(_ context: ViewContext) -> Header

    mutating func perform(_ action: Action) -> [Effect]

    mutating func receive(_ event: ScreenEvent) -> [Effect]

    func view(into buffer: inout Buffer, area: Rect, context: ViewContext)

    /// Where the text cursor stands, in the buffer's coordinates; nil hides it.
    func cursor(in area: Rect) -> Point?

    /// What on the screen leads outside, in the buffer's coordinates, for terminals that open links themselves (OSC 8).
    func links(in area: Rect, context: ViewContext) -> [FrameLink]
}

extension ScreenModel {
    public var isTyping: Bool { false }

    public func cursor(in area: Rect) -> Point? { nil }

    public func links(in area: Rect, context: ViewContext) -> [FrameLink] { [] }
}

/// The line above a screen.
public struct Header: Equatable, Sendable {
    public var leading: Line
    public var trailing: Line
    /// What a click on columns of `trailing` presses.
    public var keys: [Key]

    public init(leading: Line, trailing: Line = Line("", style: .plain), keys: [Key] = []) {
        self.leading = leading
        self.trailing = trailing
        self.keys = keys
    }

    public struct Key: Equatable, Sendable {
        public var columns: Range<Int>
        public var press: KeyEvent

        public init(columns: Range<Int>, press: KeyEvent) {
            self.columns = columns
            self.press = press
        }
    }
}

/// What reaches a screen besides the keys of its map.
public enum ScreenEvent: Equatable, Sendable {
    /// It is on top now: opened, or come back to.
    case appeared
    /// The area that `view` will be given. Comes before `appeared` and after each resize.
    case resized(Size)
    case text(Character)
    case paste(String)
    /// Negative is up.
    case wheel(Int, at: Point)
    /// A click, in the coordinates of the screen's own area (0, 0 is its top left).
    case click(Point)
    case result(EffectResult)
    /// The settings as they are now. Comes before `resized` when the screen comes on top, and after each change.
    case settings(Settings)
    /// The mouse moves with a button held; it may have been pressed, and be now, outside the screen's area.
    case drag(Point)
    /// The button was let go after a drag.
    case release(Point)
}

/// What a view may know besides its model.
public struct ViewContext: Equatable, Sendable {
    public var theme: Theme
    public var glyphs: GlyphSet
    public var settings: Settings
    public var surroundings: Surroundings

    public init(
        theme: Theme,
        glyphs: GlyphSet,
        settings: Settings = Settings(),
        surroundings: Surroundings = Surroundings()
    ) {
        self.theme = theme
        self.glyphs = glyphs
        self.settings = settings
        self.surroundings = surroundings
    }
}
