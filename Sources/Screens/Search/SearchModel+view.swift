import Content
import KnowledgeStore
public import TerminalUI

extension SearchModel {
    /// A hit's lines on the screen, in the coordinates of the screen's own area.
    struct HitRow: Equatable {
        var index: Int
        var rect: Rect
    }

    /// The hits that fit, with the selected one among them.
    func rows() -> [HitRow] {
        let room = Rect(size).inset(left: 1, top: suggestionRows, right: 1, bottom: 0)
        var first = 0
        // Moves the window down until the selected hit is inside; a hit is one line or two.
        while first < selected, hits[first...selected].reduce(0, { $0 + height($1) }) > room.height { first += 1 }
        var y = room.y
        var rows: [HitRow] = []
        for index in hits.indices.dropFirst(first) {
            let height = height(hits[index])
            guard y + height <= room.maxY else { break }
            rows.append(HitRow(index: index, rect: Rect(x: room.x, y: y, width: room.width, height: height)))
            y += height
        }
        return rows
    }

    private var suggestionRows: Int { results?.didYouMean == nil ? 0 : 2 }

    private func height(_ hit: SearchHit) -> Int { hit.extract.segments.isEmpty ? 1 : 2 }

    public func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let results else {
            drawInvitation(into: &buffer, area: area, context: context)
            return
        }
        if let suggestion = results.didYouMean {
            buffer.write(
                Line(spans: [
                    Span("Nothing matches as typed. Did you mean ", style: context.theme.dim),
                    Span(suggestion, style: context.theme.accent), Span("?", style: context.theme.dim),
                ]),
                x: area.x + 3,
                y: area.y,
                maxColumns: area.width - 3
            )
        }
        guard !results.hits.isEmpty else {
            buffer.write("Nothing found.", x: area.x + 3, y: area.y, style: context.theme.text)
            buffer.write(
                "Try fewer words, or another name for it.",
                x: area.x + 3,
                y: area.y + 1,
                style: context.theme.dim,
                maxColumns: area.width - 3
            )
            return
        }
        let rows = rows()
        let isWide = area.width >= 70
        let places = rows.map { isWide ? place(hits[$0.index], context) : "" }
        // One column for all places, so that they can be read downwards.
        let columns = min(34, places.map(\.columns).max() ?? 0)
        for (row, place) in zip(rows, places) {
            let column = place.truncated(toColumns: columns).padded(toColumns: columns)
            draw(
                hits[row.index],
                place: column,
                isSelected: row.index == selected,
                into: &buffer,
                area: row.rect.moved(by: area),
                context: context
            )
        }
    }

    /// Category and part. What has no category is told well enough by its kind.
    private func place(_ hit: SearchHit, _ context: ViewContext) -> String {
        guard hit.kind == .topic else { return "" }
        return hit.part.map { hit.detail + context.glyphs.text(" · ") + $0.heading } ?? hit.detail
    }

    private func draw(
        _ hit: SearchHit,
        place: String,
        isSelected: Bool,
        into buffer: inout Buffer,
        area: Rect,
        context: ViewContext
    ) {
        let theme = context.theme
        var row = Row(context.pointer(isSelected))
        row.leading.append(hit.title, style: isSelected ? theme.selection : theme.text)
        if let alias = hit.alias { row.leading.append("  (\(alias))", style: theme.dim) }
        row.trailing.append(place, style: theme.dim)
        row.trailing.append("  " + hit.kind.label.padded(toColumns: 9, alignment: .trailing), style: theme.dim)
        row.render(into: &buffer, area: area.row(0))
        guard area.height > 1 else { return }
        let extract = Line(hit.extract.segments.map { Span($0.text, style: $0.isMatch ? theme.match : theme.dim) })
        let room = area.width - 5
        buffer.write(extract.truncated(toColumns: room), x: area.x + 4, y: area.y + 1, maxColumns: room)
    }

    private func drawInvitation(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let column = area.inset(left: area.width >= 60 ? 3 : 1, right: 1)
        let sentence = "Topics, tools, references, glossary and labs: type what you would say."
        var lines = TextWrap.wrap(Line(sentence, style: context.theme.text), columns: column.width) + [.empty]
        let filters = [
            ("cat:caching", "one category"),
            ("level:2", "1 for everyone to 3 for specialists"),
            ("in:mistakes", "one part: core, why, how, mistakes, trade-offs, questions"),
            ("has:lab", "what you can watch run"),
        ]
        if column.width >= 74 {
            lines += filters.map { Line($0.padded(toColumns: 17) + $1, style: context.theme.dim) }
        } else {
            let names = Line(filters.map(\.0).joined(separator: "  "), style: context.theme.dim)
            lines += TextWrap.wrap(names, columns: column.width)
        }
        for (row, line) in lines.prefix(column.height).enumerated() {
            buffer.write(line, x: column.x, y: column.y + row, maxColumns: column.width)
        }
    }
}

extension ContentKind {
    /// A word for a list.
    var label: String {
        switch self {
        case .topic: "topic"
        case .lab: "lab"
        case .tool: "tool"
        case .reference: "reference"
        case .term: "glossary"
        case .path: "path"
        }
    }
}
