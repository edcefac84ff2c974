import TerminalUI

/// Where things stand on the reader's screen, counted from the top left of its area.
struct ReaderGeometry: Equatable, Sendable {
    static let widthWithOutline = 110
    private static let outlineWidth = 30
    /// What text and outline keep at least.
    private static let leastColumns = 18

    /// As many rows as the text has to itself, and as wide as code may become.
    let text: Rect
    /// What running text takes of that.
    let columns: Int
    let outline: Rect?
    /// Text and outline with the line between them.
    let divided: DividedRoom?
    /// The row of the search in the page.
    let find: Rect?

    /// - Parameters:
    ///   - measure: the columns of running text, where there is room; longer lines tire the eye.
    ///   - share: hundredths of the width for the text beside an outline, where the learner has said so.
    init(
        size: Size,
        hasOutline: Bool,
        isFinding: Bool,
        measure: Int = Settings.Measure.comfortable.columns,
        share: Int? = nil
    ) {
        let showsOutline = hasOutline && size.width >= Self.widthWithOutline
        let divided =
            showsOutline
            ? DividedRoom(
                Rect(x: 0, y: 0, width: size.width - 2, height: size.height),
                .sideBySide,
                share: share,
                usual: { $0 - Self.outlineWidth },
                gap: 3,
                least: Self.leastColumns
            ) : nil
        let room = divided?.after.x ?? size.width
        let edge = room >= 60 ? 2 : 1
        let height = max(0, size.height - (isFinding ? 1 : 0))
        // Before an outline the gap is part of the right-hand edge.
        let textRoom = divided.map { $0.before.width + 1 } ?? room
        columns = max(0, min(measure, textRoom - 2 * edge))
        let x = max(0, min((room - columns) / 2, (divided?.before.width ?? room) - columns))
        text = Rect(x: x, y: 0, width: (divided?.before.width ?? room - 1) - x, height: height)
        outline = divided.map { Rect(x: room, y: 0, width: $0.after.width, height: height) }
        self.divided = divided
        find = isFinding ? Rect(x: x, y: height, width: columns, height: min(1, size.height)) : nil
    }
}
