import TerminalUI

/// How far the learner is: what was done when, how well, and what is to come. One page, from today to the year.
public struct ProgressModel: ScreenModel {
    public enum Action: Equatable, Sendable {
        case move(Movement)
        case open
        case review
        case export
    }

    private(set) var data: ProgressData?
    /// Why there is none.
    private(set) var failure: String?
    private(set) var size = Size.zero
    /// An index into the data's destinations.
    private(set) var selected = 0
    /// The first line shown.
    private(set) var top = 0

    public init() {}

    public var keyMap: KeyMap<Action> {
        guard let data else { return KeyMap([]) }
        var bindings: [KeyBinding<Action>] = []
        if !data.destinations.isEmpty {
            bindings.append(KeyBinding(KeyEvent(.enter), action: .open, help: "open what is selected", hint: "open"))
        }
        bindings += [
            KeyBinding(.character("r"), action: .review, help: "review what is due", hint: "review"),
            KeyBinding(
                .character("e"),
                action: .export,
                help: "export your record to a JSON file here",
                hint: "export"
            ),
        ]
        return KeyMap(bindings + movementBindings(Action.move))
    }

    public func header(_ context: ViewContext) -> Header {
        let below = max(0, (page?.lines.count ?? 0) - top - size.height)
        let more = below > 0 ? context.glyphs.text("\(below) more ↓") : ""
        return Header(
            leading: Line("Progress", style: context.theme.heading),
            trailing: Line(more, style: context.theme.dim)
        )
    }

    public mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .move(let movement): move(movement)
        case .open:
            guard let places = data?.destinations, places.indices.contains(selected) else { return [] }
            return [.navigate(.open(places[selected]))]
        case .review: return [.navigate(.open(.questions(.review)))]
        case .export: return [.exportProgress]
        }
        return []
    }

    public mutating func receive(_ event: ScreenEvent) -> [Effect] {
        switch event {
        case .appeared:
            return [.loadProgress]
        case .resized(let size):
            self.size = size
            reveal()
        case .result(.progress(let data)):
            let isFirst = self.data == nil
            self.data = data
            failure = nil
            selected = max(0, min(selected, data.destinations.count - 1))
            if !isFirst { reveal() }
        case .result(.progressExported(let path)):
            return [.notify("Your record is in \(path)")]
        case .result(.failed(let sentence)):
            if data == nil { failure = sentence }
        case .wheel(let rows, _):
            top = max(0, min(top + rows, lastTop))
        case .click(let point):
            return click(point)
        case .text, .paste, .result, .drag, .release, .settings:
            break
        }
        return []
    }

    var geometry: ReaderGeometry { ReaderGeometry(size: size, hasOutline: false, isFinding: false) }

    /// The page without styles: where everything stands.
    private var page: ProgressPage? {
        data.map { ProgressPage($0, columns: pageColumns, selected: selected, context: .measuring) }
    }

    /// Wider than running text: there are bars and a calendar on it.
    var pageColumns: Int { max(0, min(ProgressPage.widest, size.width - 2 * margin)) }
    var margin: Int { size.width >= 60 ? 3 : 1 }

    private var lastTop: Int { max(0, (page?.lines.count ?? 0) - size.height) }

    private mutating func move(_ movement: Movement) {
        let count = data?.destinations.count ?? 0
        switch movement {
        // What stands below the last goal, and above the first, can be read too.
        case .down where selected >= count - 1, .last:
            selected = max(0, count - 1)
            top = lastTop
        case .up where selected == 0, .first:
            selected = 0
            top = 0
        case .pageUp, .pageDown:
            top = max(0, min(top + (movement == .pageUp ? 2 - size.height : size.height - 2), lastTop))
            selectShown()
        case .up, .down, .left, .right:
            selected = movement.index(from: selected, count: count, page: 1)
            reveal()
        }
    }

    /// After a page's move, the keys are on a goal that is on the screen, if one is.
    private mutating func selectShown() {
        guard let rows = page?.rows else { return }
        let shown = rows.indices.filter { (top..<top + size.height).contains(rows[$0]) }
        guard let first = shown.first, let last = shown.last else { return }
        selected = min(max(selected, first), last)
    }

    /// Scrolls as little as it takes to show the selected goal, with the heading above a group's first.
    private mutating func reveal() {
        guard let page else { return }
        if page.rows.indices.contains(selected) {
            let row = page.rows[selected]
            top = max(min(top, max(0, row - 2)), row - size.height + 1)
        }
        top = max(0, min(top, lastTop))
    }

    private mutating func click(_ point: Point) -> [Effect] {
        guard let row = page?.rows.firstIndex(of: top + point.y) else { return [] }
        selected = row
        return perform(.open)
    }
}
