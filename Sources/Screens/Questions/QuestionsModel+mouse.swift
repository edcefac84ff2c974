import TerminalUI

extension QuestionsModel {
    mutating func wheel(_ rows: Int) {
        switch stage {
        case .asking, .looking: scroll(by: rows)
        case .empty, .summary: _ = perform(.move(rows < 0 ? .up : .down))
        case .loading: break
        }
    }

    /// A choice answers, a link is followed, a row of the summary opens.
    mutating func click(_ point: Point) -> [Effect] {
        let text = geometry.text
        guard text.contains(Point(x: max(point.x, text.x), y: point.y)) else { return [] }
        switch stage {
        case .asking:
            let row = top + point.y - text.y
            guard let choice = sheet?.choices.firstIndex(where: { $0.contains(row) }) else { return [] }
            return perform(.choose(choice))
        case .looking:
            let link = sheet?.text.link(line: top + point.y - text.y, column: point.x - text.x)
            return link.map { follow($0) } ?? []
        case .empty, .summary:
            let count = listLines(.measuring).count
            let row = firstListLine(count: count) + point.y - text.y - (count - rows.count)
            guard rows.indices.contains(row) else { return [] }
            selectedRow = row
            return perform(.confirm)
        case .loading:
            return []
        }
    }
}
