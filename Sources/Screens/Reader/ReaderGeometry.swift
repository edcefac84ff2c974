import TerminalUI

/// Where things stand on the reader's screen, counted from the top left of its area.
struct ReaderGeometry: Equatable, Sendable {
    static let widthWithOutline = 110
    private static let outlineWidth = 30

    /// As many rows as the text has to itself, and as wide as code may become.
    let text: Rect
    /// What running text takes of that.
    let columns: Int
    let outline: Rect?
    /// The row of the search in the page.
    let find: Rect?

    /// - Parameter measure: the columns of running text, where there is room; longer lines tire the eye.
    init(size: Size, hasOutline: Bool, isFinding: Bool, measure: Int = Settings.Measure.comfortable.columns) {
        let showsOutline = hasOutline && size.width >= Self.widthWithOutline
        let room = showsOutline ? size.width - Self.outlineWidth - 2 : size.width
        let edge = room >= 60 ? 2 : 1
        let height = max(0, size.height - (isFinding ? 1 : 0))
        columns = max(0, min(measure, room - 2 * edge))
        let x = max(0, (room - columns) / 2)
        text = Rect(x: x, y: 0, width: room - x - 1, height: height)
        outline = showsOutline ? Rect(x: room, y: 0, width: Self.outlineWidth, height: height) : nil
        find = isFinding ? Rect(x: x, y: height, width: columns, height: min(1, size.height)) : nil
    }
}
