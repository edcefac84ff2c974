public import Content
import KnowledgeStore
import TerminalUI

/// The reader: one page, the place in it, and what is open over it.
///
/// The page is set when it comes and when the width changes, never while drawing. The row on top is the place; through
/// a change of width it is found again by its anchor.
public struct ReaderModel: ScreenModel {
    private(set) var reference: ContentReference
    private let part: Part?
    private let isAtBookmark: Bool
    /// The learning path from which the page was opened.
    private let openedPath: String?
    private(set) var size = Size.zero
    /// Of running text, in columns.
    private(set) var measure = Settings.Measure.comfortable.columns
    private(set) var page: PageData?
    /// Why there is no page.
    private(set) var failure: String?
    private(set) var layout: PageLayout?
    private var ruler: PlaceRuler?
    /// The layout's row on top of the screen.
    var top = 0
    /// What the reader last had on top, where the row there begins elsewhere: after changes of width, the same words
    /// come back. Nil while the top row begins with it.
    var held: TextAnchor?
    /// By how many columns code and tables are moved.
    var shift = 0
    private(set) var showsAnswers = false
    /// An index into the layout's links, always of one that is on the screen.
    var selectedLink: Int?
    /// An index into the layout's code blocks, of the one that was copied last.
    var copiedCode: Int?
    var find: PageFind?
    var overlay: ReaderOverlay?
    /// Sections whose end has been on the screen while reading.
    var readSections: Set<Int> = []
    /// The topic's state has been told to the record: once when it was opened, once when its end was reached.
    var hasBegun = false
    var hasFinished = false
    private var hasLanded = false
    /// Between text and outline.
    private(set) var divider = Divider(.outline)

    /// A page at a part, or where its reader stopped.
    /// - Parameters:
    ///   - path: the learning path from which it is opened.
    ///   - isAtBookmark: it opens at its bookmark, as long as it has one.
    public init(reference: ContentReference, part: Part?, path: String? = nil, isAtBookmark: Bool = false) {
        self.isAtBookmark = isAtBookmark
        self.reference = reference
        self.part = part
        openedPath = path
    }

    /// What leaving this page leaves behind: its place, and a note that is being written.
    public var departure: [Effect] { placeEffects + draftEffects }

    /// The learning path that the learner follows here.
    var path: String? { page?.step?.path ?? openedPath }

    var arrival: [Effect] { [.loadPage(reference, path: openedPath)] }

    /// Reading places and states are kept of topics only.
    var topic: TopicID? { reference.kind == .topic ? TopicID(reference.id) : nil }

    /// Changes the note on the page; the place stays.
    mutating func show(note: String) {
        let isPastEnd = isPastEnd
        page?.note = note
        setPage(staysPastEnd: isPastEnd)
    }

    mutating func mark(_ bookmark: Bookmark?) { page?.bookmark = bookmark }

    var state: ReadingState {
        get { page?.state ?? .unread }
        set { page?.state = newValue }
    }

    var lines: [LaidOutLine] { layout?.text.lines ?? [] }

    var hasOutline: Bool {
        guard let page else { return false }
        return page.sections.count { !$0.heading.isEmpty } > 1 || !page.labs.isEmpty || !page.requires.isEmpty
    }

    var geometry: ReaderGeometry {
        ReaderGeometry(
            size: size,
            hasOutline: hasOutline,
            isFinding: find != nil,
            measure: measure,
            share: divider.share
        )
    }

    /// Rows of the layout that are on the screen.
    var visibleRows: Range<Int> {
        let start = min(top, lines.count)
        return start..<min(lines.count, start + geometry.text.height)
    }

    mutating func resize(to size: Size) {
        let isPastEnd = isPastEnd
        self.size = size
        setPage(staysPastEnd: isPastEnd)
        let note = noteArea.size
        editNote { $0.reveal(in: note) }
    }

    /// Moves the line before the outline, and sets the text for its new width.
    mutating func changeDivider<Result>(_ change: (inout Divider, DividedRoom?) -> Result) -> Result {
        let (isPastEnd, before) = (isPastEnd, divider.share)
        defer { if divider.share != before { setPage(staysPastEnd: isPastEnd) } }
        return change(&divider, overlay == nil ? geometry.divided : nil)
    }

