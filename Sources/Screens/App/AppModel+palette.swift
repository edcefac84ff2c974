import TerminalUI

extension AppModel {
    /// So many commands are remembered.
    private static let mostRecent = 8

    var palette: PaletteView? {
        guard case .palette(let palette) = overlay else { return nil }
        return PaletteView(palette: palette, size: size)
    }

    mutating func openPalette() -> [Effect] {
        overlay = .palette(PaletteModel(commands: paletteCommands, recent: recentCommands))
        return [.loadTitles]
    }

    /// What can be done from here: this screen's keys first, then the places, the settings, and what works everywhere.
    var paletteCommands: [PaletteCommand] {
        // Moving about in a list is for fingers.
        let moves = Set(movementBindings { $0 }.map(\.label))
        let own = top.model.commands.filter { !moves.contains($0.keys) }.map { command in
            let title = command.help.capitalizedFirst
            let words = Place.all.first { $0.title == title }?.words ?? ""
            return PaletteCommand(title: title, note: command.keys, words: words, action: .press(command.press))
        }
        // A place to which the screen has a key of its own stands there.
        let titles = Set(own.map(\.title))
        let places = Place.all.filter { !titles.contains($0.title) }.map {
            PaletteCommand(
                title: $0.title,
                note: key(to: $0.destination),
                words: $0.words,
                action: .go(.open($0.destination))
            )
        }
        let choices = SettingKey.allCases.flatMap { key in
            key.choices(in: settings).filter { $0 != key.choice(in: settings) }.map { choice in
                PaletteCommand(
                    title: "\(key.title): \(choice)",
                    note: "setting",
                    words: "settings \(key.rawValue)",
                    action: .choose(key, choice)
                )
            }
        }
        let listed = [Navigation.palette] + Place.all.map { .open($0.destination) }
        let everywhere = Self.keyMap.reachableOnly.bindings.filter { !$0.help.isEmpty && !listed.contains($0.action) }
        let navigation = everywhere.map {
            PaletteCommand(title: $0.help.capitalizedFirst, note: $0.label, action: .go($0.action))
        }
        return own + places + navigation + choices
    }

    /// The key that leads to a place from anywhere, if there is one.
    private func key(to destination: Destination) -> String {
        Self.keyMap.bindings.first { $0.action == .open(destination) }?.label ?? ""
    }

    mutating func pressInPalette(_ key: KeyEvent) -> [Effect] {
        guard let view = palette, case .palette(var palette) = overlay else { return [] }
        switch PaletteModel.keyMap.action(for: key) {
        case .move(let movement)?: palette.move(movement, page: view.list.height)
        case .edit(let edit)?: palette.edit { $0.perform(edit) }
        case .choose?: return choose(palette.chosen)
        case .close?:
            overlay = nil
            return []
        case nil:
            if let character = key.character {
                palette.edit { $0.insert(String(character)) }
            } else {
                return pressUnseen(key)
            }
        }
        overlay = .palette(palette)
        return []
    }

    mutating func pasteInPalette(_ text: String) {
        guard case .palette(var palette) = overlay else { return }
        palette.edit { $0.insert(text) }
        overlay = .palette(palette)
    }

    mutating func takeInPalette(_ event: MouseEvent) -> [Effect] {
        guard let view = palette, case .palette(var palette) = overlay else { return [] }
        switch event.kind {
        case .wheelUp: palette.move(.up, page: 1)
        case .wheelDown: palette.move(.down, page: 1)
        case .press(.left):
            if let key = footerKey(at: event.position) { return pressInPalette(key) }
            guard view.frame.contains(event.position) else {
                overlay = nil
                return []
            }
            guard let index = view.hit(at: event.position) else { return [] }
            palette.select(index)
            return choose(palette.chosen)
        default: break
        }
        overlay = .palette(palette)
        return []
    }

    /// Closes the palette and does what was chosen.
    private mutating func choose(_ command: PaletteCommand?) -> [Effect] {
        guard let command else { return [] }
        overlay = nil
        recentCommands = Array(
            ([command.title] + recentCommands.filter { $0 != command.title }).prefix(Self.mostRecent)
        )
        switch command.action {
        case .go(let navigation):
            return go(navigation)
        case .press(let key):
            return press(key)
        case .choose(let key, let choice):
            var changed = settings
            _ = key.set(choice, in: &changed)
            return change(changed)
        }
    }
}

extension String {
    /// Help is written to stand after its keys; as a name of its own it begins with a capital.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
