extension PageRule {
    static let shapeRules = [toolHeadings, toolSituations, toolCommands, referenceTable, relatedIsAList]

    static let headingsOfTools = ["What it is for", "When you reach for it", "First commands", "Limits", "Instead"]
    static let situations = 3
    static let commands = 5
    /// In terminal columns, borders included.
    static let widestTable = 100

    static let toolHeadings = PageRule { page, _ in
        guard page.value.reference.kind == .tool else { return [] }
        let headings = page.value.document.blocks.filter { $0.headingLevel == 2 }
        if headings.map(\.plainText) == headingsOfTools { return [] }
        let misplaced = zip(headings, headingsOfTools).first { $0.plainText != $1 }?.0 ?? headings.last
        let expected = headingsOfTools.joined(separator: ", ")
        return [
            page.issue(misplaced?.line, "a tool's level-2 headings are \(expected), in this order; arrange them so")
        ]
    }

    static let toolSituations = PageRule { page, _ in
        guard page.value.reference.kind == .tool, let part = page.blocks(under: "When you reach for it") else {
            return []
        }
        let items = part.blocks.reduce(0) { sum, block in
            if case .list(let list) = block.kind { sum + list.items.count } else { sum }
        }
        if items == situations { return [] }
        return [page.issue(part.line, "\(items) situations; list \(situations), one to an item")]
    }

    static let toolCommands = PageRule { page, _ in
        guard page.value.reference.kind == .tool, let part = page.blocks(under: "First commands") else { return [] }
        let count = part.blocks.flatMap(\.codeBlocks).count
        if count == commands { return [] }
        return [page.issue(part.line, "\(count) code blocks; show \(commands) commands, each in a block of its own")]
    }

    static let referenceTable = PageRule { page, _ in
        guard page.value.reference.kind == .reference else { return [] }
        let tables = page.value.document.blocks.filter(\.isTable)
        guard tables.count == 1, case .table(let table) = tables[0].kind else {
            let line = tables.dropFirst().first?.line
            return [page.issue(line, "\(tables.count) tables; a quick reference has one")]
        }
        let width = table.width
        if width <= widestTable { return [] }
        return [page.issue(tables[0].line, "the table is \(width) columns wide; keep it within \(widestTable)")]
    }

    static let relatedIsAList = PageRule { page, _ in
        guard page.value.related.isEmpty else { return [] }
        return [page.issue(page.source.line(ofKey: "related") ?? 1, "no related topics; name those that explain it")]
    }
}

extension Linted<Page> {
    /// What stands under a level-2 heading, and the heading's line.
    fileprivate func blocks(under heading: String) -> (line: Int, blocks: ArraySlice<Block>)? {
        let blocks = value.document.blocks
        guard let start = blocks.firstIndex(where: { $0.headingLevel == 2 && $0.plainText == heading }) else {
            return nil
        }
        let rest = blocks[(start + 1)...]
        return (blocks[start].line, rest.prefix { $0.headingLevel != 2 })
    }
}

extension Block.Table {
    /// Each column as wide as its widest cell, with a space on either side and a line between: `| a | b |`.
    fileprivate var width: Int {
        ([header] + rows).reduce(into: [Int](repeating: 0, count: header.count)) { widths, row in
            for (column, cell) in row.enumerated() where column < widths.count {
                widths[column] = max(widths[column], DisplayWidth.of(cell.plainText))
            }
        }.reduce(1) { $0 + $1 + 3 }
    }
}
