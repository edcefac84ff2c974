import LabKit
import TerminalUI

/// What was recorded as a line in time, with a mark at each window's start and one at the moment that is looked at.
struct LabTimeAxis: Widget {
    var scrub: LabScrub
    var context: ViewContext

    private static let labelColumns = 8

    /// The line itself, on which a click goes to a moment.
    static func track(in area: Rect) -> Rect {
        let right = area.width >= 60 ? 26 : labelColumns
        return Rect(x: area.x + labelColumns, y: area.y, width: area.width - labelColumns - right, height: 1)
    }

    func render(into buffer: inout Buffer, area: Rect) {
        let track = Self.track(in: area)
        guard !area.isEmpty, track.width > 2 else { return }
        let theme = context.theme
        let glyphs = context.glyphs
        buffer.write(
            LabFigure.clock(scrub.span.lowerBound),
            x: area.x,
            y: area.y,
            style: theme.dim,
            maxColumns: area.width
        )
        let line = String(repeating: glyphs.horizontal, count: track.width)
        buffer.write(line, x: track.x, y: area.y, style: theme.dim)
        for start in scrub.windowStarts {
            buffer.write(glyphs.teeDown, x: place(scrub.share(of: start), track), y: area.y, style: theme.text)
        }
        buffer.write(glyphs.dot, x: place(scrub.share, track), y: area.y, style: theme.accent)
        buffer.write(
            LabFigure.clock(scrub.span.upperBound),
            x: track.maxX + 1,
            y: area.y,
            style: theme.dim,
            maxColumns: 7
        )
        let window = scrub.past[.a].map { "window \($0.window)" } ?? ""
        let moment = Line([
            Span(LabFigure.moment(scrub.time), style: theme.accent), Span("  " + window, style: theme.dim),
        ])
        guard area.width >= 60 else { return }
        buffer.write(moment, x: area.maxX - moment.columns, y: area.y)
    }

    private func place(_ share: Double, _ track: Rect) -> Int {
        track.x + Int((share * Double(track.width - 1)).rounded())
    }
}
