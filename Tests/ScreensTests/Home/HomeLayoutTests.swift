import TerminalUI
import Testing

@testable import Screens

@Suite struct HomeLayoutTests {
    struct Move: Sendable, CustomTestStringConvertible {
        var width: Int
        var key: Movement
        var from: HomeItem
        var to: HomeItem?

        var testDescription: String { "\(width): \(key) from \(from)" }
    }

    /// Two paths, three labs, five categories.
    private let data = HomeData(
        resume: nil,
        paths: (0..<2).map { HomeData.Path(id: "path-\($0)", title: "Path \($0)", done: 0, total: 5) },
        labs: (0..<3).map { HomeData.Lab(id: "lab-\($0)", title: "Lab \($0)", minutes: 8, isPassed: false) },
        categories: (0..<5).map { HomeData.Category(id: "c\($0)", title: "Category \($0)", count: 3) }
    )

    /// Paths and labs side by side, categories in rows of four.
    private static let wide: [Move] = [
        Move(width: 120, key: .up, from: .resume, to: nil),
        Move(width: 120, key: .down, from: .resume, to: .path(0)),
        Move(width: 120, key: .down, from: .path(0), to: .path(1)),
        Move(width: 120, key: .down, from: .path(1), to: .category(0)),
        Move(width: 120, key: .down, from: .lab(1), to: .lab(2)),
        Move(width: 120, key: .down, from: .lab(2), to: .category(2)),
        Move(width: 120, key: .up, from: .path(0), to: .resume),
        Move(width: 120, key: .up, from: .lab(0), to: .resume),
        Move(width: 120, key: .up, from: .category(0), to: .path(1)),
        Move(width: 120, key: .up, from: .category(3), to: .lab(2)),
        Move(width: 120, key: .right, from: .path(0), to: .lab(0)),
        Move(width: 120, key: .right, from: .path(1), to: .lab(1)),
        Move(width: 120, key: .left, from: .lab(2), to: .path(1)),
        Move(width: 120, key: .left, from: .path(0), to: nil),
        Move(width: 120, key: .right, from: .resume, to: nil),
        Move(width: 120, key: .right, from: .category(0), to: .category(1)),
        Move(width: 120, key: .left, from: .category(3), to: .category(2)),
        Move(width: 120, key: .down, from: .category(0), to: .category(4)),
        Move(width: 120, key: .down, from: .category(3), to: .category(4)),
        Move(width: 120, key: .up, from: .category(4), to: .category(0)),
        Move(width: 120, key: .first, from: .category(4), to: .resume),
        Move(width: 120, key: .last, from: .resume, to: .catalogue(.bookmarks)),
        Move(width: 120, key: .down, from: .category(4), to: .catalogue(.references)),
        Move(width: 120, key: .right, from: .catalogue(.references), to: .catalogue(.tools)),
        Move(width: 120, key: .pageDown, from: .resume, to: .category(0)),
        Move(width: 120, key: .pageUp, from: .category(4), to: .path(0)),
    ]

    /// All below one another, categories in rows of three.
    private static let narrow: [Move] = [
        Move(width: 80, key: .down, from: .resume, to: .path(0)),
        Move(width: 80, key: .down, from: .path(1), to: .lab(0)),
        Move(width: 80, key: .down, from: .lab(2), to: .category(0)),
        Move(width: 80, key: .up, from: .category(2), to: .lab(2)),
        Move(width: 80, key: .right, from: .path(0), to: nil),
        Move(width: 80, key: .left, from: .lab(0), to: nil),
        Move(width: 80, key: .down, from: .category(2), to: .catalogue(.bookmarks)),
        Move(width: 80, key: .right, from: .category(3), to: .category(4)),
        Move(width: 80, key: .down, from: .category(4), to: .catalogue(.tools)),
        Move(width: 80, key: .down, from: .catalogue(.tools), to: nil),
        Move(width: 80, key: .pageDown, from: .resume, to: .lab(1)),
        Move(width: 80, key: .pageDown, from: .category(4), to: .catalogue(.tools)),
    ]

