import TerminalUI

/// The columns of Browse in its own area, the origin at (0, 0). A column that isn't shown is empty.
struct BrowseLayout: Equatable {
    var groups: Rect
    var topics: Rect
    /// Nil where there is no room for it.
    var preview: Rect?
    var rule: Rect?
    /// The row above the topics: the category's scope, or the filter that is typed.
    var heading: Rect?
    var filter: Rect?

    /// Below this width one column is shown at a time: the one that the keys act on.
    static let narrowest = 60
    /// From this width on three columns stand side by side.
    static let wideColumns = 110

    init(size: Size, focus: BrowseModel.Focus, showsPreview: Bool, isFiltering: Bool) {
        var area = Rect(size).inset(dx: size.width >= Self.narrowest ? 2 : 0, dy: 0)
        groups = .zero
        topics = .zero
        if size.width >= Self.narrowest {
            let columns = area.splitColumns([.fixed(26), .fill(1)], spacing: size.width >= Self.wideColumns ? 3 : 2)
            groups = columns[0]
            area = columns[1]
        } else if focus == .groups {
            groups = area
            return
        }
        if size.width >= Self.wideColumns, showsPreview {
            let columns = area.splitColumns([.fill(1), .fill(1)], spacing: 3)
            area = columns[0]
            preview = columns[1]
        }
        let hasHeading = isFiltering || (size.width >= Self.narrowest && size.height >= 12)
        if hasHeading {
            if isFiltering { filter = area.row(0) } else { heading = area.row(0) }
            area = area.inset(left: 0, top: size.height >= 12 ? 2 : 1, right: 0, bottom: 0)
        }
        topics = area
        if preview == nil, showsPreview {
            let split = PreviewLayout(area: area, showsPreview: true)
            (topics, preview, rule) = (split.list, split.preview, split.rule)
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
        BrowseLayout(size: size, focus: focus, showsPreview: showsPreview, isFiltering: filter.isOpen)
    }
}
