import Content
import KnowledgeStore
public import TerminalUI

/// Search, a keystroke at a time. Each change of the text asks anew; only the answer to the newest question is shown.
public struct SearchModel: ScreenModel {
    /// How many searches are offered again.
    static let mostRecent = 8

    private(set) var field: TextField
    private(set) var request: SearchRequest
    private(set) var answer: SearchAnswer?
    /// The answer's rows, in their order.
    private(set) var rows: [SearchRow] = []
    /// How long the shown answer took, in milliseconds.
    private(set) var milliseconds: Double?
    private(set) var selected = 0
    private(set) var context = SearchContext.none
    /// The recent search that the pointer stands at; nil while it is in the field.
    private(set) var recent: Int?
    private(set) var showsPreview = false
    private(set) var pane = PreviewPane()
    private(set) var size = Size.zero

    /// It was opened from a page, in which one may want to look first.
    let isOverPage: Bool

    public init(text: String, isOverPage: Bool = false) {
        self.isOverPage = isOverPage
        field = TextField(text)
        request = SearchRequest(text: "", generation: 0)
    }

    public var isTyping: Bool { true }

    /// What the preview marks: the query that brought the rows.
    var foundWords: FoundWords? {
        guard let row = selectedRow else { return nil }
        let text = answer?.results.didYouMean ?? request.text
        return FoundWords(SearchQuery(parsing: text), extract: row.extract)
    }

    /// Nothing is looked for, and what was looked for lately is offered.
    var isEmpty: Bool { request.text.allSatisfy(\.isWhitespace) }

    var selectedRow: SearchRow? { rows.indices.contains(selected) ? rows[selected] : nil }

    var completion: FilterCompletion {
        FilterCompletion(text: field.text, isAtEnd: field.isAtEnd, categories: context.categories)
    }

    /// What → at the end of the text takes: the rest of a filter's value, or the query spelled right.
    var proposal: String? {
        guard field.isAtEnd else { return nil }
        let ghost = completion.ghost
        if !ghost.isEmpty { return field.text + ghost + " " }
        return answer?.results.didYouMean
    }

    /// What is left when another screen takes its place: a search that found something is remembered.
    public var departure: [Effect] { rows.isEmpty ? [] : remembered }

    private var remembered: [Effect] {
        let text = request.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.count < 2 ? [] : [.saveSearch(text)]
    }

    // MARK: Keys and events

    public mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .edit(let edit):
            field.perform(edit)
            return ask()
        case .move(let movement):
            move(movement)
            return loadPreview()
        case .open:
            return open()
        case .close:
            return [.navigate(.back)]
        case .findInPage:
            return [.navigate(.findInPage(field.text))]
        case .complete:
            guard let proposal else { return [] }
            return take(proposal)
        case .preview:
            showsPreview.toggle()
            return loadPreview()
        case .pane(let action):
            return pane.perform(action, in: layout.split)
        }
    }

    public mutating func receive(_ event: ScreenEvent) -> [Effect] {
        if let effects = pane.take(event, in: layout.split) { return effects }
        switch event {
        case .appeared:
            return [.loadSearch] + (field.text.isEmpty ? [] : ask(evenIfSame: true))
        case .resized(let size):
            self.size = size
            return loadPreview()
        case .text(let character):
            field.insert(String(character))
            return ask()
        case .paste(let text):
            field.insert(text)
            return ask()
        case .result(.search(let request, let answer, let milliseconds)) where request == self.request:
            show(answer, milliseconds: milliseconds)
            return loadPreview()
        case .result(.searchContext(let context)):
            self.context = context
        case .wheel(let lines, _):
            move(lines < 0 ? .up : .down)
            return loadPreview()
        case .click(let point):
            return click(point)
        default:
            break
        }
        return []
    }

    private mutating func show(_ answer: SearchAnswer, milliseconds: Double) {
        self.answer = answer
        self.milliseconds = milliseconds
        rows = answer.rows
        selected = max(0, min(selected, rows.count - 1))
    }

    private mutating func move(_ movement: Movement) {
        if isEmpty {
            // The pointer goes down out of the field, and back up into it.
            let next = movement.index(from: (recent ?? -1) + 1, count: context.recent.count + 1, page: 4) - 1
            recent = next < 0 ? nil : next
        } else {
            selected = movement.index(from: selected, count: rows.count, page: max(1, layout.list.height / 3))
        }
    }

    private mutating func click(_ point: Point) -> [Effect] {
        if let index = recentRows.first(where: { $0.rect.contains(point) })?.index {
            return take(context.recent[index])
        }
        if let taken = notice?.text(at: point.x - layout.notice.x), layout.notice.contains(point) {
            return take(taken)
        }
        guard let index = hitRows().first(where: { $0.rect.contains(point) })?.index else { return [] }
        selected = index
        return open()
    }

    private mutating func open() -> [Effect] {
        if isEmpty, let recent { return take(context.recent[recent]) }
        guard let row = selectedRow else { return [] }
        return remembered + [.navigate(.open(row.destination))]
    }

    private mutating func take(_ text: String) -> [Effect] {
        field = TextField(text)
        return ask()
    }

    private mutating func ask(evenIfSame: Bool = false) -> [Effect] {
        let text = field.text
        guard text != request.text || evenIfSame else { return [] }
        if text != request.text { selected = 0 }
        recent = nil
        request = SearchRequest(text: text, generation: request.generation + 1)
        guard !isEmpty else {
            answer = nil
            rows = []
            return loadPreview()
        }
        return [.search(request)]
    }

    private mutating func loadPreview() -> [Effect] {
        guard layout.split.preview != nil else { return [] }
        return pane.show(selectedRow?.preview)
    }

    public func cursor(in area: Rect) -> Point? {
        recent == nil ? Point(x: 3 + window.caret, y: 0) : nil
    }
}
