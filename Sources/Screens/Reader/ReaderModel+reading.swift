import Content
import FoundationEssentials
import KnowledgeStore
import TerminalUI

/// Where the reader is, and what the record hears of it.
extension ReaderModel {
    /// The row on top when the page's end is at the bottom of the screen.
    var lastTop: Int { max(0, lines.count - geometry.text.height) }

    /// How much of the page lies above, from 0 to 1.
    var fraction: Double {
        lastTop == 0 ? 1 : min(1, Double(top) / Double(lastTop))
    }

    /// The section that the row on top belongs to.
    var currentSection: Int? { layout?.section(at: top) }

    /// Rows that space and PgDn move by: two stay for the eye to hold on to.
    var pageRows: Int {
        let height = geometry.text.height
        return max(1, height - min(2, height / 4))
    }

    /// Moves by rows, as far as the page goes. What passes over the screen counts as read.
    mutating func scroll(by rows: Int) -> [Effect] {
        let limit = max(lastTop, top)
        return read(to: max(0, min(limit, top + rows)))
    }

    mutating func read(to line: Int) -> [Effect] {
        let height = geometry.text.height
        let seen = min(top, line)..<max(top, line) + height
        noteRead(seen)
        return jump(to: line) + finishEffects(seen)
    }

    /// Goes to a row without having read what lies between.
    mutating func jump(to line: Int) -> [Effect] {
        let old = top
        top = max(0, min(line, lines.count - 1))
        if top != old { held = nil }
        shift = min(shift, layout?.text.overflow(in: visibleRows) ?? 0)
        dropWhatIsHidden()
        return top == old ? [] : placeEffects
    }

    /// Scrolls as little as it takes to show these rows with a few around them.
    mutating func reveal(_ rows: Range<Int>) -> [Effect] {
        var viewport = ListViewport(offset: top)
        let height = geometry.text.height
        viewport.reveal(rows, total: max(lines.count, top + height), height: height, margin: 3)
        return viewport.offset == top ? [] : jump(to: viewport.offset)
    }

    /// With at most three screens of text left, it is read on to; from afar, it is only looked at.
    mutating func goToEnd() -> [Effect] {
        let line = max(top, lastTop)
        let isClose = (endOfReading ?? lines.count) - top <= 3 * geometry.text.height
        return isClose ? read(to: line) : jump(to: line)
    }

    /// The last line before the questions: once it has been on the screen, the topic is read.
    private var endOfReading: Int? {
        guard let layout else { return nil }
        let section = layout.sections.lastIndex { $0.part == .tradeOffs } ?? layout.sections.indices.last
        return section.map(layout.lastLine(of:))
    }

    mutating func jump(toSection number: Int) -> [Effect] {
        guard let layout else { return [] }
        let byPart = layout.sections.first { $0.part?.number == number }
        let hasParts = layout.sections.contains { $0.part != nil }
        let section = hasParts ? byPart : layout.sections.dropFirst(number - 1).first
        return section.map { jump(to: $0.heading) } ?? []
    }

    func isRead(section: Int) -> Bool { state == .read || readSections.contains(section) }

    private mutating func noteRead(_ seen: Range<Int>) {
        guard let layout else { return }
        for section in layout.sections.indices where seen.contains(layout.lastLine(of: section)) {
            readSections.insert(section)
        }
    }
}

/// What the record hears.
extension ReaderModel {
    var placeEffects: [Effect] {
        // A topic that its reader has called unread stays so: a place would make it one that is being read.
        guard let topic, let place, state != .unread else { return [] }
        // The record dates it.
        let kept = ReadingPlace(part: place.part, line: place.line, fraction: fraction, date: .distantPast)
        return [.savePlace(topic, kept)]
    }

    mutating func beginEffects() -> [Effect] {
        guard let topic, !hasBegun else { return [] }
        hasBegun = true
        hasFinished = state == .read
        guard state == .unread else { return [] }
        state = .reading
        return [.mark(topic, .reading)]
    }

    private mutating func finishEffects(_ seen: Range<Int>) -> [Effect] {
        guard let topic, !hasFinished, let end = endOfReading, seen.contains(end) else { return [] }
        hasFinished = true
        guard state != .read else { return [] }
        state = .read
        let next = page?.step?.nextTitle.map { ", > goes on to “\($0)”" } ?? ""
        return [.mark(topic, .read), .notify("Marked as read: r takes it back\(next).")]
    }

    /// By hand, and then it stays so: reaching the end changes nothing any more.
    mutating func toggleRead() -> [Effect] {
        guard let topic, page != nil else { return [] }
        hasFinished = true
        state = state == .read ? .unread : .read
        if state == .unread { readSections = [] }
        return [.mark(topic, state), .notify(state == .read ? "Marked as read." : "Marked as unread.")]
    }
}
