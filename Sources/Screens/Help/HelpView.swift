import TerminalUI

/// The keys of the screen underneath, made from its key map. What doesn't fit is scrolled to.
struct HelpView: Equatable {
    var own: [KeyHelp]
    var everywhere: [KeyHelp]
    /// Whether the mouse is the program's.
    var mouse = true

    /// So many lines are shown at once.
    func rows(in size: Size) -> Int { page(in: frame(in: size)).height }

    /// The first line shown when the last one stands at the bottom.
    func lastOffset(in size: Size) -> Int {
        let page = page(in: frame(in: size))
        return max(0, lines(columns: page.width, .measuring).count - page.height)
    }

    func render(into buffer: inout Buffer, offset: Int, context: ViewContext) {
        let frame = frame(in: buffer.size)
        Panel(style: context.theme.dim, glyphs: context.glyphs).render(into: &buffer, area: frame)
        let page = page(in: frame)
        let lines = lines(columns: page.width, context)
        for (row, line) in lines.dropFirst(offset).prefix(page.height).enumerated() {
            buffer.write(line, x: page.x, y: page.y + row, maxColumns: page.width)
        }
        let below = lines.count - offset - page.height
        if below > 0 { drawMore(below, into: &buffer, frame: frame, context: context) }
    }

    private func drawMore(_ count: Int, into buffer: inout Buffer, frame: Rect, context: ViewContext) {
        let text = context.glyphs.text(" \(count) more ↓ ")
        buffer.write(text, x: frame.maxX - text.columns - 2, y: frame.maxY - 1, style: context.theme.dim)
    }

    // MARK: Layout

    private static let gap = 3
    private static let widestKeys = 16

    private var entries: [KeyHelp] { own + everywhere }
    private var keyColumns: Int { min(Self.widestKeys, entries.map(\.keys.columns).max() ?? 0) }

    private func frame(in size: Size) -> Rect {
        let text = keyColumns + Self.gap + (entries.map(\.help.columns).max() ?? 0)
        let width = min(size.width - 4, text + 6)
        let count = lines(columns: width - 6, .measuring).count
        // Air above and below where there is room for all of it.
        let height = min(size.height - 2, count + (count + 4 <= size.height - 2 ? 4 : 2))
        return Rect(size).centred(Size(width: width, height: height))
    }

    private func page(in frame: Rect) -> Rect {
        let count = lines(columns: frame.width - 6, .measuring).count
        return frame.inset(dx: 3, dy: frame.height - count >= 4 ? 2 : 1)
    }

    private func lines(columns: Int, _ context: ViewContext) -> [Line] {
        var lines = [Line("Keys of this screen", style: context.theme.heading)]
        lines += own.flatMap { self.lines($0, columns: columns, context) }
        if !everywhere.isEmpty {
            lines += [.empty, Line("Everywhere", style: context.theme.heading)]
            lines += everywhere.flatMap { self.lines($0, columns: columns, context) }
        }
        lines += [.empty, Line("Mouse", style: context.theme.heading)]
        let words =
            mouse
            ? "Click, wheel and drag work here and in the line below. With Shift held, the terminal selects text."
            : "Off in the settings: the terminal selects text with it."
        return lines + TextWrap.wrap(Line(words, style: context.theme.text), columns: columns)
    }

    /// The keys, and beside them what they do, on as many lines as it takes.
    private func lines(_ entry: KeyHelp, columns: Int, _ context: ViewContext) -> [Line] {
        let start = keyColumns + Self.gap
        let words = Line(context.glyphs.text(entry.help), style: context.theme.text)
        return TextWrap.wrap(words, columns: columns - start).enumerated().map { row, text in
            let keys = row == 0 ? context.glyphs.text(entry.keys) : ""
            return Line([Span(keys.padded(toColumns: start), style: context.theme.accent)] + text.spans)
        }
    }
}

extension ViewContext {
    /// For layouts: every theme and every set of glyphs takes the same columns.
    static let measuring = ViewContext(theme: .terminal, glyphs: .unicode)
}
