import TerminalUI

/// The columns of Browse in its own area, the origin at (0, 0). A column that isn't shown is empty.
struct BrowseLayout: Equatable {
    var groups: Rect
    var topics: Rect
    /// The topics and their preview, where there is room for it.
    var split: PreviewLayout
    /// Above the topics: the category's scope, in up to three rows where there is room, or the filter that is typed.
    var heading: Rect?
    var filter: Rect?

    /// Below this width one column is shown at a time: the one that the keys act on.
    static let narrowest = 60
    /// From this width on three columns stand side by side.
    static let wideColumns = 110
    /// What a category's scope takes in one row, at most.
    private static let sentenceColumns = 112

    init(size: Size, focus: BrowseModel.Focus, showsPreview: Bool, share: Int?, isFiltering: Bool) {
        var area = Rect(size).inset(dx: size.width >= Self.narrowest ? 2 : 0, dy: 0)
        groups = .zero
        topics = .zero
        split = PreviewLayout(area: .zero, showsPreview: false, share: nil)
        if size.width >= Self.narrowest {
            let columns = area.splitColumns([.fixed(26), .fill(1)], spacing: size.width >= Self.wideColumns ? 3 : 2)
            groups = columns[0]
            area = columns[1]
        } else if focus == .groups {
            groups = area
            return
        }
        if size.width >= Self.wideColumns, showsPreview {
            split = PreviewLayout(beside: area, share: share)
            area = split.list
        }
        let hasHeading = isFiltering || (size.width >= Self.narrowest && size.height >= 12)
        if hasHeading {
            let rows = size.height < 16 ? 1 : min(3, 1 + Self.sentenceColumns / max(1, area.width - 2))
            if isFiltering {
                filter = area.row(0)
            } else {
                heading = Rect(x: area.x, y: area.y, width: area.width, height: rows)
            }
            area = area.inset(left: 0, top: size.height >= 12 ? rows + 1 : 1, right: 0, bottom: 0)
        }
        topics = area
        if split.preview == nil, showsPreview {
            split = PreviewLayout(area: area, showsPreview: true, share: share)
            topics = split.list
        }
    }

    func firstGroup(of model: BrowseModel) -> Int {
        ListWindow.first(selected: model.group, count: model.groups.count, height: groups.height)
    }

    func firstTopic(of model: BrowseModel) -> Int {
        ListWindow.first(selected: model.topic, count: model.topics.count, height: topics.height)
    }
}

extension BrowseModel {
    var layout: BrowseLayout {
        BrowseLayout(
            size: size,
            focus: focus,
            showsPreview: showsPreview,
            share: pane.share,
            isFiltering: filter.isOpen
        )
    }
}
