import TerminalUI

/// Where a catalogue's parts stand in its own area, the origin at (0, 0).
struct CatalogueLayout: Equatable {
    var split: PreviewLayout
    /// The row in which a filter is typed.
    var filter: Rect?
    /// The row of letters to jump to.
    var letters: Rect?

    init(size: Size, showsPreview: Bool, share: Int?, isFiltering: Bool, hasLetters: Bool) {
        var area = Rect(size).inset(dx: size.width >= 60 ? 2 : 0, dy: 0)
        if isFiltering {
            filter = area.row(0)
            area = area.inset(top: size.height >= 12 ? 2 : 1)
        } else if hasLetters, size.height >= 12 {
            letters = area.row(0)
            area = area.inset(top: 2)
        }
        split = PreviewLayout(area: area, showsPreview: showsPreview, share: share)
    }

    var list: Rect { split.list }
}

extension CatalogueModel {
    var layout: CatalogueLayout {
        CatalogueLayout(
            size: size,
            // A list that has nothing in it needs the room for its words.
            showsPreview: showsPreview && !rows.isEmpty,
            share: pane.share,
            isFiltering: filter.isOpen,
            hasLetters: hasLetters && !letters.isEmpty
        )
    }

    /// The first entry shown.
    var first: Int { ListWindow.first(selected: selected, count: entries.count, height: layout.list.height) }

    /// Columns from one letter to the next.
    static let letterColumns = 2

    /// The letter drawn at a column of the letters' row.
    func letter(at column: Int) -> String? {
        let index = column / Self.letterColumns
        return letters.indices.contains(index) ? letters[index] : nil
    }
}

extension Rect {
    fileprivate func inset(top: Int) -> Rect { inset(left: 0, top: top, right: 0, bottom: 0) }
}
