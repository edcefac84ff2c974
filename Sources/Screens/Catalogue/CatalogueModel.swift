import Content
import KnowledgeStore
public import TerminalUI

/// A list of everything of a kind, with a preview of what is selected.
public struct CatalogueModel: ScreenModel {
    /// A line of the list: a letter's heading, or a row.
    enum Entry: Equatable, Sendable {
        case heading(String)
        case row(Int)
    }

    let catalogue: Catalogue
    private(set) var data: CatalogueData?
    /// What a row is compared by while one filters, for each row.
    private var keys: [[UInt8]] = []
    private(set) var measures = CatalogueColumns.Measures()
    /// What is shown, in its order.
    private(set) var entries: [Entry] = []
    /// Where the keys are, among the entries; never on a heading.
    private(set) var selected = 0
    private(set) var order: CatalogueOrder
    private(set) var filter = ListFilter()
    /// The next letter that is typed is one to go to.
    private(set) var awaitsLetter = false
    /// Nil as long as the width decides.
    private var wantsPreview: Bool?
    private(set) var pane = PreviewPane()
    /// What was taken away here, the last first to come back.
    private(set) var removed: [CatalogueRow] = []
    /// What is to be selected once it is among the rows.
    private var awaited: CatalogueRow.Identity?
    private(set) var size = Size.zero

    public init(_ catalogue: Catalogue) {
        self.catalogue = catalogue
        order = catalogue.orders[0]
    }

    public var isTyping: Bool { filter.isOpen || awaitsLetter }

    // MARK: What is shown

    var rows: [CatalogueRow] { data?.rows ?? [] }

    var shownCount: Int { entries.count { if case .row = $0 { true } else { false } } }

    var selectedRow: CatalogueRow? {
        guard entries.indices.contains(selected), case .row(let index) = entries[selected] else { return nil }
        return rows[index]
    }

    /// Letters lead anywhere only where rows stand under them.
    var hasLetters: Bool { catalogue == .alphabet && order == .title && !filter.isOpen }

    var letters: [String] {
        entries.compactMap { if case .heading(let letter) = $0 { letter } else { nil } }
    }

    var showsPreview: Bool { wantsPreview ?? PreviewLayout.isWide(size) }

    // MARK: Keys and events

