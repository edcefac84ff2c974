/// Cells of a frame that lead outside the program: a terminal that knows OSC 8 opens the address when they are clicked.
public struct FrameLink: Hashable, Sendable {
    /// As it was written; whoever draws it makes it safe.
    public var url: String
    /// Where its words stand, in the frame's coordinates: a link that was wrapped stands in several places.
    public var areas: [Rect]

    public init(url: String, areas: [Rect]) {
        self.url = url
        self.areas = areas
    }

    public init(url: String, area: Rect) {
        self.init(url: url, areas: [area])
    }
}
