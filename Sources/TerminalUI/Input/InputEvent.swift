/// What a terminal tells a program, in the order in which it happened.
public enum InputEvent: Hashable, Sendable {
    case key(KeyEvent)
    case mouse(MouseEvent)
    /// Text pasted as a whole, as it came: it may hold newlines and control characters.
    case paste(String)
    /// The terminal has a new size; the next frame is drawn in full.
    case resize(Size)
    /// The program was suspended and is in the foreground again; the next frame is drawn in full.
    case resumed
    /// The terminal's background, as it says itself; nil where it won't say.
    case background(RGB?)
    /// A signal asks the program to end.
    case terminate(signal: Int32)
    /// The terminal is gone: nothing more will be read from it or shown on it.
    case closed
}
