import Content
import KnowledgeStore
public import TerminalUI

/// A learning path: its stages, what of them is done, and what is next.
public struct PathModel: ScreenModel {
    let id: String
    private(set) var data: PathData?
    /// What is shown, in its order.
    private(set) var entries: [PathEntry] = []
    /// Where the keys are, among the entries; always on an item.
    private(set) var selected = 0
    private(set) var order = PathOrder.stages
    private(set) var filter = ListFilter()
    /// Nil as long as the width decides.
    private var wantsPreview: Bool?
    private(set) var pane = PreviewPane()
    private(set) var size = Size.zero
    /// Why there is no path.
    private(set) var failure: String?

    public init(id: String) { self.id = id }

    public var isTyping: Bool { filter.isOpen }

    // MARK: What is shown

    var showsPreview: Bool { wantsPreview ?? PreviewLayout.isWide(size) }

    func item(_ index: Int) -> PathData.Item? {
        guard let data, entries.indices.contains(index), let place = entries[index].place else { return nil }
        return data[place]
    }

    var selectedItem: PathData.Item? { item(selected) }

    /// The entry of the first thing that is still to do, as the path goes, whatever the order here.
    var next: Int? {
        guard let place = data?.next else { return nil }
        return entries.firstIndex { $0.place == place }
    }

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
        case .sort:
            sort()
        case .filter:
            filter.open()
        case .edit(let edit):
            editFilter { $0.perform(edit) }
        case .closeFilter:
            closeFilter()
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
        case .text(let character):
            guard filter.isOpen else { return [] }
            editFilter { $0.insert(String(character)) }
        case .paste(let text):
            guard filter.isOpen else { return [] }
            editFilter { $0.insert(text) }
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
        case .result, .settings, .drag, .release:
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
        arrange(keeping: nil)
        let isDoneNow = before?.isToDo == true && selectedItem?.state == .read
        if isFirst || isDoneNow, let next { selected = next }
    }

    /// Sorts and filters the items. Where the item to keep is gone, the pointer stays at its place.
    private mutating func arrange(keeping place: PathData.Place?) {
        guard let data else { return }
        entries = order.entries(of: data) { filter.matches(ListFilter.key(of: $0.title)) }
        selected = place.flatMap { place in entries.firstIndex { $0.place == place } } ?? selected
        clamp()
    }

    private mutating func sort() {
        let place = entries.indices.contains(selected) ? entries[selected].place : nil
        order = order == .stages ? .time : .stages
        // By time one looks for what is short: it stands at the top.
        if order == .time { selected = 0 }
        arrange(keeping: order == .time ? nil : place)
    }

    private mutating func editFilter(_ change: (inout TextField) -> Void) {
        filter.edit(change)
        selected = 0
        arrange(keeping: nil)
    }

    /// Shows all again, with the pointer on what was found.
    private mutating func closeFilter() {
        let found = entries.indices.contains(selected) ? entries[selected].place : nil
        filter.close()
        arrange(keeping: found)
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

    public func cursor(in area: Rect) -> Point? {
        layout.filter.flatMap { filter.cursor(in: $0.moved(by: area)) }
    }
}
