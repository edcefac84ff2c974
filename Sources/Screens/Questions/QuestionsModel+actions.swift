import Content
import TerminalUI

extension QuestionsModel {
    public mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .choose(let index): return choose(index)
        case .move(let movement): move(movement)
        case .pick: return draft.pointed.map { choose($0) } ?? [.notify("Go to a choice first, or press its letter.")]
        case .confirm: return confirm()
        case .type(let character): type(String(character))
        case .edit(let edit): draft.field.perform(edit)
        case .clear: draft.field.perform(.clear)
        case .skip: return skip()
        case .look(let direction): return look(by: direction)
        case .scroll(let rows): scroll(by: rows)
        case .page(let pages): scroll(by: pages * max(1, geometry.text.height - 2))
        case .halfPage(let halves): scroll(by: halves * max(1, geometry.text.height / 2))
        case .start: top = 0
        case .end: scroll(by: sheet?.text.lines.count ?? 0)
        case .selectLink(let direction): selectLink(direction)
        case .read: return read()
        case .more: return [.navigate(.open(.questions(.review)))]
        }
        return []
    }

    // MARK: Answers

    private mutating func choose(_ index: Int) -> [Effect] {
        guard let question = session?.current?.question, question.choices.indices.contains(index) else { return [] }
        guard question.hasSeveralAnswers else { return give(.choices([index])) }
        draft.toggle(index)
        setSheet()
        reveal()
        return []
    }

    mutating func type(_ text: String) {
        draft.field.insert(text)
        reveal()
    }

    private mutating func move(_ movement: Movement) {
        switch stage {
        case .asking:
            draft.point(movement, count: session?.current?.question.choices.count ?? 0)
            reveal()
        case .empty, .summary:
            selectedRow = movement.index(from: selectedRow, count: rows.count, page: geometry.text.height)
        case .loading, .looking:
            break
        }
    }

    private mutating func confirm() -> [Effect] {
        switch stage {
        case .asking:
            if isAskingNumber { return give(.number(draft.field.text)) }
            guard !draft.chosen.isEmpty else {
                return [.notify("Choose all that are right first, or press s to skip the question.")]
            }
            return give(.choices(draft.chosen))
        case .looking:
            if let selectedLink { return follow(selectedLink) }
            return showCurrent()
        case .empty, .summary:
            return rows.indices.contains(selectedRow) ? [.navigate(.open(rows[selectedRow].destination))] : []
        case .loading:
            return []
        }
    }

    /// Left goes to earlier turns, right to later ones and then to the question being asked.
    private mutating func look(by direction: Int) -> [Effect] {
        guard let session, !session.turns.isEmpty else { return [] }
        let turn = (shownTurn ?? session.turns.count) + direction
        if session.turns.indices.contains(turn) {
            look(at: turn)
        } else if direction > 0, shownTurn != nil {
            // What was begun of an answer is still there, and the clock goes on from when it was first shown.
            guard shownAt != nil else { return showCurrent() }
            shownTurn = nil
            selectedLink = nil
            top = 0
            setSheet()
        }
        return []
    }

    // MARK: Text

    mutating func scroll(by rows: Int) {
        let last = max(0, (sheet?.text.lines.count ?? 0) - geometry.text.height)
        top = max(0, min(top + rows, last))
    }

    /// Scrolls as little as it takes to show the choice that the keys are on, or the number's field.
    mutating func reveal() {
        guard let sheet else { return }
        scroll(by: 0)
        let wanted: Range<Int>
        if let pointed = draft.pointed, sheet.choices.indices.contains(pointed), stage == .asking {
            wanted = sheet.choices[pointed]
        } else if let field = sheet.field, isTyping {
            wanted = field..<field + 1
        } else {
            return
        }
        let height = geometry.text.height
        if wanted.upperBound > top + height { top = wanted.upperBound - height }
        if wanted.lowerBound < top { top = wanted.lowerBound }
    }

    private mutating func selectLink(_ direction: Int) {
        guard let links = sheet?.text.links, !links.isEmpty else { return }
        let next =
            selectedLink.map { ($0 + direction + links.count) % links.count } ?? (direction > 0 ? 0 : links.count - 1)
        selectedLink = next
        let lines = links[next].lines
        let height = geometry.text.height
        if lines.upperBound > top + height { top = lines.upperBound - height }
        if lines.lowerBound < top { top = lines.lowerBound }
    }

    func read() -> [Effect] {
        guard case .looking(let turn) = stage, let item = session?.items[turn.item] else { return [] }
        return [.navigate(.open(item.destination))]
    }

    func follow(_ link: Int) -> [Effect] {
        guard let sheet else { return [] }
        return link == sheet.reading ? read() : effects(of: sheet.text.links[link].target)
    }

    private func effects(of target: LinkTarget) -> [Effect] {
        switch target {
        case .content(let reference): [.navigate(.open(Destination(reference)))]
        case .url(let address): [.copy(address), .notify("Copied \(address)")]
        }
    }
}
