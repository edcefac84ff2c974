public import TerminalUI

extension AppModel {
    var isTooSmall: Bool { size.width < Self.smallest.width || size.height < Self.smallest.height }

    /// Where the screen on top draws: between header and footer, with a blank line to each where there is room.
    var contentArea: Rect {
        let gap = size.height >= 16 ? 1 : 0
        return Rect(x: 0, y: 1 + gap, width: size.width, height: max(0, size.height - 2 - 2 * gap))
    }

    /// The whole terminal of which a screen has so much.
    static func fullSize(of content: Size) -> Size {
        Size(width: content.width, height: content.height + (content.height >= 12 ? 4 : 2))
    }

    private var footerRow: Rect { Rect(x: 1, y: size.height - 1, width: max(0, size.width - 2), height: 1) }

    /// The hints that fit. The way to the help stays while others go, since it leads to all of them.
    private var shownHints: [KeyHint] {
        var hints = hints
        func columns() -> Int {
            hints.reduce(-KeyHints.spacing) { $0 + $1.key.columns + 1 + $1.words.columns + KeyHints.spacing }
        }
        while columns() > footerRow.width,
            let index = hints.lastIndex(where: { Self.keyMap.action(for: $0.press) != .help })
        {
            hints.remove(at: index)
        }
        return hints
    }

    private func footer(_ hints: [KeyHint], _ context: ViewContext) -> KeyHints {
        KeyHints(
            hints.map { KeyHints.Hint(context.glyphs.text($0.key), $0.words) },
            keyStyle: context.theme.text,
            labelStyle: context.theme.dim
        )
    }

    /// The key that the footer names at `point`, if it names one there.
    func footerKey(at point: Point) -> KeyEvent? {
        guard notice == nil, footerRow.contains(point) else { return nil }
        let hints = shownHints
        let index = footer(hints, .measuring).hint(at: point, in: footerRow)
        return index.map { hints[$0].press }
    }

    /// How things are drawn, by the settings and what is known of the terminal.
    var context: ViewContext { ViewContext(settings: settings, surroundings: surroundings) }

    /// Draws everything. The same model always gives the same frame.
    public func view() -> Frame { view(context) }

    /// Draws everything in another context than the model's own.
    func view(_ context: ViewContext) -> Frame {
        var frame = unpaintedView(context)
        frame.buffer.paintStandard(foreground: context.theme.foreground, background: context.theme.background)
        return frame
    }

    private func unpaintedView(_ context: ViewContext) -> Frame {
        var buffer = Buffer(size: size)
        guard !isTooSmall else {
            drawTooSmall(into: &buffer)
            return Frame(buffer: buffer, cursor: nil)
        }
        let model = top.model
        drawHeader(model.header(context), into: &buffer)
        model.view(into: &buffer, area: contentArea, context: context)
        if let notice {
            _ = buffer.write(notice, x: 1, y: size.height - 1, style: context.theme.warning, maxColumns: size.width - 2)
        } else {
            footer(shownHints, context).render(into: &buffer, area: footerRow)
        }
        switch overlay {
        case .help(let offset):
            help.render(into: &buffer, offset: offset, context: context)
            return Frame(buffer: buffer)
        case .palette(let palette):
            let view = PaletteView(palette: palette, size: size)
            view.render(into: &buffer, context: context)
            return Frame(buffer: buffer, cursor: view.cursor)
        case nil:
            let links = model.links(in: contentArea, context: context)
            return Frame(buffer: buffer, cursor: model.cursor(in: contentArea), links: links)
        }
    }

    /// The right-hand side of the header. Where both don't fit, it keeps at most half of the line.
    private func trailing(of header: Header) -> Line {
        let room = size.width - 2
        let isTight = header.leading.columns + 2 + header.trailing.columns > room
        return isTight ? header.trailing.truncated(toColumns: room / 2) : header.trailing
    }

    /// The key that stands in the header at `point`, if one does.
    func headerKey(at point: Point) -> KeyEvent? {
        guard point.y == 0 else { return nil }
        let header = top.model.header(.measuring)
        let trailing = trailing(of: header)
        let column = point.x - (size.width - 1 - trailing.columns)
        // Of what was cut off nothing can be clicked, nor the mark that says so.
        let shown = trailing == header.trailing ? trailing.columns : trailing.columns - 1
        return header.keys.first { $0.columns.contains(column) && $0.columns.upperBound <= shown }?.press
    }

    private func drawHeader(_ header: Header, into buffer: inout Buffer) {
        let trailing = trailing(of: header)
        let left = size.width - 2 - (trailing.columns == 0 ? 0 : trailing.columns + 2)
        let leading = header.leading.truncated(toColumns: left)
        _ = buffer.write(leading, x: 1, y: 0, maxColumns: left)
        _ = buffer.write(trailing, x: size.width - 1 - trailing.columns, y: 0)
    }

    private func drawTooSmall(into buffer: inout Buffer) {
        let lines = [
            "Too small: \(size.width) × \(size.height).",
            "backlab needs \(Self.smallest.width) × \(Self.smallest.height).",
        ]
        for (row, line) in lines.enumerated() where row < size.height {
            _ = buffer.write(line, x: 0, y: row, style: .plain, maxColumns: size.width)
        }
    }
}
