import Content
import TerminalUI

/// The first screen: where one stopped, the paths, the labs, the categories.
public struct HomeModel: ScreenModel {
    public enum Action: Equatable, Sendable {
        case move(Movement)
        case open
        case labs
    }

    var data: HomeData?
    var selection = HomeItem.resume
    private(set) var offset = 0
    private(set) var size = Size(width: 0, height: 0)

    public init() {}

    public var keyMap: KeyMap<Action> {
        KeyMap(
            [
                KeyBinding(KeyEvent(.enter), action: .open, help: "open", hint: "open"),
                KeyBinding(.character("L"), action: .labs, help: "go to the labs", hint: "labs"),
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
        case .labs:
            if data?.labs.isEmpty == false { selection = .lab(0) }
            reveal()
            return []
        }
    }

    public mutating func receive(_ event: ScreenEvent) -> [Effect] {
        switch event {
        case .appeared:
            return [.loadHome]
        case .resized(let size):
            self.size = size
            reveal()
        case .result(.home(let data)):
            self.data = data
            if layout?.rect(of: selection) == nil { selection = layout?.places.first?.item ?? .resume }
            reveal()
        case .wheel(let lines, _):
            offset = max(0, min(offset + lines, (layout?.height ?? 0) - size.height))
        case .click(let point):
            guard let item = layout?.item(at: Point(x: point.x, y: point.y + offset)) else { return [] }
            selection = item
            return open(item)
        case .text, .paste, .result:
            break
        }
        return []
    }

    var layout: HomeLayout? { data.map { HomeLayout(data: $0, width: size.width) } }

    /// The path that a newcomer begins with, when nothing has been read yet.
    var firstPath: HomeData.Path? { data?.paths.first }

    private func open(_ item: HomeItem) -> [Effect] {
        guard let data else { return [] }
        switch item {
        case .resume:
            if let resume = data.resume {
                return [.navigate(.open(.page(.topic(resume.topic.id), part: nil)))]
            }
            return firstPath.map { [.navigate(.open(.path($0.id)))] } ?? []
        case .path(let index):
            return [.navigate(.open(.path(data.paths[index].id)))]
        case .lab(let index):
            return [.navigate(.open(.lab(data.labs[index].id)))]
        case .category(let index):
            return [.navigate(.open(.browse(category: data.categories[index].id)))]
        }
    }

    /// Scrolls as little as it takes to show the selection, and back to the top with the first row.
    private mutating func reveal() {
        guard let layout, let rect = layout.rect(of: selection) else { return }
        // The heading above a section's first row comes into view with it.
        let top = layout.headings.contains { $0.origin.y == rect.y - 1 } ? rect.y - 1 : rect.y
        offset = min(offset, top)
        offset = max(offset, rect.maxY - size.height)
        offset = max(0, min(offset, layout.height - size.height))
    }
}
