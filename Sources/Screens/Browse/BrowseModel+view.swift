import KnowledgeStore
public import TerminalUI

extension BrowseModel {
    public func header(_ context: ViewContext) -> Header {
        var trailing: [String] = []
        switch order {
        case .asListed: break
        case .title: trailing.append("by title")
        case .level: trailing.append("by level")
        case .minutes: trailing.append("by minutes")
        }
        if isOnlyUnread { trailing.append("unread only") }
        if isAcrossGroups {
            trailing.append(counted(topics.count, "topic"))
        } else if data != nil {
            let total = groups.reduce(0) { $0 + $1.topics.count }
            trailing.append("\(groups.reduce(0) { $0 + $1.readCount }) of \(total) read")
        }
        var leading = Line("Topics", style: context.theme.heading)
        // Where the categories aren't beside the topics, the line says which one this is.
        if layout.groups.isEmpty, groups.indices.contains(group), !isAcrossGroups {
            leading.append(" \(context.glyphs.breadcrumb) \(groups[group].title)", style: context.theme.text)
        }
        return Header(
            leading: leading,
            trailing: Line(trailing.joined(separator: context.glyphs.text(" · ")), style: context.theme.dim)
        )
    }

    public func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard data != nil else { return }
        let layout = layout
        drawGroups(
            into: &buffer,
            area: layout.groups.moved(by: area),
            first: layout.firstGroup(of: self),
            context: context
        )
        if let row = layout.filter { filter.render(into: &buffer, area: row.moved(by: area), context: context) }
        if let row = layout.heading, groups.indices.contains(group) {
            let columns = max(1, row.width - 2)
            let words = Line(groups[group].summary, style: context.theme.dim)
            // One row keeps what it can of the sentence; more are broken between words.
            let lines = row.height == 1 ? [words.truncated(toColumns: columns)] : TextWrap.wrap(words, columns: columns)
            for (index, line) in lines.prefix(row.height).enumerated() {
                buffer.write(line, x: area.x + row.x + 2, y: area.y + row.y + index, maxColumns: columns)
            }
        }
        drawTopics(
            into: &buffer,
            area: layout.topics.moved(by: area),
            first: layout.firstTopic(of: self),
            context: context
        )
        pane.render(in: layout.split, into: &buffer, area: area, context: context)
    }

    private func drawGroups(into buffer: inout Buffer, area: Rect, first: Int, context: ViewContext) {
        for (row, index) in groups.indices.dropFirst(first).prefix(area.height).enumerated() {
            let entry = groups[index]
            let isHere = index == group
            var line = Row(context.pointer(isHere, hasKeys: focus == .groups))
            line.leading.append(
                entry.title,
                style: isHere ? context.theme.accent : entry.topics.isEmpty ? context.theme.dim : context.theme.text
            )
            let (read, total) = (entry.readCount, entry.topics.count)
            if read > 0, read == total {
                line.trailing.append(context.glyphs.check + " ", style: context.theme.success)
            }
            let words = total == 0 ? "" : read == 0 || read == total ? "\(total)" : "\(read)/\(total)"
            line.trailing.append(words, style: context.theme.dim)
            line.render(into: &buffer, area: area.row(row))
        }
    }

    private func drawTopics(into buffer: inout Buffer, area: Rect, first: Int, context: ViewContext) {
        guard !topics.isEmpty else {
            let text =
                isAcrossGroups
                ? "No title has “\(filter.text)”. Esc shows all."
                : isOnlyUnread ? "Everything here is read. u shows all." : "Nothing here yet."
            buffer.write(text, x: area.x + 2, y: area.y, style: context.theme.dim, maxColumns: area.width - 2)
            return
        }
        for (row, index) in topics.indices.dropFirst(first).prefix(area.height).enumerated() {
            line(topics[index], index: index, width: area.width, context: context)
                .render(into: &buffer, area: area.row(row))
        }
    }

    private func line(_ entry: BrowseData.Entry, index: Int, width: Int, context: ViewContext) -> Row {
        let theme = context.theme
        let isSelected = index == topic && focus == .topics
        // Beside its preview it must be told from the others even while the keys act on the categories.
        let isShown = index == topic && layout.split.preview != nil
        var line = Row(context.pointer(isSelected || isShown, hasKeys: focus == .topics))
        line.leading.spans += [context.mark(entry.state), Span(" ")]
        line.leading.spans +=
            filter.marked(entry.title, style: isSelected ? theme.selection : theme.text, match: theme.match).spans
        if let pack = entry.pack { line.leading.append("  \(pack)", style: theme.dim) }
        if isAcrossGroups, width >= 44, let group = groupOf[entry.id] {
            line.trailing.append(groups[group].title + "  ", style: theme.dim)
        } else if entry.hasLab, width >= 44 {
            line.trailing.append("lab  ", style: theme.accent)
        }
        let minutes = "\(entry.minutes)".padded(toColumns: 2, alignment: .trailing)
        line.trailing.append("\(minutes) min", style: theme.dim)
        return line
    }
}

extension Rect {
    /// The same rectangle with its origin counted from `area`'s.
    func moved(by area: Rect) -> Rect {
        Rect(x: x + area.x, y: y + area.y, width: width, height: height)
    }
}
