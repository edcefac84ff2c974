import TerminalUI

/// What a divider stands before.
public enum DividerKind: Equatable, Sendable {
    case preview
    case outline
}

/// The line between two parts of a screen, as the learner moves it: pressed, dragged and let go, or by keys.
///
/// Where it stands is a setting, so it holds on every screen of its kind, at every size, and the next time.
struct Divider: Equatable, Sendable {
    let kind: DividerKind
    /// Hundredths of the room for the first part; nil as long as nobody has moved it.
    private(set) var share: Int?
    private(set) var isHeld = false

    /// So many hundredths for each press of a key.
    static let step = 5

    init(_ kind: DividerKind) { self.kind = kind }

    /// Takes an event that is about the line; nil leaves it to the screen.
    /// - Parameter room: as it is on the screen; nil while there is no line.
    mutating func take(_ event: ScreenEvent, in room: DividedRoom?) -> [Effect]? {
        switch event {
        case .settings(let settings):
            share = settings.share(of: kind)
            return nil
        case .click(let point):
            isHeld = room?.grip.contains(point) ?? false
            return isHeld ? [] : nil
        case .drag(let point):
            guard isHeld, let room else { return nil }
            share = room.share(at: point)
            return []
        case .release:
            guard isHeld else { return nil }
            isHeld = false
            return [.divide(kind, share: share)]
        default:
            return nil
        }
    }

    /// Moves the line by a step: -1 makes the first part smaller.
    mutating func move(_ direction: Int, in room: DividedRoom?) -> [Effect] {
        guard let room else { return [] }
        share = room.share(movedBy: direction * Self.step)
        return [.divide(kind, share: share)]
    }

    /// The keys that move it. Where letters are typed, or mean something else, there are only the arrows.
    static func bindings<Action>(hasLetters: Bool, help: String, _ action: (Int) -> Action) -> [KeyBinding<Action>] {
        let (left, right) = (KeyEvent(.left, modifiers: .alt), KeyEvent(.right, modifiers: .alt))
        guard hasLetters else {
            return [
                KeyBinding(left, action: action(-1), label: "Alt-← →", help: help),
                KeyBinding(right, action: action(1)),
            ]
        }
        return [
            KeyBinding(.character("<"), left, action: action(-1), label: "< >", help: "\(help) (also Alt-← →)"),
            KeyBinding(.character(">"), right, action: action(1)),
        ]
    }
}

extension Settings {
    func share(of divider: DividerKind) -> Int? {
        switch divider {
        case .preview: list
        case .outline: outline.map { 100 - $0 }
        }
    }

    /// Takes where a divider was moved to.
    mutating func set(_ share: Int?, of divider: DividerKind) {
        switch divider {
        case .preview: list = share
        case .outline: outline = share.map { 100 - $0 }
        }
    }
}
