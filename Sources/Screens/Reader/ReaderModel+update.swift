import TerminalUI

extension ReaderModel {
    public mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .scroll(let rows): return scroll(by: rows)
        case .page(let pages): return scroll(by: pages * pageRows)
        case .halfPage(let halves): return scroll(by: halves * max(1, geometry.text.height / 2))
        case .start: return jump(to: 0)
        case .end: return goToEnd()
        case .section(let number): return jump(toSection: number)
        case .pan(let columns): pan(by: columns)
        case .selectLink(let direction): return selectLink(direction)
        case .follow: return followSelected()
        case .hints: return showHints()
        case .outline: return openOutline()
        case .lab: return openLab()
        case .questions: return topic.map { [.navigate(.open(.questions(.topic($0))))] } ?? []
        case .find: return startFind()
        case .edit(let edit): return editFind { $0.perform(edit) }
        case .acceptFind: acceptFind()
        case .match(let direction): return stepFind(direction)
        case .answers: toggleAnswers()
        case .toggleRead: return toggleRead()
        case .bookmark: return toggleBookmark()
        case .note: return openNote()
        case .editNote(let edit):
            let size = noteArea.size
            editNote { $0.perform(edit, in: size) }
        case .handNoteOver: return handNoteOver()
        case .copyCode: return copyCode()
        case .next: return openNext()
        case .move(let movement): moveInList(movement)
        case .choose: return chooseInList()
        case .close: return close()
        case .divide(let direction): return changeDivider { $0.move(direction, in: $1) }
        }
        return []
    }

    public mutating func receive(_ event: ScreenEvent) -> [Effect] {
        if let effects = changeDivider({ $0.take(event, in: $1) }) { return effects }
        switch event {
        case .appeared: return arrival
        case .resized(let size): resize(to: size)
        case .text(let character): return type(String(character))
        case .paste(let text): return type(text)
        case .wheel(let rows, _): return turn(rows)
        case .click(let point): return click(point)
        case .result(.page(let data)): return show(data)
        case .result(.failed(let sentence)): fail(sentence)
        case .result(.edited(let text, let page)): return takeBack(text, for: page)
        case .settings(let settings): setMeasure(settings.measure.columns)
        case .result, .drag, .release: break
        }
        return []
    }

    private mutating func pan(by columns: Int) {
        let limit = layout?.text.overflow(in: visibleRows) ?? 0
        shift = max(0, min(limit, shift + columns))
    }

    private mutating func close() -> [Effect] {
        if case .note = overlay { return keepNote() }
        if overlay != nil {
            overlay = nil
        } else if find != nil {
            return endFind()
        } else {
            selectedLink = nil
        }
        return []
    }

    private mutating func type(_ text: String) -> [Effect] {
        if case .note = overlay { return typeNote(text) }
        if case .hints = overlay { return text.first.map { typeHint($0) } ?? [] }
        guard isTyping else { return [] }
        return editFind { $0.insert(text) }
    }

    private mutating func turn(_ rows: Int) -> [Effect] {
        switch overlay {
        case .outline, .labs:
            moveInList(rows < 0 ? .up : .down)
            return []
        case .note:
            return perform(.editNote(rows < 0 ? .up : .down))
        case .hints, .address, nil:
            return scroll(by: rows)
        }
    }

    private mutating func click(_ point: Point) -> [Effect] {
        if overlay?.selected != nil { return clickList(point) }
        if case .note = overlay { return clickNote(point) }
        overlay = nil
        if let area = geometry.outline, area.contains(point) {
            let rows = outlineRows
            let index = outlineOffset + point.y - area.y
            return rows.indices.contains(index) ? go(to: rows[index]) : []
        }
        return link(at: point).map { follow(link: $0) } ?? []
    }

    /// Beside the note keeps it.
    private mutating func clickNote(_ point: Point) -> [Effect] {
        guard noteFrame.contains(point) else { return keepNote() }
        let area = noteArea
        editNote { $0.click(Point(x: point.x - area.x, y: point.y - area.y), in: area.size) }
        return []
    }

    /// Beside the list closes it.
    private mutating func clickList(_ point: Point) -> [Effect] {
        guard listFrame.contains(point) else { return close() }
        let index = listOffset + point.y - listArea.y
        guard listArea.contains(point), overlayRows.indices.contains(index), overlayRows[index].target != nil,
            let overlay
        else { return [] }
        self.overlay = overlay.selecting(index)
        return chooseInList()
    }
}
