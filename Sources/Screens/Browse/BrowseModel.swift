import Content
import KnowledgeStore
import TerminalUI

/// Groups at the left, their topics beside them, and the beginning of the selected topic where there is room.
public struct BrowseModel: ScreenModel {
    public enum Action: Equatable, Sendable {
        case move(Movement)
        case focus(Focus)
        case switchFocus
        case open
        case sort
        case filter
    }

    public enum Focus: Equatable, Sendable {
        case groups
        case topics
    }

    /// The order of the topics in a group.
    public enum Order: CaseIterable, Equatable, Sendable {
        case asListed
        case title
        case level
        case minutes
    }

    let source: BrowseSource
    var data: BrowseData?
    var focus = Focus.groups
    var group = 0
    var topic = 0
    private(set) var order = Order.asListed
    private(set) var isOnlyUnread = false
    private(set) var size = Size(width: 0, height: 0)
    /// Of the topic that is selected, once it has come.
    private(set) var preview: PreviewData?
    private(set) var previewed: TopicID?

    public init(source: BrowseSource) { self.source = source }

    public var keyMap: KeyMap<Action> {
        KeyMap(
            [
                KeyBinding(KeyEvent(.enter), action: .open, help: "open the topic", hint: "open"),
                KeyBinding(
                    KeyEvent(.left),
                    .character("h"),
                    action: .focus(.groups),
                    label: "← →",
                    help: "groups or topics (also h, l and Tab)",
                    hint: "side"
                ),
                KeyBinding(KeyEvent(.right), .character("l"), action: .focus(.topics)),
                KeyBinding(KeyEvent(.tab), KeyEvent(.backTab), action: .switchFocus),
                KeyBinding(
                    .character("s"),
                    action: .sort,
                    help: "sort as listed, by title, level or minutes",
                    hint: "sort"
                ),
                KeyBinding(
                    .character("u"),
                    action: .filter,
                    help: "only what isn't read, or everything",
                    hint: isOnlyUnread ? "show all" : "unread only"
                ),
            ] + movementBindings(Action.move)
        )
    }

    public func header(_ context: ViewContext) -> Header {
        var trailing: [String] = []
        switch order {
        case .asListed: break
        case .title: trailing.append("by title")
        case .level: trailing.append("by level")
        case .minutes: trailing.append("by minutes")
        }
        if isOnlyUnread { trailing.append("unread only") }
        var leading = Line(data?.title ?? "", style: context.theme.heading)
        // Where the groups aren't beside the topics, the line says which one this is.
        if layout.groups.isEmpty, groups.indices.contains(group) {
            leading.append(" \(context.glyphs.breadcrumb) \(groups[group].title)", style: context.theme.text)
        }
        return Header(
            leading: leading,
            trailing: Line(trailing.joined(separator: context.glyphs.text(" · ")), style: context.theme.accent)
        )
    }

    public mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .move(let movement):
            return move(movement)
        case .focus(let focus):
            self.focus = focus
        case .switchFocus:
            focus = focus == .groups ? .topics : .groups
        case .open:
            return open()
        case .sort:
            order = Order.allCases[(Order.allCases.firstIndex(of: order)! + 1) % Order.allCases.count]
            topic = 0
        case .filter:
            isOnlyUnread.toggle()
            topic = 0
        }
        clamp()
        return loadPreview()
    }

    public mutating func receive(_ event: ScreenEvent) -> [Effect] {
        switch event {
        case .appeared:
            return [.loadBrowse(source)]
        case .resized(let size):
            self.size = size
            // A wider terminal may have room for a preview that wasn't asked for.
            return loadPreview()
        case .result(.browse(let data)) where data.source == source:
            let isFirst = self.data == nil
            self.data = data
            if isFirst { selectFirst() }
            clamp()
            return loadPreview()
        case .result(.preview(let id, let preview)) where id == selectedTopic?.id:
            self.preview = preview
            previewed = id
        case .wheel(let lines, let point):
            focus = layout.groups.contains(point) ? .groups : .topics
            return move(lines < 0 ? .up : .down)
        case .click(let point):
            return click(point)
        case .text, .paste, .result:
            break
        }
        return []
    }

    // MARK: What is shown

    var groups: [BrowseData.Group] { data?.groups ?? [] }

    /// The topics of the selected group, sorted and filtered.
    var topics: [BrowseData.Entry] {
        guard groups.indices.contains(group) else { return [] }
        let shown = groups[group].topics.filter { !isOnlyUnread || $0.state != .read }
        // What isn't written yet has neither level nor length and comes last.
        return switch order {
        case .asListed: shown
        case .title: shown.sorted { $0.title.lowercased() < $1.title.lowercased() }
        case .level: shown.sorted { ($0.level ?? .max, $0.title) < ($1.level ?? .max, $1.title) }
        case .minutes: shown.sorted { ($0.minutes ?? .max, $0.title) < ($1.minutes ?? .max, $1.title) }
        }
    }

    var selectedTopic: BrowseData.Entry? {
        let topics = topics
        return topics.indices.contains(topic) ? topics[topic] : nil
    }

    // MARK: Changes

    private mutating func move(_ movement: Movement) -> [Effect] {
        switch focus {
        case .groups:
            group = movement.index(from: group, count: groups.count, page: layout.groups.height)
            topic = 0
        case .topics:
            topic = movement.index(from: topic, count: topics.count, page: layout.topics.height)
        }
        clamp()
        return loadPreview()
    }

    private mutating func open() -> [Effect] {
        guard let entry = selectedTopic else {
            return groups.isEmpty ? [] : [.notify("There is nothing to open in “\(groups[group].title)”.")]
        }
        guard focus == .topics else {
            focus = .topics
            return []
        }
        if entry.isPlanned { return [.notify("“\(entry.title)” isn't written yet.")] }
        return [.navigate(.open(.page(.topic(entry.id), part: nil)))]
    }

    private mutating func click(_ point: Point) -> [Effect] {
        let layout = layout
        if layout.groups.contains(point) {
            let row = layout.firstGroup(of: self) + point.y - layout.groups.y
            guard groups.indices.contains(row) else { return [] }
            focus = .groups
            group = row
            topic = 0
            return loadPreview()
        }
        guard layout.topics.contains(point) else { return [] }
        let row = layout.firstTopic(of: self) + point.y - layout.topics.y
        guard topics.indices.contains(row) else { return [] }
        let isSecond = focus == .topics && topic == row
        focus = .topics
        topic = row
        return isSecond ? open() : loadPreview()
    }

    private mutating func selectFirst() {
        if case .categories(let selected?) = source {
            group = groups.firstIndex { $0.id == selected } ?? 0
            focus = .topics
        } else {
            // On a path, what is next.
            group = groups.firstIndex { $0.topics.contains { $0.state != .read && !$0.isPlanned } } ?? 0
            topic = topics.firstIndex { $0.state != .read && !$0.isPlanned } ?? 0
            focus = .topics
        }
    }

    private mutating func clamp() {
        group = max(0, min(group, groups.count - 1))
        topic = max(0, min(topic, topics.count - 1))
        // Keys on an empty list would do nothing.
        if topics.isEmpty { focus = .groups }
    }

    private func loadPreview() -> [Effect] {
        guard layout.preview != nil, let entry = selectedTopic, !entry.isPlanned, entry.id != previewed else {
            return []
        }
        return [.loadPreview(entry.id)]
    }
}
