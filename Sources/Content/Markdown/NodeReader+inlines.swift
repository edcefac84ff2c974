import CMarkGFM

extension NodeReader {
    /// Emphasis nested deeper than this is flattened.
    static let deepestEmphasis = 16

    func inlines(under parent: MarkdownNode) -> [Inline] { inlines(under: parent, depth: 0) }

    private func inlines(under parent: MarkdownNode, depth: Int) -> [Inline] {
        guard depth < Self.deepestEmphasis else { return [.text(flattened(parent))] }
        var builder = InlineBuilder(brackets: brackets)
        for node in children(of: parent) { read(node, into: &builder, depth: depth) }
        return builder.finish()
    }

    private func read(_ node: MarkdownNode, into builder: inout InlineBuilder, depth: Int) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT, CMARK_NODE_HTML_INLINE:
            builder.append(text: markedString(cmark_node_get_literal(node)).withoutLineFeeds)
        case CMARK_NODE_SOFTBREAK:
            builder.append(text: " ")
        case CMARK_NODE_LINEBREAK:
            builder.append(.lineBreak)
        case CMARK_NODE_CODE:
            builder.append(.code(string(cmark_node_get_literal(node)).withoutLineFeeds))
        case CMARK_NODE_EMPH:
            builder.append(.emphasis(inlines(under: node, depth: depth + 1)))
        case CMARK_NODE_STRONG:
            builder.append(.strong(inlines(under: node, depth: depth + 1)))
        case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
            let address = string(cmark_node_get_url(node)).withoutLineFeeds
            builder.append(.link(.url(address), inlines(under: node, depth: depth + 1)))
        default:
            let content = inlines(under: node, depth: depth + 1)
            if String(cString: cmark_node_get_type_string(node)) == "strikethrough" {
                builder.append(.strikethrough(content))
            } else {
                for inline in content { builder.append(inline) }
            }
        }
    }
}

extension String {
    /// A line feed inside text or a code span (entities can spell one) is a space: a line's end is `Inline.lineBreak`.
    fileprivate var withoutLineFeeds: String {
        guard utf8.contains(0x0A) else { return self }
        return String(map { $0 == "\n" ? " " : $0 })
    }
}
