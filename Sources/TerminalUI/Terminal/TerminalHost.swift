/// The terminal as a program's event loop sees it. Every call returns at once.
public protocol TerminalHost: Sendable {
    /// The size as of the last resize that was seen, in cells.
    var size: Size { get }
    /// Shows the frame soon. Of several frames presented before one is drawn, only the newest is.
    func present(_ frame: Frame)
    /// Gives the terminal back to the shell, as Ctrl-Z does; `InputEvent.resumed` follows when it returns.
    func suspend()
    /// Asks the terminal to put the text on the clipboard (OSC 52). No terminal confirms it and some ignore it.
    func copy(_ text: String)
}
