import TerminalUI

extension AppModel {
    /// The keys of the help itself; any other closes it.
    static let helpKeyMap = KeyMap(
        movementBindings { $0 } + [
            KeyBinding(.character(" "), action: Movement.pageDown)
        ]
    )

    /// The first line of the help that is shown; nil while the help is closed.
    var helpOffset: Int? {
        if case .help(let offset) = overlay { offset } else { nil }
    }

    public var isHelpOpen: Bool { helpOffset != nil }

    var help: HelpView { HelpView(own: top.model.help, everywhere: keysEverywhere.help, mouse: settings.mouse) }

    mutating func pressInHelp(_ key: KeyEvent) -> [Effect] {
        if let movement = Self.helpKeyMap.action(for: key) {
            scrollHelp(movement)
            return []
        }
        switch Self.keyMap.action(for: key) {
        case .quit:
            return leave()
        case .suspend:
            return [.suspend]
        case .palette:
            return go(.palette)
        default:
            overlay = nil
            return []
        }
    }

    mutating func takeInHelp(_ event: MouseEvent) -> [Effect] {
        switch event.kind {
        case .wheelUp: scrollHelp(.up)
        case .wheelDown: scrollHelp(.down)
        case .press(.left):
            if let key = footerKey(at: event.position) { return pressInHelp(key) }
            overlay = nil
        default: break
        }
        return []
    }

    private mutating func scrollHelp(_ movement: Movement) {
        guard let offset = helpOffset else { return }
        let help = help
        let count = help.lastOffset(in: size) + 1
        overlay = .help(offset: movement.index(from: offset, count: count, page: help.rows(in: size)))
    }
}
