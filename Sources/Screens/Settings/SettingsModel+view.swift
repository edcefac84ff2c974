public import TerminalUI

/// Where things stand on the settings screen, counted from the top left of its area.
struct SettingsLayout: Equatable {
    /// The first setting shown: on a small screen some make room for the words.
    var first: Int
    /// For each setting shown.
    var rows: [Rect]
    /// Where the choices begin.
    var choiceColumn: Int
    /// What the selected setting is about, and a sample of text.
    var words: Rect

    /// What the words need at the least.
    private static let leastWords = 3

    init(size: Size, keys: [SettingKey], selected: Int) {
        let edge = size.width >= 60 ? 2 : 0
        // A blank row between two where there is room for them.
        let step = size.height >= 2 * keys.count + 8 ? 2 : 1
        let shown = max(1, min(keys.count, size.height - 1 - Self.leastWords))
        first = step == 2 ? 0 : ListWindow.first(selected: selected, count: keys.count, height: shown)
        rows = (0..<(step == 2 ? keys.count : shown)).map { row in
            Rect(x: edge, y: row * step, width: size.width - 2 * edge, height: 1)
        }
        choiceColumn = edge + 2 + (keys.map(\.title.columns).max() ?? 0) + 3
        let top = (rows.last?.maxY ?? 0) + 1
        words = Rect(x: edge + 2, y: top, width: size.width - 2 * edge - 2, height: size.height - top)
    }
}

extension SettingsModel {
    var layout: SettingsLayout { SettingsLayout(size: size, keys: keys, selected: selected) }

    public func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let layout = layout
        for (index, row) in zip(layout.first..., layout.rows) where row.maxY <= area.height {
            draw(keys[index], isSelected: index == selected, into: &buffer, area: row.moved(by: area), context: context)
        }
        var y = 0
        let words = layout.words.moved(by: area)
        for line in lines(columns: words.width, context) where y < words.height {
            buffer.write(line, x: words.x, y: words.y + y, maxColumns: words.width)
            y += 1
        }
    }

    private func draw(
        _ key: SettingKey,
        isSelected: Bool,
        into buffer: inout Buffer,
        area: Rect,
        context: ViewContext
    ) {
        let theme = context.theme
        let width = layout.choiceColumn - layout.rows[0].x - 2
        var line = Line([context.pointer(isSelected)])
        line.append(key.title.padded(toColumns: width), style: isSelected ? theme.selection : theme.text)
        let choice = key.choice(in: settings)
        if isSelected {
            line.append(context.glyphs.text("‹ "), style: theme.dim)
            line.append(choice, style: theme.accent)
            line.append(context.glyphs.text(" ›"), style: theme.dim)
        } else {
            line.append("  " + choice, style: theme.text)
        }
        buffer.write(line.truncated(toColumns: area.width), x: area.x, y: area.y, maxColumns: area.width)
    }

    /// The selected setting in words, where all of them are kept, and a sample that shows theme and width.
    private func lines(columns: Int, _ context: ViewContext) -> [Line] {
        let theme = context.theme
        func wrapped(_ text: String, _ style: Style, columns: Int) -> [Line] {
            TextWrap.wrap(Line(context.glyphs.text(text), style: style), columns: max(10, columns))
        }
        let measure = min(columns, settings.measure.columns)
        var lines = wrapped(selectedKey.words(settings, context.surroundings), theme.text, columns: columns)
        if let issue { lines += wrapped(issue, theme.warning, columns: columns) }
        if let file { lines += [.empty] + wrapped("Kept in \(file)", theme.dim, columns: columns) }
        lines += [.empty, Line("A page looks like this", style: theme.heading)]
        lines += wrapped(Self.sample, theme.text, columns: measure)
        var roles = Line("a link", style: theme.link)
        for (text, style) in [
            ("code", theme.code), ("✓ passed", theme.success), ("✗ failed", theme.warning), ("found", theme.match),
            ("can wait", theme.dim),
        ] {
            roles.append("   ")
            roles.append(context.glyphs.text(text), style: style)
        }
        return lines + [.empty, roles]
    }

    private static let sample = """
        A cache keeps the answer to a question that is asked often. It saves work for as long as the answer is the \
        same, and misleads from then on until the entry goes: how long that may be is a decision about the data, \
        not about the cache.
        """
}

extension SettingKey {
    /// What the choice means here, where the terminal has its say too.
    func words(_ settings: Settings, _ surroundings: Surroundings) -> String {
        switch self {
        case .theme: Self.words(settings.theme, surroundings)
        case .measure: "Running text is at most \(settings.measure.columns) columns wide; code and tables may be wider."
        case .motion:
            switch settings.motion {
            case .full: "Messages travel through a lab's picture."
            case .reduced: "Nothing travels, and a running lab is drawn twice a second. Figures and charts stay."
            }
        case .mouse:
            settings.mouse
                ? "The mouse clicks, scrolls and drags here; with Shift held it selects text."
                : "The mouse is the terminal's: it selects text. Everything here has a key."
        case .symbols: Self.words(settings.symbols, surroundings)
        case .list:
            Self.words(settings.list, "Beside its preview, a list", others: "the preview gets the rest")
        case .outline:
            Self.words(settings.outline, "The outline beside a page", others: "the page gets the rest")
        }
    }

    private static func words(_ theme: Settings.ThemeChoice, _ surroundings: Surroundings) -> String {
        guard surroundings.hasColour else {
            return "NO_COLOR is set, so there are no colours, whatever is chosen here."
        }
        switch theme {
        case .automatic:
            guard let background = surroundings.background else {
                return "Dark or light as the terminal is. It doesn't tell its background, so its own colours are used."
            }
            return switch Theme(.automatic, on: background) {
            case .terminal: "The terminal's background is a middling tone, so its own colours are used."
            case _ where background.luminance < 0.18: "The terminal's background is dark, and so is the theme."
            default: "The terminal's background is light, and so is the theme."
            }
        case .dark: return "Light text on a dark background, whatever the terminal's is."
        case .light: return "Dark text on a light background, whatever the terminal's is."
        case .highContrast: return "White and bright colours on black; the selection is a bar."
        case .terminal: return "The 16 colours that the terminal defines, on its own background."
        }
    }

    private static func words(_ share: Int?, _ part: String, others: String) -> String {
        let width = share.map { "takes \($0) % of the room, and \(others)" } ?? "has its usual room"
        return "\(part) \(width). Drag the line between them, or use Alt-← and Alt-→ there."
    }

    private static func words(_ symbols: Settings.Symbols, _ surroundings: Surroundings) -> String {
        switch symbols {
        case .ascii: return "Lines and marks are drawn with ASCII."
        case .automatic, .unicode:
            if surroundings.isUnicode { return "Lines and marks are drawn with Unicode, as the locale allows." }
            return "The locale isn't UTF-8, so lines and marks are ASCII; LC_ALL=C.UTF-8 would allow more."
        }
    }
}
