import TerminalUI

/// Where a list stands, and the preview of what is selected in it: beside it where there is room, else below, else in its
/// place.
struct PreviewLayout: Equatable {
    var list: Rect
    /// Nil while none is shown.
    var preview: Rect?
    /// Between list and preview where they lie below one another.
    var rule: Rect?

    /// From this width on a preview stands beside its list.
    static let wideColumns = 100
    /// From this height on it stands below.
    static let tallRows = 14

    static func isWide(_ size: Size) -> Bool { size.width >= wideColumns }

    init(area: Rect, showsPreview: Bool) {
        list = area
        guard showsPreview else { return }
        if area.width >= Self.wideColumns - 4 {
            let columns = area.splitColumns([.fill(1), .fill(1)], spacing: 3)
            (list, preview) = (columns[0], columns[1])
        } else if area.height >= Self.tallRows {
            let rows = area.splitRows([.fill(2), .fixed(1), .fill(3)])
            (list, rule, preview) = (rows[0], rows[1], rows[2])
        } else {
            (list, preview) = (Rect(x: area.x, y: area.y, width: 0, height: 0), area)
        }
    }
}
