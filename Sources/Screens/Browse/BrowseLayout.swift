import TerminalUI

/// The columns of Browse in its own area, the origin at (0, 0). A column that isn't shown is empty.
struct BrowseLayout: Equatable {
    var groups: Rect
    var topics: Rect
    /// Nil where there is no room for it.
    var preview: Rect?

    /// Below this width one column is shown at a time: the one that the keys act on.
    static let narrowest = 60

    init(size: Size, focus: BrowseModel.Focus) {
        let area = Rect(size).inset(dx: size.width >= Self.narrowest ? 2 : 0, dy: 0)
        if size.width >= 110 {
            let columns = area.splitColumns([.fixed(26), .fill(1), .fill(1)], spacing: 3)
            (groups, topics, preview) = (columns[0], columns[1], columns[2])
        } else if size.width >= Self.narrowest {
            let columns = area.splitColumns([.fixed(26), .fill(1)], spacing: 2)
            (groups, topics, preview) = (columns[0], columns[1], nil)
        } else {
            groups = focus == .groups ? area : .zero
            topics = focus == .topics ? area : .zero
        }
    }

    func firstGroup(of model: BrowseModel) -> Int {
        Self.first(selected: model.group, count: model.groups.count, height: groups.height)
    }

    func firstTopic(of model: BrowseModel) -> Int {
        Self.first(selected: model.topic, count: model.topics.count, height: topics.height)
    }

    /// The first row shown: the selection stands in the middle, except near the ends.
    private static func first(selected: Int, count: Int, height: Int) -> Int {
        max(0, min(selected - height / 2, count - height))
    }
}

extension BrowseModel {
    var layout: BrowseLayout { BrowseLayout(size: size, focus: focus) }
}
