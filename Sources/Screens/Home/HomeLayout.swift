import TerminalUI

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
    /// What the program is, for a newcomer.
    private(set) var greeting: [Heading] = []
    private(set) var height = 0
    /// Labs that are shown one by one.
    private(set) var labCount = 0

    /// Wide enough for paths and labs side by side.
    static let wideColumns = 100
    /// So many labs are shown where they have no column of their own.
    private static let fewLabs = 3

    static let sentence =
        "Backend engineering, in a terminal: read a topic, predict what a system will do, run it and see."

    init(data: HomeData, width: Int) {
        let margin = width >= 60 ? 3 : 1
        let room = max(0, min(width, 130) - 2 * margin)
        var y = addTop(data, x: margin, width: room)
        let isWide = width >= Self.wideColumns
        let most = isWide ? max(4, data.paths.count) : Self.fewLabs
        // The line that leads to the others takes the place of one.
        labCount = data.labs.count <= most ? data.labs.count : most - 1
        let labs = (0..<labCount).map(HomeItem.lab) + (data.labs.count > labCount ? [.moreLabs] : [])
        let paths = data.paths.indices.map(HomeItem.path)
        if isWide {
            let columns = Rect(x: margin, y: y, width: room, height: 0).splitColumns([.fill(3), .fill(2)], spacing: 6)
            let below = addList("Paths", paths, x: columns[0].x, y: y, width: columns[0].width)
            let beside = addList("Labs", labs, x: columns[1].x, y: y, width: columns[1].width)
            y = max(below, beside)
        } else {
            y = addList("Paths", paths, x: margin, y: y, width: room)
            y = addList("Labs", labs, x: margin, y: y, width: room)
        }
        y = addCategories(count: data.categories.count, x: margin, y: y, width: room)
        if data.hasContent { addCatalogues(x: margin, y: y, width: room) }
        height = places.map(\.rect.maxY).max() ?? 0
        guard data.week != nil else { return }
        places.append(Place(item: .week, rect: Rect(x: margin, y: height + 1, width: room, height: 1)))
        height += 2
    }

    /// What a newcomer is offered, or where the reader stopped. Returns where the lists begin.
    private mutating func addTop(_ data: HomeData, x: Int, width: Int) -> Int {
        guard data.hasContent else { return 0 }
        func row(_ y: Int) -> Rect { Rect(x: x, y: y, width: width, height: 1) }
        guard let welcome = data.welcome else {
            guard data.resume != nil || !data.paths.isEmpty else { return 0 }
            places.append(Place(item: .resume, rect: row(0)))
            guard data.due > 0 else { return 2 }
            places.append(Place(item: .review, rect: row(1)))
            return 3
        }
        // The pointer's two columns stand before every row.
        let lines = TextWrap.wrap(Line(Self.sentence), columns: max(1, width - 2))
        greeting = lines.enumerated().map { Heading(text: $1.text, origin: Point(x: x + 2, y: $0)) }
        var y = lines.count + 1
        for offer in HomeItem.Offer.allCases {
            if offer == .read, welcome.topic == nil { continue }
            if offer == .run, welcome.lab == nil { continue }
            places.append(Place(item: .offer(offer), rect: row(y)))
            y += 1
        }
        return y + 1
    }

    private mutating func addList(_ heading: String, _ items: [HomeItem], x: Int, y: Int, width: Int) -> Int {
        guard !items.isEmpty else { return y }
        headings.append(Heading(text: heading, origin: Point(x: x, y: y)))
        for (row, item) in items.enumerated() {
            places.append(Place(item: item, rect: Rect(x: x, y: y + 1 + row, width: width, height: 1)))
        }
        return y + items.count + 2
    }

    private mutating func addCategories(count: Int, x: Int, y: Int, width: Int) -> Int {
        guard count > 0 else { return y }
        headings.append(Heading(text: "Categories", origin: Point(x: x, y: y)))
        let columns = max(1, min(4, width / 24))
        let cell = width / columns
        for index in 0..<count {
            let rect = Rect(x: x + index % columns * cell, y: y + 1 + index / columns, width: cell - 3, height: 1)
            places.append(Place(item: .category(index), rect: rect))
        }
        return y + 2 + (count + columns - 1) / columns
    }

    /// In one row where they fit, else in as many as it takes.
    private mutating func addCatalogues(x: Int, y: Int, width: Int) {
        var (column, y) = (0, y)
        for catalogue in HomeItem.catalogues {
            // The pointer before it, and a space between it and the next.
            let columns = catalogue.title.columns + 2
            if column > 0, column + columns > width { (column, y) = (0, y + 1) }
            let rect = Rect(x: x + column, y: y, width: min(columns, width), height: 1)
            places.append(Place(item: .catalogue(catalogue), rect: rect))
            column += columns + 2
        }
    }
}
