import Content
import TerminalUI

extension MarkdownComposer {
    mutating func add(_ list: Block.List) {
        let numbers = list.start.map { start in list.items.indices.map { "\(start &+ $0)." } }
        let width = numbers.map { $0.reduce(0) { max($0, $1.count) } } ?? 1
        let isLoose = list.items.contains { $0.needsSpace }
        for (index, item) in list.items.enumerated() {
            if isLoose, index > 0 { separate() }
            let first = marker(for: item, number: numbers?[index], width: width)
            within([.blank(width + 1)], first: first) { $0.addItem(item.blocks, isLoose: isLoose) }
        }
    }

    private func marker(for item: Block.Item, number: String?, width: Int) -> [LaidOutSpan] {
        let mark: LaidOutSpan =
            switch (item.isChecked, number) {
            case (true?, _): LaidOutSpan("✓", columns: 1, role: TextRole(kind: .checkedMark))
            case (false?, _): LaidOutSpan("○", columns: 1, role: TextRole(kind: .uncheckedMark))
            case (nil, let number?): LaidOutSpan(number, columns: number.count, role: TextRole(kind: .label))
            case (nil, nil): LaidOutSpan("•", columns: 1, role: TextRole(kind: .bullet))
            }
        let padding = width - mark.columns
        return padding > 0 ? [.blank(padding), mark, .blank(1)] : [mark, .blank(1)]
    }

    /// A list within a list follows its sentence directly, unless the list has room between its items.
    private mutating func addItem(_ blocks: [Block], isLoose: Bool) {
        for (index, block) in blocks.enumerated() {
            if index > 0, isLoose || !block.isList { separate() }
            add(block)
        }
    }
}

extension Block {
    fileprivate var isList: Bool {
        if case .list = kind { true } else { false }
    }
}

extension Block.Item {
    /// More than a sentence and lists under it.
    fileprivate var needsSpace: Bool {
        blocks.dropFirst().contains { !$0.isList }
    }
}
