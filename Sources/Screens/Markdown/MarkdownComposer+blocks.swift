import Content

extension MarkdownComposer {
    /// Sets blocks below one another, with a blank row between them.
    mutating func add(_ blocks: [Block]) {
        var previous: Block?
        for block in blocks {
            if let previous { separate(block, from: previous) }
            add(block)
            previous = block
        }
    }

    mutating func add(_ block: Block) {
        switch block.kind {
        case .heading(let level, let inlines):
            addText(inlines, role: TextRole(kind: level <= 2 ? .heading : .subheading))
        case .paragraph(let inlines):
            addText(inlines)
        case .list(let list):
            add(list)
        case .code(let language, let text):
            addCode(text, language: language)
        case .table(let table):
            add(table)
        case .quote(let blocks):
            within([LaidOutSpan("│", columns: 1, role: TextRole(kind: .quoteBar)), .blank(1)]) { $0.add(blocks) }
        case .rule:
            addRule()
        }
    }

    private mutating func addRule() {
        let room = columns - firstIndent
        let text = String(repeating: "─", count: room)
        let anchor = TextAnchor(run: takeRun(), offset: 0)
        addRow([LaidOutSpan(text, columns: room, role: TextRole(kind: .rule))], anchor: anchor)
    }

    /// A heading keeps to what it heads and away from what it follows.
    private mutating func separate(_ block: Block, from previous: Block) {
        if case .heading(let level, _) = previous.kind, level > 2 { return }
        if case .heading(let level, _) = block.kind, level <= 2 { return separate(by: 2) }
        separate()
    }
}
