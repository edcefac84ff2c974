/// Something that the mouse did, at a cell.
public struct MouseEvent: Hashable, Sendable {
    public enum Button: Hashable, Sendable {
        case left, middle, right
    }

    public enum Kind: Hashable, Sendable {
        case press(Button)
        case release
        case wheelUp
        case wheelDown
        case drag
    }

    public var kind: Kind
    public var position: Point
    public var modifiers: KeyModifiers

    public init(kind: Kind, position: Point, modifiers: KeyModifiers = []) {
        self.kind = kind
        self.position = position
        self.modifiers = modifiers
    }
}