    mutating func setMeasure(_ columns: Int) {
        guard columns != measure else { return }
        let isPastEnd = isPastEnd
        measure = columns
        setPage(staysPastEnd: isPastEnd)
    }

    /// A heading near the page's end was brought to the top, and blank rows show below the last.
    private var isPastEnd: Bool { top > lastTop }

    mutating func fail(_ sentence: String) {
        if page == nil { failure = sentence }
    }

    mutating func toggleAnswers() {
        guard page?.questions.isEmpty == false else { return }
        let isPastEnd = isPastEnd
        showsAnswers.toggle()
        selectedLink = nil
        setPage(staysPastEnd: isPastEnd)
    }

    /// Takes a page that was asked for. The first may come under a new id, where the topic has been renamed; later ones
    /// must be this one.
    mutating func show(_ data: PageData) -> [Effect] {
        guard page == nil ? data.reference.kind == reference.kind : data.reference == reference else { return [] }
        reference = data.reference
        page = data
        failure = nil
        ruler = PlaceRuler(page: data)
        setPage(staysPastEnd: isPastEnd)
        return beginEffects()
    }

    /// Sets the page for the size, and goes on showing what was on top.
    private mutating func setPage(staysPastEnd: Bool) {
        guard let page, !size.isEmpty else { return }
        let anchor = topAnchor
        let geometry = geometry
        layout = PageLayout(
            page: page,
            columns: geometry.columns,
            widest: geometry.text.width,
            showsAnswers: showsAnswers
        )
        if hasLanded {
            if let anchor { top = layout?.text.line(at: anchor) ?? 0 }
            if !staysPastEnd { top = min(top, lastTop) }
            held = anchor
        } else {
            land(on: page)
        }
        let lines = lines
        find?.follow(lines)
        shift = min(shift, layout?.text.overflow(in: visibleRows) ?? 0)
        dropWhatIsHidden()
    }

    private mutating func land(on page: PageData) {
        hasLanded = true
        let stored = page.place.map { PlaceRuler.Place(part: $0.part, line: $0.line) }
        if let layout, let part = stored?.part {
            readSections = Set(layout.sections.indices.prefix { layout.sections[$0].part != part })
        }
        let mark = isAtBookmark ? page.bookmark.map { PlaceRuler.Place(part: $0.part, line: $0.line) } : nil
        if let mark, let line = line(at: mark) {
            top = line
        } else if let part, let section = layout?.sections.first(where: { $0.part == part }) {
            top = section.heading
        } else if let stored, let line = line(at: stored) {
            // On a taller screen than it was kept on, the page ends at the bottom, and the place is still the same.
            top = min(nearest(to: page.place?.fraction ?? 0, from: line, at: stored), lastTop)
            held = ruler?.anchor(of: stored)
        }
    }

    /// The row at a place of the record's.
    func line(at place: PlaceRuler.Place) -> Int? {
        ruler?.anchor(of: place).flatMap { layout?.text.line(at: $0) }
    }

    /// A place covers several rows where the page is set narrower than places are measured. Of these, the one that has as
    /// much above it as the reader had.
    private func nearest(to fraction: Double, from line: Int, at place: PlaceRuler.Place) -> Int {
        guard let ruler, lastTop > 0 else { return line }
        var best = line
        // The first may begin in the row before, of which it has the end.
        for row in (line..<lines.count).dropFirst() {
            guard ruler.place(of: lines[row].anchor) == place else { break }
            let distance = abs(Double(row) / Double(lastTop) - fraction)
            if distance < abs(Double(best) / Double(lastTop) - fraction) { best = row }
        }
        return best
    }

    /// Where the text begins that the reader has on top.
    private var topAnchor: TextAnchor? {
        held ?? (lines.indices.contains(top) ? lines[top].anchor : nil)
    }

    /// The place as the record keeps it.
    var place: PlaceRuler.Place? {
        guard let ruler, let topAnchor else { return nil }
        return ruler.place(of: topAnchor)
    }
}
