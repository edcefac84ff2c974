import Content
import KnowledgeStore
public import TerminalUI

/// Search, a keystroke at a time. Each change of the text asks anew; only the answer to the newest question is shown.
public struct SearchModel: ScreenModel {
    public enum Action: Equatable, Sendable {
        case edit(TextField.Edit)
        case move(Movement)
        case open
        case close
        case complete
    }

    private(set) var field: TextField
    private(set) var request: SearchRequest
    private(set) var results: SearchResults?
    /// How long the shown results took, in milliseconds.
    private(set) var milliseconds: Double?
    var selected = 0
    private(set) var size = Size(width: 0, height: 0)

    public init(text: String) {
        field = TextField(text)
        request = SearchRequest(text: "", generation: 0)
    }

    public var isTyping: Bool { true }

    public var keyMap: KeyMap<Action> {
        KeyMap(
            [
                KeyBinding(
                    KeyEvent(.up),
                    .control("p"),
                    action: .move(.up),
                    label: "↑ ↓",
                    help: "move (also Ctrl-P, Ctrl-N)",
                    hint: "move"
                ),
                KeyBinding(KeyEvent(.down), .control("n"), action: .move(.down)),
                KeyBinding(KeyEvent(.enter), action: .open, help: "open", hint: "open"),
                KeyBinding(KeyEvent(.escape), action: .close, help: "back", hint: "back"),
                KeyBinding(
                    KeyEvent(.tab),
                    action: .complete,
                    help: "take the suggested spelling",
                    hint: results?.didYouMean == nil ? nil : "take the suggestion"
                ),
                KeyBinding(KeyEvent(.pageUp), action: .move(.pageUp), label: "PgUp PgDn", help: "a page up or down"),
                KeyBinding(KeyEvent(.pageDown), action: .move(.pageDown)),
            ] + TextField.bindings(Action.edit)
        )
    }

    public func header(_ context: ViewContext) -> Header {
        Header(
            leading: Line(spans: [
                Span("/ ", style: context.theme.accent), Span(window.text, style: context.theme.text),
            ]),
            trailing: Line(summary(context.glyphs), style: context.theme.dim)
        )
    }

    /// What of the text is shown, where it is longer than the line.
    private var window: (text: String, caret: Int) {
        // The slash before it, the number of results behind it, and the margins.
        field.window(columns: max(8, size.width - 34))
    }

    private func summary(_ glyphs: GlyphSet) -> String {
        guard let results, !request.text.isEmpty else { return "" }
        let count = results.isCapped ? "\(results.total)+ results" : counted(results.total, "result")
        guard let milliseconds else { return count }
        return "\(count)   \(String(tenths: milliseconds)) ms"
    }

    public mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .edit(let edit):
            field.perform(edit)
            return ask()
        case .move(let movement):
            selected = movement.index(from: selected, count: hits.count, page: max(1, size.height / 3))
            return []
        case .open:
            return open()
        case .close:
            return [.navigate(.back)]
        case .complete:
            guard let suggestion = results?.didYouMean else { return [] }
            field = TextField(suggestion)
            return ask()
        }
    }

    public mutating func receive(_ event: ScreenEvent) -> [Effect] {
        switch event {
        case .appeared:
            return field.text.isEmpty ? [] : ask(evenIfSame: true)
        case .resized(let size):
            self.size = size
        case .text(let character):
            field.insert(String(character))
            return ask()
        case .paste(let text):
            field.insert(text)
            return ask()
        case .result(.search(let request, let results, let milliseconds)) where request == self.request:
            self.results = results
            self.milliseconds = milliseconds
            selected = max(0, min(selected, results.hits.count - 1))
        case .wheel(let lines, _):
            selected = (lines < 0 ? Movement.up : .down).index(from: selected, count: hits.count, page: 1)
        case .click(let point):
            guard let index = rows().first(where: { $0.rect.contains(point) })?.index else { return [] }
            selected = index
            return open()
        case .result:
            break
        }
        return []
    }

    var hits: [SearchHit] { results?.hits ?? [] }

    private mutating func ask(evenIfSame: Bool = false) -> [Effect] {
        let text = field.text
        guard text != request.text || evenIfSame else { return [] }
        if text != request.text { selected = 0 }
        request = SearchRequest(text: text, generation: request.generation + 1)
        guard !text.allSatisfy(\.isWhitespace) else {
            results = nil
            return []
        }
        return [.search(request)]
    }

    private func open() -> [Effect] {
        guard hits.indices.contains(selected) else { return [] }
        return [.navigate(.open(hits[selected].destination))]
    }

    public func cursor(in area: Rect) -> Point? {
        Point(x: 3 + window.caret, y: 0)
    }
}

extension SearchHit {
    /// Where Enter leads.
    var destination: Destination { Destination(reference, part: part) }
}

extension String {
    /// A number with one digit after the point, without Foundation's formatters.
    init(tenths value: Double) {
        let tenths = Int((value * 10).rounded())
        self = "\(tenths / 10).\(tenths % 10)"
    }
}
