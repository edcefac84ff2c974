import TerminalUI

/// One thing that the palette can do.
struct PaletteCommand: Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case go(Navigation)
        /// As if the key were pressed on the screen underneath.
        case press(KeyEvent)
        /// A setting's choice.
        case choose(SettingKey, String)
    }

    var title: String
    /// At the right: the keys that do the same, or what kind of page it is.
    var note: String
    /// Finds it too, though less.
    var words = ""
    var action: Action
}

/// A page that the palette finds by its title.
public struct PaletteTitle: Equatable, Sendable {
    var title: String
    var kind: String
    var destination: Destination

    public init(title: String, kind: String, destination: Destination) {
        self.title = title
        self.kind = kind
        self.destination = destination
    }

    var command: PaletteCommand { PaletteCommand(title: title, note: kind, action: .go(.open(destination))) }
}