    public mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .move(let movement): move(movement)
        case .open: return open()
        case .sort: sort()
        case .filter: filter.open()
        case .edit(let edit): editFilter { $0.perform(edit) }
        case .closeFilter: closeFilter()
        case .preview: wantsPreview = !showsPreview
        case .pane(let action): return pane.perform(action, in: layout.split)
        case .letter(let movement): moveLetter(movement)
        case .awaitLetter: awaitsLetter = true
        case .dropLetter: awaitsLetter = false
        case .remove: return remove()
        case .undo: return restore()
        }
        return loadPreview()
    }

    public mutating func receive(_ event: ScreenEvent) -> [Effect] {
        if let effects = pane.take(event, in: layout.split) { return effects }
        switch event {
        case .appeared:
            return [.loadCatalogue(catalogue)]
        case .resized(let size):
            self.size = size
        case .text(let character):
            return type(character)
        case .paste(let text):
            guard filter.isOpen else { return [] }
            editFilter { $0.insert(text) }
        case .wheel(let lines, _):
            move(lines < 0 ? .up : .down)
        case .click(let point):
            return click(point)
        case .result(.catalogue(let data)) where data.catalogue == catalogue:
            show(data)
            return loadPreview(afresh: true)
        case .result, .settings, .drag, .release:
            return []
        }
        return loadPreview()
    }

    private mutating func type(_ character: Character) -> [Effect] {
        if awaitsLetter {
            awaitsLetter = false
            go(toLetter: character.uppercased())
        } else if filter.isOpen {
            editFilter { $0.insert(String(character)) }
        }
        return loadPreview()
    }

    private mutating func click(_ point: Point) -> [Effect] {
        let layout = layout
        if let row = layout.letters, row.contains(point) {
            if let letter = letter(at: point.x - row.x) { go(toLetter: letter) }
            return loadPreview()
        }
        guard layout.list.contains(point) else { return [] }
        let index = first + point.y - layout.list.y
        guard entries.indices.contains(index), case .row = entries[index] else { return [] }
        let isSecond = index == selected
        selected = index
        return isSecond ? open() : loadPreview()
    }

    private func open() -> [Effect] {
        selectedRow.map { [.navigate(.open($0.destination))] } ?? []
    }

    /// Takes the learner's own away; the rows are loaded again without it.
    private mutating func remove() -> [Effect] {
        guard let row = selectedRow, let removal = row.removal else { return [] }
        removed.append(row)
        let words = row.subject.kind == .note ? "The note" : "The bookmark"
        return [removal, .loadCatalogue(catalogue), .notify("\(words) on “\(row.title)” is gone. u brings it back.")]
    }

    private mutating func restore() -> [Effect] {
        guard let row = removed.popLast(), let restoration = row.restoration else { return [] }
        awaited = row.identity
        return [restoration, .loadCatalogue(catalogue)]
    }

    // MARK: Changes

    /// Takes the rows, and stays with the one that was selected as long as there is it.
    private mutating func show(_ data: CatalogueData) {
        let before = awaited ?? selectedRow?.identity
        awaited = nil
        self.data = data
        measures = CatalogueColumns.Measures(data.rows)
        keys = data.rows.map { ListFilter.key(of: $0.title + "\n" + $0.detail) }
        arrange(keeping: before)
    }

    /// Sorts and filters the rows.
    private mutating func arrange(keeping identity: CatalogueRow.Identity?) {
        let rows = rows
        let place = selected
        var shown = rows.indices.filter { filter.matches(keys[$0]) }
        // The rows come by title, and equals keep to that.
        shown = shown.enumerated()
            .sorted {
                let (one, other) = (rows[$0.element], rows[$1.element])
                if order.precedes(one, other) { return true }
                return !order.precedes(other, one) && $0.offset < $1.offset
            }
            .map(\.element)
        entries = hasLetters ? withHeadings(shown) : shown.map(Entry.row)
        selected = identity.flatMap { index(of: $0) } ?? place
        clamp()
    }

    private func withHeadings(_ shown: [Int]) -> [Entry] {
        var entries: [Entry] = []
        var last: String?
        for index in shown {
            let letter = rows[index].letter
            if letter != last { entries.append(.heading(letter)) }
            last = letter
            entries.append(.row(index))
        }
        return entries
    }

    private func index(of identity: CatalogueRow.Identity) -> Int? {
        entries.firstIndex {
            guard case .row(let index) = $0 else { return false }
            return rows[index].identity == identity
        }
    }

    private mutating func move(_ movement: Movement) {
        let before = selected
        selected = movement.index(from: selected, count: entries.count, page: layout.list.height)
        clamp(upwards: selected < before)
    }

    /// Off a heading and into the list.
    private mutating func clamp(upwards: Bool = false) {
        selected = max(0, min(selected, entries.count - 1))
        guard entries.indices.contains(selected), case .heading = entries[selected] else { return }
        // The first entry of all is a heading, and one never stands last.
        selected = upwards && selected > 0 ? selected - 1 : selected + 1
    }

    private mutating func sort() {
        let orders = catalogue.orders
        order = orders[((orders.firstIndex(of: order) ?? 0) + 1) % orders.count]
        selected = 0
        arrange(keeping: nil)
    }

    private mutating func editFilter(_ change: (inout TextField) -> Void) {
        filter.edit(change)
        selected = 0
        arrange(keeping: nil)
    }

    /// Shows all again, with the pointer on what was found.
    private mutating func closeFilter() {
        let found = selectedRow?.identity
        filter.close()
        arrange(keeping: found)
    }

    private mutating func moveLetter(_ movement: Movement) {
        guard let here = selectedRow?.letter, let index = letters.firstIndex(of: here) else { return }
        let letters = letters
        let next = max(0, min(letters.count - 1, movement == .left ? index - 1 : index + 1))
        go(toLetter: letters[next])
    }

    /// To the first row under a letter, or under the next one that has any.
    private mutating func go(toLetter wanted: String) {
        let letter = letters.first { $0 >= wanted } ?? letters.last
        guard let letter, let heading = entries.firstIndex(of: .heading(letter)) else { return }
        selected = heading + 1
    }

    private mutating func loadPreview(afresh: Bool = false) -> [Effect] {
        guard layout.split.preview != nil else { return [] }
        return pane.show(selectedRow?.preview, afresh: afresh)
    }

    public func cursor(in area: Rect) -> Point? {
        layout.filter.flatMap { filter.cursor(in: $0.moved(by: area)) }
    }
}
