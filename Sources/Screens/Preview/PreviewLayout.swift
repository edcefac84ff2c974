import TerminalUI

/// Where a list stands, and the preview of what is selected in it: beside it where there is room, else below, else in its
/// place.
struct PreviewLayout: Equatable {
    var list: Rect
    /// Nil while none is shown.
    var preview: Rect?
    /// List and preview with the line between them; nil where only one of them is shown.
    var room: DividedRoom?

    /// From this width on a preview stands beside its list.
    static let wideColumns = 100
    /// From this height on it stands below.
    static let tallRows = 14

    static func isWide(_ size: Size) -> Bool { size.width >= wideColumns }

    /// - Parameter share: hundredths for the list, where the learner has said so.
    init(area: Rect, showsPreview: Bool, share: Int?) {
        list = area
        guard showsPreview else { return }
        if area.width >= Self.wideColumns - 4 {
            room = .beside(area, share: share)
        } else if area.height >= Self.tallRows {
            room = DividedRoom(area, .stacked, share: share, usual: { $0 * 2 / 5 }, gap: 1, least: 3)
        } else {
            (list, preview) = (Rect(x: area.x, y: area.y, width: 0, height: 0), area)
        }
        if let room { (list, preview) = (room.before, room.after) }
    }

    /// A list with its preview beside it, whatever the width.
    init(beside area: Rect, share: Int?) {
        let room = DividedRoom.beside(area, share: share)
        self.room = room
        (list, preview) = (room.before, room.after)
    }
}

extension DividedRoom {
    /// A list with its preview beside it. The eye finds the end of a row across so many columns, and not many more.
    fileprivate static func beside(_ area: Rect, share: Int?) -> DividedRoom {
        DividedRoom(area, .sideBySide, share: share, usual: { min($0 / 2, 80) }, gap: 3, least: 24)
    }
}