    @Test(arguments: wide + narrow)
    func keysMoveToWhatStandsThere(_ move: Move) {
        let layout = HomeLayout(data: data, width: move.width)
        #expect(layout.item(move.key, from: move.from, page: 8) == move.to)
    }

    @Test(arguments: [40, 60, 80, 100, 120, 200])
    func everythingCanBeReachedByKeys(_ width: Int) {
        let layout = HomeLayout(data: data, width: width)
        var reached: Set<HomeItem> = [.resume]
        var waiting: [HomeItem] = [.resume]
        while let item = waiting.popLast() {
            for key in [Movement.up, .down, .left, .right] {
                guard let next = layout.item(key, from: item, page: 1), reached.insert(next).inserted else { continue }
                waiting.append(next)
            }
        }
        #expect(reached == Set(layout.places.map(\.item)))
    }

    @Test(arguments: [40, 59, 60, 80, 99, 100, 120, 200])
    func nothingOverlapsOrLeavesTheScreen(_ width: Int) {
        let layout = HomeLayout(data: data, width: width)
        for (index, place) in layout.places.enumerated() {
            #expect(place.rect.x >= 0 && place.rect.maxX <= width && place.rect.width >= 5)
            for other in layout.places.dropFirst(index + 1) {
                #expect(place.rect.intersection(other.rect).isEmpty, "\(place.item) and \(other.item)")
            }
        }
        #expect(layout.height == layout.places.map(\.rect.maxY).max())
    }

    @Test func aPointFindsItsItem() {
        let layout = HomeLayout(data: data, width: 80)
        for place in layout.places {
            #expect(layout.item(at: place.rect.origin) == place.item)
            #expect(layout.item(at: Point(x: place.rect.maxX - 1, y: place.rect.y)) == place.item)
        }
        #expect(layout.item(at: Point(x: 0, y: 1)) == nil)
    }

    /// The line that leads to the others is there whenever some aren't, and never for one that would have had its place.
    @Test(arguments: [(80, 3, 3), (80, 4, 2), (80, 36, 2), (120, 4, 4), (120, 5, 3), (120, 36, 3)])
    func ofManyLabsAFewAreShown(width: Int, labs: Int, shown: Int) {
        var many = data
        many.labs = (0..<labs).map { HomeData.Lab(id: "lab-\($0)", title: "Lab", minutes: 8, isPassed: false) }
        let layout = HomeLayout(data: many, width: width)
        #expect(layout.labCount == shown)
        #expect((layout.rect(of: .moreLabs) != nil) == (shown < labs))
        #expect(layout.rect(of: .lab(shown - 1)) != nil)
        #expect(layout.rect(of: .lab(shown)) == nil)
    }

    @Test func aNewcomerIsOfferedWhatThereIs() {
        var new = data
        let offer = HomeData.Offer(.topic("t"), title: "T", minutes: 5)
        new.welcome = HomeData.Welcome(topic: offer, lab: offer)
        func items() -> [HomeItem] { Array(HomeLayout(data: new, width: 80).places.map(\.item).prefix(4)) }
        #expect(items() == [.offer(.read), .offer(.run), .offer(.search), .path(0)])
        new.welcome?.lab = nil
        #expect(items() == [.offer(.read), .offer(.search), .path(0), .path(1)])
    }

    @Test func whatIsMissingTakesNoRoom() {
        var labsOnly = data
        labsOnly.paths = []
        labsOnly.categories = []
        let layout = HomeLayout(data: labsOnly, width: 80)
        #expect(layout.headings.map(\.text) == ["Labs"])
        let items = layout.places.map(\.item)
        #expect(items == [.lab(0), .lab(1), .lab(2)] + HomeItem.catalogues.map(HomeItem.catalogue))
    }
}
