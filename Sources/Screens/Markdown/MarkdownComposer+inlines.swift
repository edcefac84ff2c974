import Content
import TerminalUI

extension MarkdownComposer {
    /// Sets a paragraph, breaking it to the measure.
    mutating func addText(_ inlines: [Inline], role: TextRole = .body) {
        let run = takeRun()
        let words = words(of: inlines, role: role)
        let rows = LineBreaker.rows(words, run: run, first: columns - firstIndent, rest: columns - indent)
        for row in rows {
            addRow(row, anchor: row.first?.source ?? TextAnchor(run: run, offset: 0))
        }
    }

    mutating func addText(_ text: String, role: TextRole = .body) {
        addText([.text(text)], role: role)
    }

    /// The words of a run. Links are entered as they are met.
    mutating func words(of inlines: [Inline], role: TextRole) -> [Word] {
        var splitter = WordSplitter()
        split(inlines, role: role, link: nil, into: &splitter)
        return splitter.words
    }

    private mutating func split(_ inlines: [Inline], role: TextRole, link: Int?, into splitter: inout WordSplitter) {
        for inline in inlines {
            switch inline {
            case .text(let text):
                splitter.append(text, role: role, link: link)
            case .code(let text):
                // A link looks like a link, whatever its words are.
                let kind = link == nil ? TextRole.Kind.code : role.kind
                splitter.append(text, role: TextRole(kind: kind, emphasis: role.emphasis), link: link)
            case .emphasis(let inner):
                split(inner, role: role.adding(.italic), link: link, into: &splitter)
            case .strong(let inner):
                split(inner, role: role.adding(.bold), link: link, into: &splitter)
            case .strikethrough(let inner):
                // Terminals can't strike out, so the marks stay.
                splitter.append("~~", role: .dim, link: link)
                split(inner, role: role, link: link, into: &splitter)
                splitter.append("~~", role: .dim, link: link)
            case .link(let target, let inner):
                let added = entry(for: target, words: inner)
                let kind: TextRole.Kind = added.isPlanned ? .plannedLink : .link
                let shown = inner.isEmpty ? [.text(added.words)] : inner
                let index = add(link: added)
                split(shown, role: TextRole(kind: kind, emphasis: role.emphasis), link: index, into: &splitter)
            case .lineBreak:
                splitter.breakLine()
            }
        }
    }

    private func entry(for target: LinkTarget, words: [Inline]) -> LaidOutLink {
        switch target {
        case .content(let reference):
            let isPlanned = written.map { !$0.contains(reference) } ?? false
            let text = words.isEmpty ? reference.id : words.plainText
            return LaidOutLink(target: target, isPlanned: isPlanned, words: text)
        case .url(let address):
            return LaidOutLink(target: target, isPlanned: false, words: words.isEmpty ? address : words.plainText)
        }
    }
}

extension TextRole {
    fileprivate func adding(_ attributes: Attributes) -> TextRole {
        TextRole(kind: kind, emphasis: emphasis.union(attributes))
    }
}
