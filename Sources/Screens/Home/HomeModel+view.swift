import KnowledgeStore
public import TerminalUI

extension HomeModel {
    public func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let data, let layout else { return }
        guard !layout.places.isEmpty else {
            drawNothing(into: &buffer, area: area, context: context)
            return
        }
        for (texts, style) in [(layout.greeting, context.theme.text), (layout.headings, context.theme.heading)] {
            for text in texts {
                let y = area.y + text.origin.y - offset
                guard area.contains(Point(x: area.x, y: y)) else { continue }
                buffer.write(text.text, x: area.x + text.origin.x, y: y, style: style)
            }
        }
        for place in layout.places {
            let rect = Rect(
                x: area.x + place.rect.x,
                y: area.y + place.rect.y - offset,
                width: place.rect.width,
                height: 1
            )
            guard rect.y >= area.y, rect.y < area.maxY else { continue }
            draw(place.item, of: data, layout: layout, into: &buffer, rect: rect, context: context)
        }
        ScrollIndicator(
            offset: offset,
            visible: area.height,
            total: layout.height,
            style: context.theme.dim,
            trackStyle: context.theme.dim,
            glyphs: context.glyphs
        )
        .render(into: &buffer, area: Rect(x: area.maxX - 1, y: area.y, width: 1, height: area.height))
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

    private func draw(
        _ item: HomeItem,
        of data: HomeData,
        layout: HomeLayout,
        into buffer: inout Buffer,
        rect: Rect,
        context: ViewContext
    ) {
        let theme = context.theme
        let isSelected = item == selection
        let titleStyle = isSelected ? theme.selection : theme.text
        var row = Row(context.pointer(isSelected))
        switch item {
        case .offer(let offer):
            drawOffer(offer, of: data, title: titleStyle, row: &row, width: rect.width, context: context)
        case .resume:
            drawResume(data, title: titleStyle, row: &row, width: rect.width, context: context)
        case .review:
            let due = data.due
            row.leading.append("Review    ", style: theme.heading)
            row.leading.append("\(counted(due, "question")) \(due == 1 ? "is" : "are") due", style: titleStyle)
            row.trailing.append("~\(data.reviewMinutes) min\(rect.width >= 60 ? "       r" : "")", style: theme.dim)
        case .path(let index):
            let path = data.paths[index]
            row.leading.append(path.title, style: titleStyle)
            row.trailing = progress(path, of: data.paths, width: rect.width, context: context)
        case .lab(let index):
            let lab = data.labs[index]
            row.leading.spans.append(context.mark(lab.isPassed ? .read : .unread))
            row.leading.append(" \(lab.title)", style: titleStyle)
            row.trailing.append("\(lab.minutes) min", style: theme.dim)
        case .moreLabs:
            let count = data.labs.count - layout.labCount
            row.leading.append("  \(context.glyphs.ellipsis) \(count) more", style: isSelected ? titleStyle : theme.dim)
            row.trailing.append("L", style: theme.dim)
        case .category(let index):
            let category = data.categories[index]
            row.leading.append(category.title, style: category.count == 0 && !isSelected ? theme.dim : titleStyle)
            row.trailing.append("\(category.count)", style: theme.dim)
        case .catalogue(let catalogue):
            row.leading.append(context.glyphs.text(catalogue.title), style: isSelected ? titleStyle : theme.dim)
        case .week:
            guard let week = data.week else { return }
            let heading = isSelected ? titleStyle : theme.heading
            drawWeek(week, title: heading, row: row, into: &buffer, rect: rect, context: context)
            return
        }
        row.render(into: &buffer, area: rect)
    }

    /// A bar for each day's minutes, and the sums in words as far as they fit.
    private func drawWeek(
        _ week: ActivitySpan,
        title: Style,
        row: Row,
        into buffer: inout Buffer,
        rect: Rect,
        context: ViewContext
    ) {
        let theme = context.theme
        var row = row
        row.leading.append("This week ", style: title)
        let bars = Rect(x: rect.x + row.leading.columns, y: rect.y, width: week.days.count, height: 1)
        row.leading.append(String(repeating: " ", count: bars.width))
        var words = [counted(week.activeDays, "day"), duration(minutes: Int(week.minutes.rounded()))]
        if week.questions > 0 { words.append("\(counted(week.questions, "question")), \(week.right) right") }
        row.leading.append("   " + words.joined(separator: "   "), style: theme.dim)
        if rect.width >= 60 { row.trailing.append("p", style: theme.dim) }
        row.render(into: &buffer, area: rect)
        Sparkline(
            values: week.days.map(\.minutes),
            style: theme.accent,
            noSampleStyle: theme.dim,
            glyphs: context.glyphs
        )
        .render(into: &buffer, area: bars.intersection(rect))
    }

    private func drawOffer(
        _ offer: HomeItem.Offer,
        of data: HomeData,
        title: Style,
        row: inout Row,
        width: Int,
        context: ViewContext
    ) {
        let theme = context.theme
        func say(_ verb: String, _ what: String, _ trailing: String) {
            row.leading.append(verb.padded(toColumns: 10), style: theme.heading)
            row.leading.append(what, style: title)
            row.trailing.append(trailing, style: theme.dim)
        }
        switch offer {
        case .read:
            if let topic = data.welcome?.topic { say("Read", topic.title, "\(topic.minutes) min") }
        case .run:
            if let lab = data.welcome?.lab {
                say("Run", "\(lab.title)\(width >= 60 ? ", a lab" : "")", "\(lab.minutes) min")
            }
        case .search:
            say("Search", width >= 60 ? "anything, from “retry” to “409”" : "anything", "/")
        }
    }

    private func drawResume(_ data: HomeData, title: Style, row: inout Row, width: Int, context: ViewContext) {
        let theme = context.theme
        let hasRoom = width >= 60
        if let next = data.next {
            row.leading.append("Next      ", style: theme.heading)
            row.leading.append(next.offer.title, style: title)
            if hasRoom { row.leading.append(context.glyphs.text(" · ") + next.path, style: theme.dim) }
            row.trailing.append("\(next.offer.minutes) min\(hasRoom ? "   Enter" : "")", style: theme.dim)
            return
        }
        guard let resume = data.resume else {
            let hasBegun = (firstPath?.done ?? 0) > 0
            row.leading.append(hasBegun ? "Go on     " : "Begin     ", style: theme.heading)
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
        let columns = width >= 56 ? 20 : width >= 44 ? 10 : 0
        var line = context.bar(done: path.done, total: path.total, columns: columns)
        if columns > 0 { line.append("  ") }
        line.append("\(path.done)".padded(toColumns: digits, alignment: .trailing) + " of ", style: context.theme.dim)
        line.append("\(path.total)".padded(toColumns: digits, alignment: .trailing), style: context.theme.dim)
        return line
    }
}
