/// A cell's colours and attributes.
public struct Style: Hashable, Sendable {
    public var foreground: Color
    public var background: Color
    public var attributes: Attributes

    /// The terminal's own colours, no attributes.
    public static let plain = Style()

    public init(foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// This style with what `other` says laid over it: its colours where they aren't `.standard`, and its attributes
    /// in addition to these.
    public func patched(by other: Style) -> Style {
        Style(
            foreground: other.foreground == .standard ? foreground : other.foreground,
            background: other.background == .standard ? background : other.background,
            attributes: attributes.union(other.attributes)
        )
    }

    /// This style with those attributes added.
    public func with(_ added: Attributes) -> Style {
        Style(foreground: foreground, background: background, attributes: attributes.union(added))
    }
}
