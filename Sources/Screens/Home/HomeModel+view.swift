public import TerminalUI

extension HomeModel {
    public func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let data, let layout else { return }
        guard !layout.places.isEmpty else {
            drawNothing(into: &buffer, area: area, context: context)
            return
        }
        for heading in layout.headings {
            let y = area.y + heading.origin.y - offset
            guard area.contains(Point(x: area.x, y: y)) else { continue }
            buffer.write(heading.text, x: area.x + heading.origin.x, y: y, style: context.theme.heading)
        }
        for place in layout.places {
            let rect = Rect(
                x: area.x + place.rect.x,
                y: area.y + place.rect.y - offset,
                width: place.rect.width,
                height: 1
            )
            guard rect.y >= area.y, rect.y < area.maxY else { continue }
            draw(place.item, of: data, into: &buffer, rect: rect, context: context)
        }
    }

    /// A folder without topics, or the wrong folder.
    private func drawNothing(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let column = area.inset(dx: area.width >= 60 ? 3 : 1, dy: 0)
        let lines = [
            Line("There is nothing to read here yet.", style: context.theme.text),
            .empty,
            Line(
                "The folder that backlab was given holds no topics, paths or labs. Name another with --content, or"
                    + " run “backlab doctor” to see where it looks.",
                style: context.theme.dim
            ),
        ]
        let rows = lines.flatMap { TextWrap.wrap($0, columns: min(column.width, 72)) }
        for (row, line) in rows.prefix(column.height).enumerated() {
            let text = Line(line.spans.map { Span(context.glyphs.text($0.text), style: $0.style) })
            buffer.write(text, x: column.x, y: column.y + row, maxColumns: column.width)
        }
    }

    private func draw(_ item: HomeItem, of data: HomeData, into buffer: inout Buffer, rect: Rect, context: ViewContext)
    {
        let theme = context.theme
        let isSelected = item == selection
        let titleStyle = isSelected ? theme.selection : theme.text
        var row = Row(context.pointer(isSelected))
        switch item {
        case .resume:
            drawResume(data, title: titleStyle, row: &row, width: rect.width, context: context)
        case .path(let index):
            let path = data.paths[index]
            row.leading.append(path.title, style: titleStyle)
            row.trailing = progress(path, of: data.paths, width: rect.width, context: context)
        case .lab(let index):
            let lab = data.labs[index]
            row.leading.spans.append(context.mark(lab.isPassed ? .read : .unread))
            row.leading.append(" \(lab.title)", style: titleStyle)
            row.trailing.append("\(lab.minutes) min", style: theme.dim)
        case .category(let index):
            let category = data.categories[index]
            row.leading.append(category.title, style: category.count == 0 && !isSelected ? theme.dim : titleStyle)
            row.trailing.append("\(category.count)", style: theme.dim)
        }
        row.render(into: &buffer, area: rect)
    }

    private func drawResume(_ data: HomeData, title: Style, row: inout Row, width: Int, context: ViewContext) {
        let theme = context.theme
        let hasRoom = width >= 60
        guard let resume = data.resume else {
            row.leading.append("Begin  ", style: theme.heading)
            row.leading.append(firstPath?.title ?? "", style: title)
            row.trailing.append(hasRoom ? "a path through the basics   Enter" : "Enter", style: theme.dim)
            return
        }
        row.leading.append("Continue  ", style: theme.heading)
        row.leading.append(resume.topic.title, style: title)
        let left = "\(resume.minutesLeft) min left"
        if hasRoom, let part = resume.place.part {
            row.leading.append(context.glyphs.text(" · ") + part.heading, style: theme.dim)
        }
        // The key is in the footer too, so it goes first where room is short.
        let hint = "   Enter"
        let fits = row.leading.columns + 2 + left.columns + hint.columns <= width
        row.trailing.append(fits ? left + hint : left, style: theme.dim)
    }

    private func progress(_ path: HomeData.Path, of paths: [HomeData.Path], width: Int, context: ViewContext) -> Line {
        let digits = paths.map { "\($0.total)".columns }.max() ?? 1
        var line = Line()
        if width >= 56 {
            let bar = ProgressBar(fraction: path.total == 0 ? 0 : Double(path.done) / Double(path.total))
            let filled = bar.filled(of: 20)
            line.append(String(repeating: context.glyphs.barFull, count: filled), style: context.theme.accent)
            line.append(String(repeating: context.glyphs.barEmpty, count: 20 - filled) + "  ", style: context.theme.dim)
        }
        line.append("\(path.done)".padded(toColumns: digits, alignment: .trailing) + " of ", style: context.theme.dim)
        line.append("\(path.total)".padded(toColumns: digits, alignment: .trailing), style: context.theme.dim)
        return line
    }
}
