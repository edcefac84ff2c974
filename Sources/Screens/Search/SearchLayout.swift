import TerminalUI

/// Where search's parts stand in its own area, the origin at (0, 0).
struct SearchLayout: Equatable {
    /// The line above the results; empty while there is nothing to say.
    var notice: Rect
    var split: PreviewLayout

    /// A row with nothing beside it is no wider than this.
    private static let widestList = 120

    init(size: Size, hasNotice: Bool, showsPreview: Bool, share: Int?) {
        let room = Rect(size).inset(dx: 1, dy: 0)
        let rows = hasNotice ? size.height >= 12 ? 2 : 1 : 0
        notice = Rect(x: 3, y: 0, width: room.width - 2, height: min(rows, 1))
        let below = room.inset(left: 0, top: rows, right: 0, bottom: 0)
        split = PreviewLayout(area: below, showsPreview: showsPreview, share: share)
        // What a result is stays in sight of its title.
        if split.preview == nil { split.list.width = min(split.list.width, Self.widestList) }
    }

    var list: Rect { split.list }
}

extension SearchModel {
    /// A row's lines on the screen, in the coordinates of the screen's own area.
    struct PlacedRow: Equatable {
        var index: Int
        var rect: Rect
    }

    var layout: SearchLayout {
        SearchLayout(
            size: size,
            hasNotice: notice != nil,
            showsPreview: showsPreview && !rows.isEmpty,
            share: pane.share
        )
    }

    /// The results that fit, with the selected one among them.
    func hitRows() -> [PlacedRow] {
        let room = layout.list
        var first = 0
        // Moves the window down until the selected row is inside; a row is one line or two.
        while first < selected, rows[first...selected].reduce(0, { $0 + height($1) }) > room.height { first += 1 }
        var y = room.y
        var placed: [PlacedRow] = []
        for index in rows.indices.dropFirst(first) {
            let height = height(rows[index])
            guard y + height <= room.maxY else { break }
            placed.append(PlacedRow(index: index, rect: Rect(x: room.x, y: y, width: room.width, height: height)))
            y += height
        }
        return placed
    }

    private func height(_ row: SearchRow) -> Int { row.extract.segments.isEmpty ? 1 : 2 }

    /// What was looked for lately, while the field is empty: below the invitation, or in its place where room is short.
    var recentRows: [PlacedRow] {
        guard isEmpty, !context.recent.isEmpty else { return [] }
        let top = recentHeading.map { $0 + 1 } ?? 0
        let room = Rect(size).inset(left: 1, top: top, right: 1, bottom: 0)
        return context.recent.indices.prefix(room.height).map { PlacedRow(index: $0, rect: room.row($0)) }
    }

    /// The row of their heading; nil where they have none.
    var recentHeading: Int? {
        let rows = invitation(text: .plain, dim: .plain).count
        // A heading and at least three of them, or they come alone.
        return rows + 5 <= size.height ? rows + 1 : nil
    }

    /// What can be asked for, and how.
    func invitation(text: Style, dim: Style) -> [Line] {
        let width = max(1, size.width - (size.width >= 60 ? 4 : 2))
        let sentence = "Topics, tools, references, terms, labs and notes: type what you would say."
        let lines = TextWrap.wrap(Line(sentence, style: text), columns: width) + [.empty]
        let filters = [
            ("cat:caching", "one category"),
            ("level:2", "1 for everyone to 3 for specialists"),
            ("in:mistakes", "one part: core, why, how, mistakes, trade-offs, questions"),
            ("has:lab", "what you can watch run"),
            ("kind:tool", "one kind: topic, lab, tool, reference, term, path, note"),
        ]
        guard width < 74 else {
            return lines + filters.map { Line($0.padded(toColumns: 17) + $1, style: dim) }
        }
        return lines + TextWrap.wrap(Line(filters.map(\.0).joined(separator: "  "), style: dim), columns: width)
    }
}
