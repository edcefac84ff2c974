public import TerminalUI

extension BrowseModel {
    public func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard data != nil else { return }
        let layout = layout
        drawGroups(
            into: &buffer,
            area: layout.groups.moved(by: area),
            first: layout.firstGroup(of: self),
            context: context
        )
        drawTopics(
            into: &buffer,
            area: layout.topics.moved(by: area),
            first: layout.firstTopic(of: self),
            context: context
        )
        if let preview = layout.preview {
            drawPreview(into: &buffer, area: preview.moved(by: area), context: context)
        }
    }

    private func drawGroups(into buffer: inout Buffer, area: Rect, first: Int, context: ViewContext) {
        for (row, index) in groups.indices.dropFirst(first).prefix(area.height).enumerated() {
            let entry = groups[index]
            let isHere = index == group
            var line = Row(context.pointer(isHere, hasKeys: focus == .groups))
            let hasTopics = entry.topics.contains { !$0.isPlanned }
            line.leading.append(
                entry.title,
                style: isHere ? context.theme.accent : hasTopics ? context.theme.text : context.theme.dim
            )
            let read = entry.topics.count { $0.state == .read }
            line.trailing.append(
                entry.topics.isEmpty ? "" : read == 0 ? "\(entry.topics.count)" : "\(read)/\(entry.topics.count)",
                style: context.theme.dim
            )
            line.render(into: &buffer, area: area.row(row))
        }
    }

    private func drawTopics(into buffer: inout Buffer, area: Rect, first: Int, context: ViewContext) {
        let topics = topics
        guard !topics.isEmpty else {
            let text = isOnlyUnread ? "Everything here is read. u shows all." : "Nothing here yet."
            buffer.write(text, x: area.x + 2, y: area.y, style: context.theme.dim, maxColumns: area.width)
            return
        }
        for (row, index) in topics.indices.dropFirst(first).prefix(area.height).enumerated() {
            let entry = topics[index]
            let isSelected = index == topic && focus == .topics
            // Beside its preview it must be told from the others even while the keys act on the groups.
            let isShown = index == topic && layout.preview != nil
            var line = Row(context.pointer(isSelected || isShown, hasKeys: focus == .topics))
            if entry.isPlanned {
                line.leading.append("  \(entry.title)", style: isSelected ? context.theme.selection : context.theme.dim)
                line.trailing.append("planned", style: context.theme.dim)
            } else {
                line.leading.spans.append(context.mark(entry.state))
                line.leading.append(" \(entry.title)", style: isSelected ? context.theme.selection : context.theme.text)
                let lab = entry.labs.isEmpty || area.width < 44 ? "" : "lab  "
                line.trailing.append(lab, style: context.theme.accent)
                let minutes = "\(entry.minutes ?? 1)".padded(toColumns: 2, alignment: .trailing)
                line.trailing.append("\(minutes) min", style: context.theme.dim)
            }
            line.render(into: &buffer, area: area.row(row))
        }
    }

    private func drawPreview(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let entry = selectedTopic else { return }
        buffer.write(entry.title, x: area.x, y: area.y, style: context.theme.heading, maxColumns: area.width)
        guard !entry.isPlanned else {
            buffer.write("Not written yet.", x: area.x, y: area.y + 2, style: context.theme.dim, maxColumns: area.width)
            return
        }
        guard let preview, previewed == entry.id else { return }
        var y = area.y + 2
        for line in TextWrap.wrap(Line(preview.summary, style: context.theme.dim), columns: area.width)
        where y < area.maxY {
            buffer.write(line, x: area.x, y: y, maxColumns: area.width)
            y += 1
        }
        y += 1
        let below = Rect(x: area.x, y: y, width: area.width, height: area.maxY - y)
        MarkdownView(blocks: preview.blocks).render(into: &buffer, area: below, context: context)
    }
}

extension Rect {
    /// The same rectangle with its origin counted from `area`'s.
    func moved(by area: Rect) -> Rect {
        Rect(x: x + area.x, y: y + area.y, width: width, height: height)
    }
}
