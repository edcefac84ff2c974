internal import TerminalUI

/// Why the terminal can't be used for a full screen: what is wrong, and what to do.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    case typeUnset
    case typeUnknown(String)
    case cannotPlaceCursor(String)
    case inputIsNoTerminal
    case outputIsNoTerminal
    case alreadyOpen
    case cannotOpen

    public var description: String {
        switch self {
        case .typeUnset:
            "TERM isn't set, so the terminal's type is unknown: set it, as in TERM=xterm-256color"
        case .typeUnknown(let name):
            "TERM is \(name.printable), which this system has no description of: try TERM=xterm-256color, or install ncurses-term"
        case .cannotPlaceCursor(let name):
            "a terminal of type \(name.printable) can't show a full screen: set TERM if it is another, or use a command such as search or show"
        case .inputIsNoTerminal:
            "standard input isn't a terminal: run it without < or |, or use a command such as search or show"
        case .outputIsNoTerminal:
            "standard output isn't a terminal: run it without > or |, or use a command such as search or show"
        case .alreadyOpen:
            "the terminal is in use by this process already: close it first"
        case .cannotOpen:
            "the terminal can't be taken over: close some files or programs and try again"
        }
    }
}
