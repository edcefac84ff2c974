/// A piece of text in one style.
public struct Span: Hashable, Sendable {
    public var text: String
    public var style: Style

    public init(_ text: String, style: Style = .plain) {
        self.text = text
        self.style = style
    }

    public init(text: String, style: Style = .plain) {
        self.init(text, style: style)
    }

    /// Columns that the text takes.
    public var columns: Int { text.columns }
}
