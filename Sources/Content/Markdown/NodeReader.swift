import CMarkGFM

/// A `cmark_node`, which the header leaves opaque.
typealias MarkdownNode = OpaquePointer

/// Turns the parser's nodes into values.
struct NodeReader {
    /// Quotes and lists nested deeper than this are flattened: nobody writes them, and recursion costs stack.
    static let deepestNesting = 32

    let brackets: LinkBrackets
    let source: SourceLines
    let firstLine: Int
    /// The text was cleaned before it was parsed; entities can spell control characters anew, and tabs were kept.
    let needsCleaning: Bool

    func blocks(under parent: MarkdownNode, depth: Int) -> [Block] {
        children(of: parent).compactMap { node in
            kind(of: node, depth: depth).map { Block(line: line(of: node), kind: $0) }
        }
    }

    private func kind(of node: MarkdownNode, depth: Int) -> Block.Kind? {
        let type = cmark_node_get_type(node)
        switch type {
        case CMARK_NODE_HEADING:
            return .heading(level: Int(cmark_node_get_heading_level(node)), inlines(under: node))
        case CMARK_NODE_PARAGRAPH:
            return .paragraph(inlines(under: node))
        case CMARK_NODE_CODE_BLOCK:
            let info = string(cmark_node_get_fence_info(node))
            let language = info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
            return .code(language: language, text: code(node))
        case CMARK_NODE_HTML_BLOCK:
            return .code(language: "html", text: code(node))
        case CMARK_NODE_THEMATIC_BREAK:
            return .rule
        case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST:
            guard depth < Self.deepestNesting else { return .paragraph([.text(flattened(node))]) }
            return type == CMARK_NODE_LIST
                ? .list(list(node, depth: depth)) : .quote(blocks(under: node, depth: depth + 1))
        default:
            return extensionKind(of: node)
        }
    }

    /// Tables have no constant type: extensions number their nodes when they register.
    private func extensionKind(of node: MarkdownNode) -> Block.Kind? {
        if String(cString: cmark_node_get_type_string(node)) == "table" { return .table(table(node)) }
        let text = flattened(node)
        return text.isEmpty ? nil : .paragraph([.text(text)])
    }

    private func list(_ node: MarkdownNode, depth: Int) -> Block.List {
        let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        let items = children(of: node).map { item in
            let isTask = String(cString: cmark_node_get_type_string(item)) == "tasklist"
            let line = Int(cmark_node_get_start_line(item))
            let column = Int(cmark_node_get_start_column(item))
            return Block.Item(
                isChecked: isTask ? source.isTicked(line: line, column: column) : nil,
                line: self.line(of: item),
                blocks: blocks(under: item, depth: depth + 1)
            )
        }
        return Block.List(start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil, items: items)
    }

    private func table(_ node: MarkdownNode) -> Block.Table {
        let count = Int(cmark_gfm_extensions_get_table_columns(node))
        let codes = UnsafeBufferPointer(start: cmark_gfm_extensions_get_table_alignments(node), count: count)
        let alignments = codes.map { code -> Block.Table.Alignment in
            switch code {
            case UInt8(ascii: "c"): .centre
            case UInt8(ascii: "r"): .trailing
            default: .leading
            }
        }
        var rows = children(of: node).map { row in children(of: row).map { inlines(under: $0) } }
        let header = rows.isEmpty ? [] : rows.removeFirst()
        return Block.Table(alignments: alignments, header: header, rows: rows)
    }

    // MARK: Text

    func children(of node: MarkdownNode) -> [MarkdownNode] {
        var nodes: [MarkdownNode] = []
        var next = cmark_node_first_child(node)
        while let node = next {
            nodes.append(node)
            next = cmark_node_next(node)
        }
        return nodes
    }

    private func line(of node: MarkdownNode) -> Int {
        max(Int(cmark_node_get_start_line(node)), 1) + firstLine - 1
    }

    /// The characters as the author meant them.
    func string(_ characters: UnsafePointer<CChar>?) -> String { brackets.restored(markedString(characters)) }

    /// The same with the marks of content links still in it.
    func markedString(_ characters: UnsafePointer<CChar>?) -> String {
        guard let characters else { return "" }
        let text = String(cString: characters)
        return needsCleaning ? text.withoutControlCharacters : text
    }

    private func code(_ node: MarkdownNode) -> String {
        let text = string(cmark_node_get_literal(node))
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// The words of a subtree, found without recursion.
    func flattened(_ node: MarkdownNode) -> String {
        guard let iterator = cmark_iter_new(node) else { return "" }
        defer { cmark_iter_free(iterator) }
        var words: [String] = []
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { break }
            guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
            let text = string(cmark_node_get_literal(node))
            if !text.isEmpty { words.append(text.onOneLine) }
        }
        return words.joined(separator: " ")
    }
}
