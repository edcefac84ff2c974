import Content
import TerminalUI

/// The first screen: where one stopped, the paths, the labs, the categories.
public struct HomeModel: ScreenModel {
    public enum Action: Equatable, Sendable {
        case move(Movement)
        case open
        case go(Destination)
    }

    private(set) var data: HomeData?
    private(set) var selection = HomeItem.resume
    private(set) var offset = 0
    private(set) var size = Size(width: 0, height: 0)

    public init() {}

    public var keyMap: KeyMap<Action> {
        KeyMap(
            [
                KeyBinding(KeyEvent(.enter), action: .open, help: "open", hint: "open"),
                KeyBinding(.character("L"), action: .go(.catalogue(.labs)), help: "labs", hint: "labs"),
                KeyBinding(
                    .character("r"),
                    action: .go(.questions(.review)),
                    help: "review what is due",
                    hint: "review"
                ),
                KeyBinding(.character("p"), action: .go(.progress), help: "progress", hint: "progress"),
                KeyBinding(
                    .character("b"),
                    action: .go(.catalogue(.bookmarks)),
                    help: "bookmarks and notes"
                ),
            ] + movementBindings(Action.move) + [
                KeyBinding(
                    KeyEvent(.left),
                    .character("h"),
                    action: .move(.left),
                    label: "← →",
                    help: "move sideways (also h and l)"
                ),
                KeyBinding(KeyEvent(.right), .character("l"), action: .move(.right)),
            ]
        )
    }

    public func header(_ context: ViewContext) -> Header {
        let motto = size.width >= 64 ? "backend engineering: read it, predict it, watch it" : ""
        return Header(
            leading: Line("backlab", style: context.theme.heading),
            trailing: Line(motto, style: context.theme.dim)
        )
    }

    public mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .move(let movement):
            if let item = layout?.item(movement, from: selection, page: size.height) { selection = item }
            reveal()
            return []
        case .open:
            return open(selection)
        case .go(let destination):
            return [.navigate(.open(destination))]
        }
    }

    public mutating func receive(_ event: ScreenEvent) -> [Effect] {
        switch event {
        case .appeared:
            return [.loadHome]
        case .resized(let size):
            self.size = size
            keepSelection()
        case .result(.home(let data)):
            self.data = data
            keepSelection()
        case .wheel(let lines, _):
            offset = max(0, min(offset + lines, (layout?.height ?? 0) - size.height))
        case .click(let point):
            guard let item = layout?.item(at: Point(x: point.x, y: point.y + offset)) else { return [] }
            selection = item
            return open(item)
        default:
            break
        }
        return []
    }

    var layout: HomeLayout? { data.map { HomeLayout(data: $0, width: size.width) } }

    /// The path that one begins with, when nothing has been read yet.
    var firstPath: HomeData.Path? { data?.paths.first }

    private func open(_ item: HomeItem) -> [Effect] {
        destination(of: item).map { [.navigate(.open($0))] } ?? []
    }

    private func destination(of item: HomeItem) -> Destination? {
        guard let data, data.hasContent else { return nil }
        return switch item {
        case .offer(.read): data.welcome?.topic.map { Destination($0.reference) }
        case .offer(.run): data.welcome?.lab.map { Destination($0.reference) }
        case .offer(.search): .search("")
        case .resume:
            data.resume.map { .page(.topic($0.topic.id), part: nil) } ?? data.next.map {
                Destination($0.offer.reference)
            }
                ?? firstPath.map { .path($0.id) }
        case .review: .questions(.review)
        case .path(let index): .path(data.paths[index].id)
        case .lab(let index): .lab(data.labs[index].id)
        case .moreLabs: .catalogue(.labs)
        case .category(let index): .browse(category: data.categories[index].id)
        case .catalogue(let catalogue): .catalogue(catalogue)
        case .week: .progress
        }
    }

    /// On something that is there: after a change of width, a lab may be among those that aren't shown.
    private mutating func keepSelection() {
        guard let layout else { return }
        if layout.rect(of: selection) == nil {
            let isLab = if case .lab = selection { true } else { false }
            selection = isLab && layout.rect(of: .moreLabs) != nil ? .moreLabs : layout.places.first?.item ?? .resume
        }
        reveal()
    }

    /// Scrolls as little as it takes to show the selection, and back to the top with the first row.
    private mutating func reveal() {
        guard let layout, let rect = layout.rect(of: selection) else { return }
        // The heading above a section's first row comes into view with it, and the greeting above the first offer.
        let heading = layout.headings.contains { $0.origin.y == rect.y - 1 } ? rect.y - 1 : rect.y
        let top = layout.places.first?.item == selection ? 0 : heading
        offset = min(offset, top)
        offset = max(offset, rect.maxY - size.height)
        offset = max(0, min(offset, layout.height - size.height))
    }
}
