/// Every character that the program draws with, apart from text. Each takes one column in both sets, except the
/// ellipsis, so that a layout doesn't depend on the set.
public struct GlyphSet: Hashable, Sendable {
    // Lines.
    public var horizontal = "─"
    public var vertical = "│"
    public var topLeft = "┌"
    public var topRight = "┐"
    public var bottomLeft = "└"
    public var bottomRight = "┘"
    public var teeLeft = "├"
    public var teeRight = "┤"
    public var teeDown = "┬"
    public var teeUp = "┴"
    public var crossing = "┼"
    public var doubleHorizontal = "═"

    // Arrows.
    public var arrowLeft = "←"
    public var arrowRight = "→"
    public var arrowUp = "↑"
    public var arrowDown = "↓"
    public var headLeft = "◀"
    public var headRight = "▶"
    public var headUp = "▲"
    public var headDown = "▼"

    // Marks.
    public var pointer = "▸"
    public var breadcrumb = "›"
    public var separator = "·"
    public var bullet = "•"
    public var check = "✓"
    public var cross = "✗"
    public var unread = "○"
    public var reading = "◐"
    public var dot = "●"
    public var bookmark = "◆"
    public var slotFull = "▣"
    public var slotEmpty = "▢"
    public var textCursor = "▏"
    public var ellipsis = "…"
    public var times = "×"
    public var noSample = "·"

    // Bars.
    public var barFull = "█"
    public var barEmpty = "░"
    /// The scroll indicator's thumb and track.
    public var thumb = "┃"
    public var track = "│"
    /// Eight heights, from an eighth of a cell to a full one.
    public var levels = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    /// Seven parts of a cell filled from the left, from an eighth on; empty where there are none.
    public var leftPartials = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    /// Whether only ASCII may be drawn.
    public var isASCII = false
    /// A chart's sample, another's beside it, and a law, where there is no braille.
    public var chartPoint = "*"
    public var chartSecond = "o"
    public var chartLaw = "."

    /// For UTF-8 terminals.
    public static let unicode = GlyphSet()

    /// For all others.
    public static let ascii: GlyphSet = {
        var set = GlyphSet()
        for path in singleGlyphs {
            set[keyPath: path] = ASCIIText.cells(set[keyPath: path])
        }
        set.ellipsis = "..."
        set.thumb = "#"
        set.levels = set.levels.map(ASCIIText.cells)
        set.leftPartials = []
        set.isASCII = true
        return set
    }()

    /// The set for a terminal that shows UTF-8, or one that doesn't.
    public static func forTerminal(unicode: Bool) -> GlyphSet {
        unicode ? .unicode : .ascii
    }

    /// Whether charts may use braille patterns.
    public var hasBraille: Bool { !isASCII }

    /// The text as this set's terminal can show it: as it is, or as `ASCIIText.text` maps it.
    public func text(_ text: String) -> String {
        isASCII ? ASCIIText.text(text) : text
    }

    /// The glyphs of one column each.
    static var singleGlyphs: [WritableKeyPath<GlyphSet, String>] {
        [
            \.horizontal, \.vertical, \.topLeft, \.topRight, \.bottomLeft, \.bottomRight, \.teeLeft, \.teeRight,
            \.teeDown, \.teeUp, \.crossing, \.doubleHorizontal, \.arrowLeft, \.arrowRight, \.arrowUp, \.arrowDown,
            \.headLeft, \.headRight, \.headUp, \.headDown, \.pointer, \.breadcrumb, \.separator, \.bullet, \.check,
            \.cross, \.unread, \.reading, \.dot, \.bookmark, \.slotFull, \.slotEmpty, \.textCursor, \.times, \.noSample,
            \.barFull,
            \.barEmpty, \.thumb, \.track, \.chartPoint, \.chartSecond, \.chartLaw,
        ]
    }
}
