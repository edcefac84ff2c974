import Content
import KnowledgeStore
public import TerminalUI

/// Categories at the left, their topics beside them, and the beginning of the selected topic.
///
/// While a filter is typed, the topics are those of all categories that have the words.
public struct BrowseModel: ScreenModel {
    public enum Focus: Equatable, Sendable {
        case groups
        case topics
    }

    /// The order of the topics in a category.
    public enum Order: CaseIterable, Equatable, Sendable {
        case asListed
        case title
        case level
        case minutes
    }

    /// The category to begin with.
    private let category: String?
    private(set) var data: BrowseData?
    /// What each topic is compared by while one filters.
    private var keys: [TopicID: [UInt8]] = [:]
    /// The category of each topic, as an index.
    private(set) var groupOf: [TopicID: Int] = [:]
    private(set) var focus = Focus.groups
    private(set) var group = 0
    private(set) var topic = 0
    /// The topics that are listed.
    private(set) var topics: [BrowseData.Entry] = []
    private(set) var order = Order.asListed
    private(set) var isOnlyUnread = false
    private(set) var filter = ListFilter()
    /// Nil as long as the width decides.
    private var wantsPreview: Bool?
    private(set) var pane = PreviewPane()
    private(set) var size = Size.zero

    public init(category: String?) { self.category = category }

    public var isTyping: Bool { filter.isOpen }

    // MARK: What is shown

    var groups: [BrowseData.Group] { data?.groups ?? [] }

    var selectedTopic: BrowseData.Entry? { topics.indices.contains(topic) ? topics[topic] : nil }

    /// The topics come from all categories.
    var isAcrossGroups: Bool { !filter.words.isEmpty }

    var showsPreview: Bool { wantsPreview ?? (size.width >= BrowseLayout.wideColumns) }

    // MARK: Keys and events

    public mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .move(let movement): move(movement)
        case .focus(let focus): self.focus = focus == .topics && topics.isEmpty ? .groups : focus
        case .open: return open()
        case .preview: wantsPreview = !showsPreview
        case .pane(let action): return pane.perform(action, in: layout.split)
        case .sort:
            order = Order.allCases[((Order.allCases.firstIndex(of: order) ?? 0) + 1) % Order.allCases.count]
            topic = 0
            list()
        case .unread:
            isOnlyUnread.toggle()
            topic = 0
            list()
        case .filter: openFilter()
        case .edit(let edit): editFilter { $0.perform(edit) }
        case .closeFilter: closeFilter()
        }
        return loadPreview()
    }

    public mutating func receive(_ event: ScreenEvent) -> [Effect] {
        if let effects = pane.take(event, in: layout.split) { return effects }
        switch event {
        case .appeared:
            return [.loadBrowse]
        case .resized(let size):
            self.size = size
        case .text(let character):
            editFilter { $0.insert(String(character)) }
        case .paste(let text):
            editFilter { $0.insert(text) }
        case .wheel(let lines, let point):
            if !filter.isOpen { focus = layout.groups.contains(point) ? .groups : .topics }
            move(lines < 0 ? .up : .down)
        case .click(let point):
            return click(point)
        case .result(.browse(let data)):
            show(data)
            return loadPreview(afresh: true)
        case .result, .settings, .drag, .release:
            return []
        }
        return loadPreview()
    }

    private mutating func open() -> [Effect] {
        guard let entry = selectedTopic else {
            guard groups.indices.contains(group), !isAcrossGroups else { return [] }
            return [.notify("There is nothing to open in “\(groups[group].title)”.")]
        }
        guard focus == .topics else {
            focus = .topics
            return []
        }
        return [.navigate(.open(.page(.topic(entry.id), part: nil)))]
    }

    private mutating func click(_ point: Point) -> [Effect] {
        let layout = layout
        if layout.groups.contains(point) {
            let row = layout.firstGroup(of: self) + point.y - layout.groups.y
            guard groups.indices.contains(row) else { return [] }
            filter.close()
            focus = .groups
            select(group: row)
            return loadPreview()
        }
        guard layout.topics.contains(point) else { return [] }
        let row = layout.firstTopic(of: self) + point.y - layout.topics.y
        guard topics.indices.contains(row) else { return [] }
        let isSecond = focus == .topics && topic == row
        focus = .topics
        select(topic: row)
        return isSecond ? open() : loadPreview()
    }

    // MARK: Changes

    private mutating func show(_ data: BrowseData) {
        let isFirst = self.data == nil
        let before = selectedTopic?.id
        self.data = data
        let all = data.groups.flatMap(\.topics)
        for (index, group) in data.groups.enumerated() {
            for topic in group.topics { groupOf[topic.id] = index }
        }
        keys = Dictionary(all.map { ($0.id, ListFilter.key(of: $0.title)) }) { first, _ in first }
        if isFirst {
            group = data.groups.firstIndex { $0.id == category } ?? 0
            focus = .topics
        }
        list()
        if let place = topics.firstIndex(where: { $0.id == before }) { topic = place }
    }

    private mutating func move(_ movement: Movement) {
        switch focus {
        case .groups:
            select(group: movement.index(from: group, count: groups.count, page: layout.groups.height))
        case .topics:
            select(topic: movement.index(from: topic, count: topics.count, page: layout.topics.height))
        }
    }

    private mutating func select(group index: Int) {
        group = index
        topic = 0
        list()
    }

    /// While topics of all categories are listed, the category follows.
    private mutating func select(topic index: Int) {
        topic = index
        guard isAcrossGroups, let id = selectedTopic?.id else { return }
        group = groupOf[id] ?? group
    }

    /// Sorts and filters the topics.
    private mutating func list() {
        group = max(0, min(group, groups.count - 1))
        var shown: [BrowseData.Entry] = []
        if isAcrossGroups {
            shown = groups.flatMap(\.topics).filter { entry in keys[entry.id].map { filter.matches($0) } ?? false }
        } else if groups.indices.contains(group) {
            shown = groups[group].topics
        }
        shown = shown.filter { !isOnlyUnread || $0.state != .read }
        switch order {
        case .asListed: break
        case .title: shown.sort { $0.title.lowercased() < $1.title.lowercased() }
        case .level: shown.sort { ($0.level, $0.title) < ($1.level, $1.title) }
        case .minutes: shown.sort { ($0.minutes, $0.title) < ($1.minutes, $1.title) }
        }
        topics = shown
        topic = max(0, min(topic, topics.count - 1))
        // Keys on an empty list would do nothing.
        if topics.isEmpty, !filter.isOpen { focus = .groups }
    }

    private mutating func openFilter() {
        filter.open()
        focus = .topics
    }

    private mutating func editFilter(_ change: (inout TextField) -> Void) {
        guard filter.isOpen else { return }
        filter.edit(change)
        topic = 0
        list()
        select(topic: topic)
    }

    /// Shows the category of what was found, with the pointer on it.
    private mutating func closeFilter() {
        let found = selectedTopic?.id
        filter.close()
        list()
        topic = topics.firstIndex { $0.id == found } ?? 0
    }

    private mutating func loadPreview(afresh: Bool = false) -> [Effect] {
        guard layout.split.preview != nil else { return [] }
        return pane.show(selectedTopic.map { PreviewRequest(.topic($0.id)) }, afresh: afresh)
    }

    public func cursor(in area: Rect) -> Point? {
        layout.filter.flatMap { filter.cursor(in: $0.moved(by: area)) }
    }
}
