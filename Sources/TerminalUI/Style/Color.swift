/// A colour that a terminal can show.
public enum Color: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case standard
    /// One of the 16 colours that the terminal's theme defines, 0–15.
    case ansi(UInt8)
    /// One of xterm's 256 colours: 0–15 as `ansi`, 16–231 a 6 × 6 × 6 cube, 232–255 greys.
    case palette(UInt8)
}
