import Content
import TerminalUI

extension ReaderModel {
    /// The rows beside the text: the headings of the current section only.
    var outlineRows: [OutlineRow] { outlineRows(expandsAll: false) }

    /// The rows of the list that is open over the text.
    var overlayRows: [OutlineRow] {
        switch overlay {
        case .outline: outlineRows(expandsAll: true)
        case .labs: page.map { labRows($0) } ?? []
        case .hints, .note, .address, nil: []
        }
    }

    private func outlineRows(expandsAll: Bool) -> [OutlineRow] {
        guard let page, let layout else { return [] }
        var rows = [OutlineRow(title: "Outline", depth: 0)]
        let current = currentSection
        for (index, section) in layout.sections.enumerated() where !section.title.isEmpty {
            rows.append(row(for: section, at: index, isCurrent: index == current))
            guard expandsAll || index == current else { continue }
            rows += section.subheadings.map { OutlineRow(title: $0.title, depth: 2, target: .line($0.line)) }
        }
        if !page.labs.isEmpty {
            rows.append(.blank)
            rows += labRows(page)
        }
        if !page.requires.isEmpty {
            rows += [.blank, OutlineRow(title: "Needs", depth: 0)]
            rows += page.requires.map { topic in
                OutlineRow(title: topic.title, depth: 1, mark: topic.isDone ? .done : .open, target: .page(topic))
            }
        }
        return rows + ownRows(page)
    }

    /// The learner's own marks.
    private func ownRows(_ page: PageData) -> [OutlineRow] {
        var rows: [OutlineRow] = []
        if page.bookmark != nil, let line = bookmarkedLine {
            rows.append(OutlineRow(title: "Bookmark", depth: 1, target: .line(line)))
        }
        if !page.note.isEmpty, let line = lines.firstIndex(where: \.isNote) {
            rows.append(OutlineRow(title: "Note", depth: 1, target: .line(line)))
        }
        return rows.isEmpty ? [] : [.blank, OutlineRow(title: "Yours", depth: 0)] + rows
    }

    private func row(for section: PageLayout.Section, at index: Int, isCurrent: Bool) -> OutlineRow {
        let questions = section.part == .questions ? page?.questions.count ?? 0 : 0
        let mark: OutlineRow.Mark =
            if questions > 0 { .count(questions) } else if isRead(section: index) { .done } else { .none }
        return OutlineRow(
            title: section.title,
            depth: 1,
            mark: mark,
            isCurrent: isCurrent,
            target: .line(section.heading)
        )
    }

    private func labRows(_ page: PageData) -> [OutlineRow] {
        [OutlineRow(title: "Labs", depth: 0)]
            + page.labs.map {
                OutlineRow(
                    title: $0.title,
                    depth: 1,
                    mark: $0.isDone ? .done : .none,
                    detail: $0.minutes.map { "\($0) min" } ?? "",
                    target: .page($0)
                )
            }
    }

    /// Opens the outline with the current section selected.
    mutating func openOutline() -> [Effect] {
        guard hasOutline else { return [.notify("This page has no outline.")] }
        overlay = .outline(selected: 0)
        let rows = overlayRows
        let selected = rows.firstIndex(where: \.isCurrent) ?? rows.firstIndex { $0.target != nil } ?? 0
        overlay = .outline(selected: selected)
        return []
    }

    mutating func openLabs() {
        overlay = .labs(selected: 1)
    }

    /// Moves the selection over the rows that can be gone to.
    mutating func moveInList(_ movement: Movement) {
        guard let overlay, let selected = overlay.selected else { return }
        let rows = overlayRows.indices.filter { overlayRows[$0].target != nil }
        guard !rows.isEmpty else { return }
        let place = rows.lastIndex { $0 <= selected } ?? 0
        let page = max(1, listArea.height - 1)
        self.overlay = overlay.selecting(rows[movement.index(from: place, count: rows.count, page: page)])
    }

    mutating func chooseInList() -> [Effect] {
        guard let selected = overlay?.selected, overlayRows.indices.contains(selected) else { return [] }
        let row = overlayRows[selected]
        guard row.target != nil else { return [] }
        overlay = nil
        return go(to: row)
    }

    mutating func go(to row: OutlineRow) -> [Effect] {
        switch row.target {
        case .line(let line): jump(to: line)
        case .page(let related): open(related)
        case nil: []
        }
    }
}

/// Where the rows are drawn.
extension ReaderModel {
    /// The list's frame, border included, in coordinates of the screen's area.
    var listFrame: Rect {
        let width = min(56, size.width)
        let height = min(overlayRows.count + 2, size.height)
        return Rect(size).centred(Size(width: width, height: height))
    }

    /// What the list's rows have of it.
    var listArea: Rect { listFrame.inset(dx: 2, dy: 1) }

    /// The first row shown of the list over the text.
    var listOffset: Int {
        guard let selected = overlay?.selected else { return 0 }
        var viewport = ListViewport()
        viewport.reveal(selected..<selected + 1, total: overlayRows.count, height: listArea.height, margin: 1)
        return viewport.offset
    }

    /// The first row shown of the outline beside the text: all of it where it fits, else around the current section.
    var outlineOffset: Int {
        let rows = outlineRows
        guard let area = geometry.outline, let current = rows.firstIndex(where: \.isCurrent) else { return 0 }
        var viewport = ListViewport()
        viewport.reveal(current..<current + 1, total: rows.count, height: area.height, margin: area.height / 3)
        return viewport.offset
    }
}
