import LabKit
import TerminalUI

/// What just happened and why, newest first. Someone's own requests stand out.
struct LabLogView: Widget {
    static let unitColumns = 6

    var log: LabLog
    /// Entries that are scrolled out at the top.
    var offset: Int
    var onlyOutsider = false
    var hasTitle = true
    var context: ViewContext

    func render(into buffer: inout Buffer, area: Rect) {
        guard !area.isEmpty else { return }
        let theme = context.theme
        var rows = area
        if hasTitle {
            var title = Row(Span("What just happened", style: theme.heading))
            if offset > 0 {
                title.trailing = Line("\(offset) newer above", style: theme.dim)
            } else if log.dropped > 0 {
                title.trailing = Line("\(log.dropped) more weren't told", style: theme.dim)
            }
            title.render(into: &buffer, area: area.row(0))
            rows = area.inset(top: 1)
        }
        let entries = log.shown(onlyOutsider: onlyOutsider)
        if entries.isEmpty, onlyOutsider {
            buffer.write(
                "Nobody has asked from outside yet.",
                x: rows.x,
                y: rows.y,
                style: theme.dim,
                maxColumns: rows.width
            )
        }
        for (row, entry) in entries.dropFirst(offset).prefix(rows.height).enumerated() {
            draw(entry, into: &buffer, area: rows.row(row))
        }
    }

    private func draw(_ entry: LabLog.Entry, into buffer: inout Buffer, area: Rect) {
        let theme = context.theme
        // A lab's work is mostly of one kind, so the number names it.
        let number: String? = if case .work(_, let number)? = entry.unit { "\(number)" } else { nil }
        let unit = number ?? entry.unit?.description ?? context.glyphs.separator
        let style = entry.isOutsider ? theme.accent : theme.text
        var line = Line([Span(unit.padded(toColumns: Self.unitColumns), style: entry.isOutsider ? style : theme.dim)])
        line.append(context.glyphs.text(entry.text), style: entry.unit == nil ? theme.dim : style)
        let shown = line.truncated(toColumns: area.width, ellipsis: context.glyphs.ellipsis)
        buffer.write(shown, x: area.x, y: area.y, maxColumns: area.width)
    }
}
