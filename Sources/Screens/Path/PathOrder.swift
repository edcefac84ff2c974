import KnowledgeStore

/// How a path's items are arranged.
enum PathOrder: Equatable, Sendable {
    /// As the path goes, under the titles of its stages.
    case stages
    /// What is to do, the shortest first; then what is done, and what isn't written yet.
    case time

    /// The list's lines. A stage of which nothing is kept isn't named.
    func entries(of data: PathData, keeping: (PathData.Item) -> Bool) -> [PathEntry] {
        let shown = data.places.filter { keeping(data[$0]) }
        switch self {
        case .stages:
            return Set(shown.map(\.stage)).sorted().flatMap { stage -> [PathEntry] in
                let items = shown.filter { $0.stage == stage }.map(PathEntry.item)
                return (stage == shown.first?.stage ? [] : [.blank]) + [.stage(stage)] + items
            }
        case .time:
            return shown.enumerated()
                .sorted { Self.rank(data[$0.element], $0.offset) < Self.rank(data[$1.element], $1.offset) }
                .map { .item($0.element) }
        }
    }

    private static func rank(_ item: PathData.Item, _ offset: Int) -> (Int, Int, Int) {
        (item.isToDo ? 0 : item.isPlanned ? 2 : 1, item.minutes ?? 0, offset)
    }
}

/// A line of a path's list.
enum PathEntry: Equatable, Sendable {
    case blank
    case stage(Int)
    case item(PathData.Place)

    var place: PathData.Place? { if case .item(let place) = self { place } else { nil } }
}

extension PathData {
    /// Where an item stands: a path may name one twice.
    struct Place: Hashable, Sendable {
        var stage: Int
        var item: Int
    }

    fileprivate var places: [Place] {
        stages.indices.flatMap { stage in stages[stage].items.indices.map { Place(stage: stage, item: $0) } }
    }

    /// What is still to do and comes first.
    var next: Place? { places.first { self[$0].isToDo } }

    subscript(place: Place) -> Item { stages[place.stage].items[place.item] }
}
