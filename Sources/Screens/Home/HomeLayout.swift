import TerminalUI

/// Something on Home that can be opened.
public enum HomeItem: Hashable, Sendable {
    /// Where the reader stopped; for a newcomer, where to begin.
    case resume
    case path(Int)
    case lab(Int)
    case category(Int)
}

/// Where everything on Home stands, in a column of its own height that the screen shows a part of. View, keys and mouse
/// all read it, so they agree.
struct HomeLayout: Equatable {
    struct Place: Equatable {
        var item: HomeItem
        var rect: Rect
    }

    struct Heading: Equatable {
        var text: String
        var origin: Point
    }

    private(set) var places: [Place] = []
    private(set) var headings: [Heading] = []
    private(set) var height = 0

    /// Wide enough for paths and labs side by side.
    static let wideColumns = 100

    init(data: HomeData, width: Int) {
        let margin = width >= 60 ? 3 : 1
        let room = max(0, min(width, 130) - 2 * margin)
        var y = 0
        if data.resume != nil || !data.paths.isEmpty {
            places.append(Place(item: .resume, rect: Rect(x: margin, y: 0, width: room, height: 1)))
            y = 2
        }
        if width >= Self.wideColumns {
            let columns = Rect(x: margin, y: y, width: room, height: 0).splitColumns([.fill(3), .fill(2)], spacing: 6)
            let below = addList(
                "Paths",
                data.paths.indices.map(HomeItem.path),
                x: columns[0].x,
                y: y,
                width: columns[0].width
            )
            let beside = addList(
                "Labs",
                data.labs.indices.map(HomeItem.lab),
                x: columns[1].x,
                y: y,
                width: columns[1].width
            )
            y = max(below, beside)
        } else {
            y = addList("Paths", data.paths.indices.map(HomeItem.path), x: margin, y: y, width: room)
            y = addList("Labs", data.labs.indices.map(HomeItem.lab), x: margin, y: y, width: room)
        }
        addCategories(count: data.categories.count, x: margin, y: y, width: room)
        height = places.map(\.rect.maxY).max() ?? 0
    }

    private mutating func addList(_ heading: String, _ items: [HomeItem], x: Int, y: Int, width: Int) -> Int {
        guard !items.isEmpty else { return y }
        headings.append(Heading(text: heading, origin: Point(x: x, y: y)))
        for (row, item) in items.enumerated() {
            places.append(Place(item: item, rect: Rect(x: x, y: y + 1 + row, width: width, height: 1)))
        }
        return y + items.count + 2
    }

    private mutating func addCategories(count: Int, x: Int, y: Int, width: Int) {
        guard count > 0 else { return }
        headings.append(Heading(text: "Categories", origin: Point(x: x, y: y)))
        let columns = max(1, min(4, width / 24))
        let cell = width / columns
        for index in 0..<count {
            let rect = Rect(x: x + index % columns * cell, y: y + 1 + index / columns, width: cell - 3, height: 1)
            places.append(Place(item: .category(index), rect: rect))
        }
    }

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
