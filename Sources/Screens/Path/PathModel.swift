import Content
import KnowledgeStore
import TerminalUI

/// A learning path: its stages, what of them is done, and what is next.
public struct PathModel: ScreenModel {
    public enum Action: Equatable, Sendable {
        case move(Movement)
        case stage(Movement)
        case open
        case next
        case preview
        case pane(PreviewAction)
    }

    /// A line of the list.
    enum Entry: Equatable, Sendable {
        case blank
        case stage(Int)
        case item(stage: Int, Int)
    }

    let id: String
    private(set) var data: PathData?
    private(set) var entries: [Entry] = []
    /// Where the keys are, among the entries; always on an item.
    private(set) var selected = 0
    /// Nil as long as the width decides.
    private var wantsPreview: Bool?
    private(set) var pane = PreviewPane()
    private(set) var size = Size.zero
    /// Why there is no path.
    private(set) var failure: String?

    public init(id: String) { self.id = id }

    public var keyMap: KeyMap<Action> {
        KeyMap(
            [
                KeyBinding(KeyEvent(.enter), action: .open, help: "open", hint: "open"),
                KeyBinding(
                    .character("n"),
                    action: .next,
                    help: "go on with what is next",
                    hint: next == nil ? nil : "go on"
                ),
                KeyBinding(
                    KeyEvent(.tab),
                    action: .preview,
                    help: "show or hide the preview",
                    hint: showsPreview ? "hide preview" : "preview"
                ),
            ] + movementBindings(Action.move) + [
                KeyBinding(
                    KeyEvent(.left),
                    .character("h"),
                    action: .stage(.left),
                    label: "← →",
                    help: "the stage before or after (also h and l)",
                    hint: "stage"
                ),
                KeyBinding(KeyEvent(.right), .character("l"), action: .stage(.right)),
            ] + pane.bindings(in: layout.split, Action.pane)
        )
    }

    // MARK: What is shown

    var showsPreview: Bool { wantsPreview ?? PreviewLayout.isWide(size) }

    func item(_ index: Int) -> PathData.Item? {
        guard let data, entries.indices.contains(index), case .item(let stage, let item) = entries[index] else {
            return nil
        }
        return data.stages[stage].items[item]
    }

    var selectedItem: PathData.Item? { item(selected) }

    /// The entry of the first thing that is still to do.
    var next: Int? { entries.indices.first { item($0)?.isToDo == true } }

    // MARK: Keys and events

    public mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .move(let movement):
            move(movement)
        case .stage(let movement):
            moveStage(movement)
        case .open:
            return open()
        case .next:
            guard let next else { return data == nil ? [] : [.notify("Everything on this path is done.")] }
            selected = next
            return open()
        case .preview:
            wantsPreview = !showsPreview
        case .pane(let action):
            return pane.perform(action, in: layout.split)
        }
        return loadPreview()
    }

    public mutating func receive(_ event: ScreenEvent) -> [Effect] {
        if let effects = pane.take(event, in: layout.split) { return effects }
        switch event {
        case .appeared:
            return [.loadPath(id)]
        case .resized(let size):
            self.size = size
        case .wheel(let lines, _):
            move(lines < 0 ? .up : .down)
        case .click(let point):
            return click(point)
        case .result(.path(let data)) where data.id == id:
            show(data)
            return loadPreview(afresh: true)
        case .result(.failed(let sentence)):
            if data == nil { failure = sentence }
            return []
        case .text, .paste, .result, .settings, .drag, .release:
            return []
        }
        return loadPreview()
    }

    private func open() -> [Effect] {
        guard let item = selectedItem else { return [] }
        if item.isPlanned { return [.notify("“\(item.title)” isn't written yet.")] }
        return [.navigate(.open(Destination(item.reference)))]
    }

    private mutating func click(_ point: Point) -> [Effect] {
        let list = layout.list
        guard list.contains(point) else { return [] }
        let index = first + point.y - list.y
        guard item(index) != nil else { return [] }
        let isSecond = index == selected
        selected = index
        return isSecond ? open() : loadPreview()
    }

    // MARK: Changes

    /// Takes the path. The pointer begins at what is next, and goes on to it once what it stood at is done.
    private mutating func show(_ data: PathData) {
        let before = selectedItem
        let isFirst = self.data == nil
        self.data = data
        entries = data.stages.indices.flatMap { stage -> [Entry] in
            let items = data.stages[stage].items.indices.map { Entry.item(stage: stage, $0) }
            return (stage > 0 ? [.blank] : []) + [.stage(stage)] + items
        }
        clamp()
        let isDoneNow = before?.isToDo == true && selectedItem?.state == .read
        if isFirst || isDoneNow, let next { selected = next }
    }

    private mutating func move(_ movement: Movement) {
        let before = selected
        selected = movement.index(from: selected, count: entries.count, page: layout.list.height)
        clamp(upwards: selected < before)
    }

    /// To the first item of the stage before or after.
    private mutating func moveStage(_ movement: Movement) {
        let starts = entries.indices.filter { if case .stage = entries[$0] { true } else { false } }
        let here = starts.lastIndex { $0 <= selected } ?? 0
        let wanted = movement == .left ? here - 1 : here + 1
        guard starts.indices.contains(wanted) else { return }
        selected = starts[wanted] + 1
        clamp()
    }

    /// Onto the nearest item that way, or the other way where there is none.
    private mutating func clamp(upwards: Bool = false) {
        selected = max(0, min(selected, entries.count - 1))
        let before = entries.indices.prefix(selected + 1).last { item($0) != nil }
        let after = entries.indices.dropFirst(selected).first { item($0) != nil }
        selected = (upwards ? before ?? after : after ?? before) ?? 0
    }

    private mutating func loadPreview(afresh: Bool = false) -> [Effect] {
        guard layout.split.preview != nil else { return [] }
        return pane.show(selectedItem.map { PreviewRequest($0.reference) }, afresh: afresh)
    }
}
