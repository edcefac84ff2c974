import Content
import KnowledgeStore
public import TerminalUI

extension PathModel {
    public func header(_ context: ViewContext) -> Header {
        var leading = Line("Paths \(context.glyphs.breadcrumb) ", style: context.theme.dim)
        leading.append(data?.title ?? id, style: context.theme.heading)
        return Header(
            leading: leading,
            trailing: Line(trailing.joined(separator: context.glyphs.text(" · ")), style: context.theme.dim)
        )
    }

    private var trailing: [String] {
        guard let data else { return [] }
        let sorting = order == .time ? ["shortest first"] : []
        guard filter.words.isEmpty else {
            let all = data.stages.reduce(0) { $0 + $1.items.count }
            return sorting + ["\(entries.count { $0.place != nil }) of \(all)"]
        }
        return sorting + [counted(data.weeks, "week")]
    }

    public func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let data else {
            guard let failure else { return }
            buffer.write(failure, x: area.x + 2, y: area.y, style: context.theme.text, maxColumns: area.width - 2)
            return
        }
        let layout = layout
        let intro = intro(style: context.theme.text, label: context.theme.dim)
        for (row, line) in intro.prefix(layout.intro.height).enumerated() {
            let place = layout.intro.moved(by: area)
            buffer.write(line, x: place.x + 2, y: place.y + row, maxColumns: place.width - 2)
        }
        if let row = layout.filter {
            filter.render(into: &buffer, area: row.moved(by: area), context: context)
        } else {
            drawProgress(data, into: &buffer, area: layout.progress.moved(by: area), context: context)
        }
        let list = layout.list.moved(by: area)
        if entries.isEmpty, !filter.words.isEmpty {
            let words = context.glyphs.text("Nothing here has “\(filter.text)”. Esc shows all.")
            buffer.write(words, x: list.x + 2, y: list.y, style: context.theme.dim, maxColumns: max(0, list.width - 2))
        }
        for (row, index) in entries.indices.dropFirst(first).prefix(list.height).enumerated() {
            line(index, of: data, width: list.width, context: context)?.render(into: &buffer, area: list.row(row))
        }
        pane.render(in: layout.split, into: &buffer, area: area, context: context)
    }

    private func drawProgress(_ data: PathData, into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let progress = data.progress
        var line = Line("  ")
        if area.width >= 60 {
            line.spans += context.bar(done: progress.done, total: progress.of, columns: 20).spans
            line.append("  ")
        }
        line.append("\(progress.done) of \(progress.of) done", style: context.theme.text)
        let left = data.minutesLeft
        let rest = left > 0 ? "   \(duration(minutes: left)) left" : next == nil ? "   nothing left to do" : ""
        line.append(rest, style: context.theme.dim)
        buffer.write(line.truncated(toColumns: area.width), x: area.x, y: area.y, maxColumns: area.width)
    }

    private func line(_ index: Int, of data: PathData, width: Int, context: ViewContext) -> Row? {
        let theme = context.theme
        switch entries[index] {
        case .blank:
            return nil
        case .stage(let number):
            let stage = data.stages[number]
            var row = Row(Span("  "), Span(stage.title, style: theme.heading))
            let done = stage.items.count { $0.state == .read }
            let left = PathData.minutesLeft(stage.items)
            let rest = left > 0 ? "   \(duration(minutes: left)) left" : ""
            row.trailing.append("\(done) of \(stage.items.count)\(width >= 44 ? rest : "")", style: theme.dim)
            return row
        case .item:
            guard let item = item(index) else { return nil }
            return self.row(item, isSelected: index == selected, isNext: index == next, context: context)
        }
    }

    private func row(_ item: PathData.Item, isSelected: Bool, isNext: Bool, context: ViewContext) -> Row {
        let theme = context.theme
        var row = Row(context.pointer(isSelected))
        guard let minutes = item.minutes else {
            row.leading.append("  ")
            row.leading.spans += title(item, style: isSelected ? theme.selection : theme.dim, theme).spans
            row.trailing.append(item.reference.kind == .lab ? "lab  planned" : "planned", style: theme.dim)
            return row
        }
        row.leading.spans.append(context.mark(item.state))
        row.leading.append(" ")
        row.leading.spans += title(item, style: isSelected ? theme.selection : theme.text, theme).spans
        if item.reference.kind == .lab { row.trailing.append("lab  ", style: theme.accent) }
        if isNext { row.trailing.append("next  ", style: theme.success) }
        row.trailing.append("\("\(minutes)".padded(toColumns: 2, alignment: .trailing)) min", style: theme.dim)
        return row
    }

    private func title(_ item: PathData.Item, style: Style, _ theme: Theme) -> Line {
        filter.marked(item.title, style: style, match: theme.match)
    }
}

/// `45 min`, `1 h 10 min`, `12 h`.
func duration(minutes: Int) -> String {
    guard minutes >= 60 else { return "\(minutes) min" }
    // Nobody plans a dozen hours to the minute.
    guard minutes < 600 else { return "\((minutes + 30) / 60) h" }
    return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
}
