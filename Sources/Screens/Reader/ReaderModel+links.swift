import Content
public import TerminalUI

extension ReaderModel {
    /// The links on the screen, in reading order.
    var visibleLinks: [Int] { layout?.text.links(in: visibleRows) ?? [] }

    /// The link after the selected one, or before it, and from the last to the first. Without a selection it begins with
    /// those on the screen; the text scrolls where it has to.
    mutating func selectLink(_ direction: Int) -> [Effect] {
        let links = layout?.text.links ?? []
        let shown = links.indices.filter { !links[$0].lines.isEmpty }
        guard let first = shown.first, let last = shown.last else { return [.notify("This page has no links.")] }
        let next: Int
        switch (selectedLink, direction > 0) {
        case (let selected?, true): next = shown.first { $0 > selected } ?? first
        case (let selected?, false): next = shown.last { $0 < selected } ?? last
        case (nil, true): next = shown.first { links[$0].lines.upperBound > visibleRows.lowerBound } ?? first
        case (nil, false): next = shown.last { links[$0].lines.lowerBound < visibleRows.upperBound } ?? last
        }
        let effects = reveal(links[next].lines)
        selectedLink = next
        return effects
    }

    /// What is selected or marked as copied is so only while it is seen.
    mutating func dropWhatIsHidden() {
        if let link = selectedLink, !visibleLinks.contains(link) { selectedLink = nil }
        if !copiedLines.contains(where: visibleRows.contains) { copiedCode = nil }
    }

    mutating func followSelected() -> [Effect] {
        guard let selectedLink else { return [] }
        return follow(link: selectedLink)
    }

    mutating func follow(link index: Int) -> [Effect] {
        guard let link = layout?.text.links[index] else { return [] }
        switch link.target {
        case .url(let address):
            let sentence = "Copied \(address)"
            guard sentence.columns > size.width - 2 else { return [.copy(address), .notify(sentence)] }
            // What doesn't fit into one line is shown in full.
            overlay = .address(address)
            return [.copy(address)]
        case .content(let reference):
            return open(reference, title: link.words, isPlanned: link.isPlanned)
        }
    }

    func open(_ related: PageData.Related) -> [Effect] {
        open(related.reference, title: related.title, isPlanned: related.isPlanned)
    }

    private func open(_ reference: ContentReference, title: String, isPlanned: Bool) -> [Effect] {
        guard !isPlanned else { return [.notify("“\(title)” isn't written yet.")] }
        return [.navigate(.open(Destination(reference)))]
    }

    /// One lab opens; several are shown to choose from.
    mutating func openLab() -> [Effect] {
        guard let labs = page?.labs, let first = labs.first else { return [.notify("This page has no lab.")] }
        if labs.count == 1 { return open(first) }
        openLabs()
        return []
    }

    mutating func showHints() -> [Effect] {
        guard !visibleLinks.isEmpty else { return [.notify("There is no link on the screen.")] }
        overlay = .hints(.links, typed: "")
        return []
    }

    /// Goes on to what comes next on the learning path.
    func openNext() -> [Effect] {
        guard let step = page?.step else { return [.notify("This page is on no path that you have begun.")] }
        guard let next = step.next else { return [.notify("This is the last on “\(step.title)”.")] }
        return open(next)
    }

    /// The labels on the screen, each with the index of its link or code block.
    var hintLabels: [(index: Int, label: String)] {
        guard case .hints(let kind, _) = overlay else { return [] }
        let indices = kind == .links ? visibleLinks : visibleCodes
        return Array(zip(indices, LinkHints.labels(count: indices.count)))
    }

    /// One more letter of a label: what it stands at opens, or is copied, when the label is whole; the labels go when
    /// none begins so.
    mutating func typeHint(_ character: Character) -> [Effect] {
        guard case .hints(let kind, let typed) = overlay else { return [] }
        let text = typed + character.lowercased()
        if let match = hintLabels.first(where: { $0.label == text }) {
            overlay = nil
            return kind == .links ? follow(link: match.index) : copy(code: match.index)
        }
        overlay = hintLabels.contains { $0.label.hasPrefix(text) } ? .hints(kind, typed: text) : nil
        return []
    }

    /// Where on the screen a fragment of a link or match stands, in columns of the text's area; nil where it is hidden.
    func visibleColumns(line: Int, columns: Range<Int>) -> Range<Int>? {
        guard visibleRows.contains(line) else { return nil }
        return lines[line].visibleColumns(columns, columns: geometry.text.width, shift: shift)
    }

    /// The link drawn at a point of the screen's area.
    func link(at point: Point) -> Int? {
        let text = geometry.text
        guard text.contains(point) else { return nil }
        let line = top + point.y - text.y
        return visibleLinks.first { index in
            layout?.text.links[index].fragments.contains { fragment in
                fragment.line == line
                    && visibleColumns(line: line, columns: fragment.columns)?.contains(point.x - text.x) == true
            } == true
        }
    }
}

extension ReaderModel {
    public func links(in area: Rect, context: ViewContext) -> [FrameLink] {
        if case .address(let address) = overlay {
            return [FrameLink(url: address, areas: addressRows(address).map { $0.area.moved(by: area) })]
        }
        guard let layout, overlay == nil else { return [] }
        let text = geometry.text.moved(by: area)
        return visibleLinks.compactMap { index in
            let link = layout.text.links[index]
            guard case .url(let address) = link.target else { return nil }
            let areas = link.fragments.compactMap { fragment -> Rect? in
                visibleColumns(line: fragment.line, columns: fragment.columns).map { columns in
                    Rect(
                        x: text.x + columns.lowerBound,
                        y: text.y + fragment.line - top,
                        width: columns.count,
                        height: 1
                    )
                }
            }
            return areas.isEmpty ? nil : FrameLink(url: address, areas: areas)
        }
    }
}
