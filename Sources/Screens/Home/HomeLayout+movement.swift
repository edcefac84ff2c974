import TerminalUI

extension HomeLayout {
    func rect(of item: HomeItem) -> Rect? {
        places.first { $0.item == item }?.rect
    }

    func item(at point: Point) -> HomeItem? {
        places.first { $0.rect.contains(point) }?.item
    }

    /// The item that a move leads to; nil where there is none that way.
    ///
    /// Up and down keep to what stands above or below as long as there is any; sideways, what is level comes first, and a
    /// shorter column is still reached.
    /// - Parameter page: rows that a page moves by.
    func item(_ movement: Movement, from item: HomeItem, page: Int) -> HomeItem? {
        guard let origin = rect(of: item) else { return places.first?.item }
        switch movement {
        case .up:
            return nearest { $0.y < origin.y ? [isApart($0, origin), origin.y - $0.y, abs($0.x - origin.x)] : nil }
        case .down:
            return nearest { $0.y > origin.y ? [isApart($0, origin), $0.y - origin.y, abs($0.x - origin.x)] : nil }
        case .left: return nearest { $0.maxX <= origin.x ? [abs($0.y - origin.y), origin.x - $0.maxX] : nil }
        case .right: return nearest { $0.x >= origin.maxX ? [abs($0.y - origin.y), $0.x - origin.maxX] : nil }
        case .pageUp: return step(.up, from: item, rows: page)
        case .pageDown: return step(.down, from: item, rows: page)
        case .first: return places.first?.item
        case .last: return places.last?.item
        }
    }

    /// As many moves as stay within `rows`, and at least one.
    private func step(_ movement: Movement, from start: HomeItem, rows: Int) -> HomeItem? {
        var last: HomeItem?
        while let next = item(movement, from: last ?? start, page: 1), let from = rect(of: start),
            let to = rect(of: next),
            last == nil || abs(to.y - from.y) <= rows
        {
            last = next
        }
        return last
    }

    /// The item for which the distance, compared number by number, is the least.
    private func nearest(_ distance: (Rect) -> [Int]?) -> HomeItem? {
        places.compactMap { place in distance(place.rect).map { (item: place.item, distance: $0) } }
            .min { $0.distance.lexicographicallyPrecedes($1.distance) }?.item
    }

    /// 0 where one stands above the other, else 1.
    private func isApart(_ one: Rect, _ other: Rect) -> Int {
        one.x < other.maxX && other.x < one.maxX ? 0 : 1
    }
}
