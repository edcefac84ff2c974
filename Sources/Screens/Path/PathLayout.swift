import TerminalUI

/// Where a path's parts stand in its own area, the origin at (0, 0).
struct PathLayout: Equatable {
    /// Whom it is for and what one can do at its end; empty where there is no room for it.
    var intro: Rect
    var progress: Rect
    /// The row in which a filter is typed: it stands where the progress would.
    var filter: Rect?
    var split: PreviewLayout

    /// From this height on the intro is shown.
    static let tallRows = 16

    init(size: Size, introRows: Int, showsPreview: Bool, share: Int?, isFiltering: Bool) {
        let area = Rect(size).inset(dx: size.width >= 60 ? 2 : 0, dy: 0)
        // A preview below the list takes the room that the intro would have.
        let isCrowded = showsPreview && !PreviewLayout.isWide(size)
        let hasIntro = size.height >= Self.tallRows && introRows > 0 && !isCrowded
        intro = Rect(x: area.x, y: area.y, width: area.width, height: hasIntro ? introRows : 0)
        progress = Rect(
            x: area.x,
            y: hasIntro ? intro.maxY + 1 : area.y,
            width: area.width,
            height: min(1, area.height)
        )
        filter = isFiltering ? progress : nil
        let top = progress.maxY + (size.height >= 10 ? 1 : 0)
        let below = Rect(x: area.x, y: top, width: area.width, height: max(0, area.maxY - top))
        split = PreviewLayout(area: below, showsPreview: showsPreview, share: share)
    }

    var list: Rect { split.list }
}

extension PathModel {
    var layout: PathLayout {
        PathLayout(
            size: size,
            introRows: intro(style: .plain, label: .plain).count,
            showsPreview: showsPreview,
            share: pane.share,
            isFiltering: filter.isOpen
        )
    }

    /// The first entry shown.
    var first: Int { ListWindow.first(selected: selected, count: entries.count, height: layout.list.height) }

    /// Whom the path is for, and what one can do at its end.
    func intro(style: Style, label: Style) -> [Line] {
        guard let data else { return [] }
        let width = min(size.width - 6, 100)
        return [("For    ", data.audience), ("After  ", data.outcome)].flatMap { name, text in
            TextWrap.wrap(Line(text, style: style), columns: max(16, width - name.columns)).enumerated()
                .map { row, line in
                    Line(
                        [Span(row == 0 ? name : String(repeating: " ", count: name.columns), style: label)] + line.spans
                    )
                }
        }
    }
}
