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
    /// Whether the mouse is the program's; if not, the terminal selects text with it.
    func useMouse(_ isUsed: Bool)
    /// Gives the terminal to another program until that ends; `InputEvent.resumed` follows. Meanwhile nobody else reads
    /// the keyboard or draws.
    /// - Parameters:
    ///   - arguments: the program's path first.
    ///   - onEnd: gets the exit status as a shell has it, 128 and the number for a signal; nil where the program could
    ///     not be run. Called on the terminal's thread.
    func run(_ arguments: [String], onEnd: @escaping @Sendable (Int?) -> Void)
}
