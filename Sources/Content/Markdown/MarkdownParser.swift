import CMarkGFM
import Synchronization

/// Markdown (CommonMark with GitHub's tables, task lists and `~~strikethrough~~`) into a tree of values.
///
/// `[[id]]`, `[[kind:id]]` and `[[id|words]]` become links in text and stay as they are in code; without words, a
/// link's label is what stands between the brackets. A backslash before the brackets keeps them. Raw HTML is shown: a
/// block of it as code, a tag as text. An image is a link that carries its description. Typography is left alone, and
/// nothing that a terminal could interpret gets through.
public enum MarkdownParser {
    /// The parser attaches its extensions' characters to tables that all parsers of the process share, so one parses at
    /// a time. What it returns belongs to the caller.
    private static let turn = Mutex<Void>(())

    private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

    /// Any text is Markdown: this never fails.
    ///
    /// - Parameter firstLine: the line of its file on which the text begins, from 1; blocks' lines count from there.
    public static func parse(_ markdown: String, firstLine: Int = 1) -> Document {
        let brackets = LinkBrackets(marking: markdown.withoutControlCharactersButTabs)
        guard let root = tree(brackets.text) else { return Document(blocks: []) }
        defer { cmark_node_free(root) }
        var source = brackets.text
        return source.withUTF8 { bytes in
            let reader = NodeReader(
                brackets: brackets,
                source: SourceLines(bytes),
                firstLine: firstLine,
                needsCleaning: bytes.contains(UInt8(ascii: "&")) || bytes.contains(UInt8(ascii: "\t"))
            )
            return Document(blocks: reader.blocks(under: root, depth: 0))
        }
    }

    private static func tree(_ text: String) -> OpaquePointer? {
        _ = registered
        return turn.withLock { _ in
            guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE) else {
                return nil
            }
            defer { cmark_parser_free(parser) }
            for name in ["table", "tasklist", "strikethrough"] {
                cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
            }
            var text = text
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    cmark_parser_feed(parser, characters.baseAddress, characters.count)
                }
            }
            return cmark_parser_finish(parser)
        }
    }
}
