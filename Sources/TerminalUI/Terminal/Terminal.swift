/// A back end with a memory of what it shows, so that a frame costs only what it changes.
public struct Terminal<B: Backend> {
    public private(set) var backend: B
    private var shown: Buffer?
    private var shownLinks: [Int: [Frame.LinkPart]] = [:]

    public init(backend: B) {
        self.backend = backend
    }

    /// The screen's size in cells.
    public var size: Size { backend.size }

    /// Draws what differs from the frame before; everything after `invalidate()` or a change of size.
    public mutating func draw(_ frame: Frame) {
        let previous: Buffer
        if let shown, shown.size == frame.buffer.size {
            previous = shown
        } else {
            backend.clear()
            shownLinks = [:]
            previous = Buffer(size: frame.buffer.size)
        }
        let runs = frame.buffer.changes(from: previous)
        if !runs.isEmpty {
            backend.draw(runs)
        }
        backend.setCursor(frame.cursor)
        backend.flush()
        let links = frame.linkedRuns(after: shownLinks, drawn: Set(runs.map(\.y)))
        if !links.isEmpty {
            backend.link(links)
        }
        shown = frame.buffer
        shownLinks = frame.linkParts
    }

    /// Something else has written on the screen, or its size has changed: the next frame is drawn in full.
    public mutating func invalidate() {
        shown = nil
    }

    /// Changes the back end itself, for what isn't drawing.
    public mutating func withBackend<Result>(_ body: (inout B) -> Result) -> Result {
        body(&backend)
    }
}
