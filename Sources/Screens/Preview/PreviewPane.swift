import TerminalUI

/// What the keys of a preview do.
public enum PreviewAction: Equatable, Sendable {
    /// Rows, negative is up.
    case scroll(Int)
    /// Moves the line before it: -1 makes the list smaller.
    case divide(Int)
}

/// The preview of a list's selected row: what was asked for, what has come of it, how far it is scrolled, and the line
/// between it and the list.
struct PreviewPane: Equatable, Sendable {
    private(set) var request: PreviewRequest?
    /// Nil until it has come.
    private(set) var data: PreviewData?
    /// Rows of it above the first that is shown, as far as it has so many.
    private(set) var offset = 0
    private(set) var divider = Divider(.preview)
    /// The columns of running text, as in the reader.
    private var measure = Settings.Measure.comfortable.columns

    /// So many rows for each press of a key, as for a step of the wheel.
    static let step = 3

    /// Hundredths for the list, where the learner has said so.
    var share: Int? { divider.share }

    /// Asks for what isn't there yet. What is shown already is asked for again only when it may have changed.
    mutating func show(_ wanted: PreviewRequest?, afresh: Bool = false) -> [Effect] {
        guard wanted != request || afresh else { return [] }
        if wanted != request {
            data = nil
            offset = 0
        }
        request = wanted
        return wanted.map { [.loadPreview($0)] } ?? []
    }

    // MARK: Keys and events

    mutating func perform(_ action: PreviewAction, in layout: PreviewLayout) -> [Effect] {
        switch action {
        case .scroll(let rows):
            scroll(by: rows, in: layout)
            return []
        case .divide(let direction):
            return divider.move(direction, in: layout.room)
        }
    }

    /// Takes an event that is the preview's; nil leaves it to the list.
    mutating func take(_ event: ScreenEvent, in layout: PreviewLayout) -> [Effect]? {
        switch event {
        case .result(.preview(let request, let data)):
            // The answer to the newest question only.
            if request == self.request { self.data = data }
            return []
        case .wheel(let rows, let point) where layout.preview?.contains(point) == true:
            scroll(by: rows, in: layout)
            return []
        case .settings(let settings):
            measure = settings.measure.columns
            return divider.take(event, in: layout.room)
        default:
            return divider.take(event, in: layout.room)
        }
    }

    private mutating func scroll(by rows: Int, in layout: PreviewLayout) {
        guard let data, let area = layout.preview else { return }
        let last = PreviewText(data, columns: area.width, measure: measure, context: .measuring).lastOffset(
            rows: area.height
        )
        // It may have been further before the preview became larger.
        offset = max(0, min(last, min(last, offset) + rows))
    }

    /// The key that shows and hides it, on every list.
    static func toggle<Action>(_ action: Action, isShown: Bool, isHinted: Bool = true) -> KeyBinding<Action> {
        KeyBinding(
            KeyEvent(.tab),
            action: action,
            help: "show or hide the preview",
            hint: isHinted ? isShown ? "hide preview" : "preview" : nil
        )
    }

    /// Its keys; none while none is shown.
    func bindings<Action>(
        in layout: PreviewLayout,
        hasLetters: Bool = true,
        _ action: (PreviewAction) -> Action
    ) -> [KeyBinding<Action>] {
        guard layout.preview != nil else { return [] }
        let (up, down) = (KeyEvent(.up, modifiers: .shift), KeyEvent(.down, modifiers: .shift))
        let scroll: [KeyBinding<Action>] = [
            KeyBinding(
                [up] + (hasLetters ? [.control("y")] : []),
                action: action(.scroll(-Self.step)),
                label: "Shift-↑ ↓",
                help: "scroll the preview" + (hasLetters ? " (also Ctrl-Y, Ctrl-E)" : "")
            ),
            KeyBinding([down] + (hasLetters ? [.control("e")] : []), action: action(.scroll(Self.step))),
        ]
        guard layout.room != nil else { return scroll }
        return scroll
            + Divider.bindings(hasLetters: hasLetters, help: "move the line before the preview") { action(.divide($0)) }
    }

    // MARK: Drawing

    /// The line, and what of the preview fits beside or below it.
    /// - Parameter words: what is marked in it.
    func render(
        in layout: PreviewLayout,
        into buffer: inout Buffer,
        area: Rect,
        marking words: FoundWords? = nil,
        context: ViewContext
    ) {
        layout.room?.render(into: &buffer, area: area, isHeld: divider.isHeld, context: context)
        guard let data, let preview = layout.preview?.moved(by: area), !preview.isEmpty else { return }
        let text = PreviewText(data, columns: preview.width, measure: measure, context: context)
        let first = min(offset, text.lastOffset(rows: preview.height))
        for (row, index) in (first..<text.count).prefix(preview.height).enumerated() {
            let line = text.line(index)
            buffer.write(
                words.map { $0.marked(line, style: context.theme.match) } ?? line,
                x: preview.x,
                y: preview.y + row,
                maxColumns: preview.width
            )
        }
    }
}
