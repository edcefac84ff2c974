import Content
import KnowledgeStore
import Screens
import TerminalUI

/// A page for standard output, as text and as JSON.
struct PageText {
    struct Document: Encodable, Equatable {
        struct Section: Encodable, Equatable {
            var part: String?
            var title: String
            var text: String
        }

        var kind: String
        var id: String
        var title: String
        var category: String?
        var level: Int?
        var minutes: Int?
        var summary: String?
        var parts: [Section]
    }

    var document: Document
    private var sections: [PageSection]

    init(document: Document, sections: [PageSection]) {
        self.document = document
        self.sections = sections
    }

    func lines(columns: Int) -> [Line] {
        let facts = [
            document.category, document.level.map { "level \($0)" }, document.minutes.map { "\($0) min" },
        ].compactMap(\.self)
        var lines = [Line(document.title, style: Style(attributes: .bold))]
        if !facts.isEmpty { lines.append(Line(facts.joined(separator: " · "), style: .dimmed)) }
        if let summary = document.summary {
            lines += TextWrap.wrap(Line(summary, style: .dimmed), columns: min(columns, 80))
        }
        for section in sections {
            lines.append(.empty)
            if !section.heading.isEmpty { lines += [Line(section.heading, style: Style(attributes: .bold)), .empty] }
            lines += MarkdownText.lines(section.blocks, columns: columns, theme: .terminal, glyphs: .unicode)
        }
        return lines
    }
}

/// Reads one page for the command line.
struct PageReader {
    var library: ContentLibrary
    var index: KnowledgeIndex

    func read(_ reference: ContentReference, part: Part?) throws -> PageText {
        switch reference.kind {
        case .topic: try topic(TopicID(reference.id), part: part)
        case .term: try term(reference.id)
        case .path: try path(reference.id)
        case .tool, .reference, .lab: try page(reference)
        }
    }

    private func topic(_ id: TopicID, part: Part?) throws -> PageText {
        guard let summary = try index.topic(id) else { throw CommandError.missing("there is no topic “\(id)”.") }
        let topic = try library.topic(at: summary.path)
        let shown = topic.sections.filter { part == nil || $0.part == part }
        let category = try index.categories().first { $0.category.id == summary.category }?.category.title
        return PageText(
            document: PageText.Document(
                kind: "topic",
                id: summary.id.rawValue,
                title: summary.title,
                category: category ?? summary.category,
                level: summary.level,
                minutes: summary.minutes,
                summary: summary.summary,
                parts: shown.map {
                    PageText.Document.Section(
                        part: $0.part.rawValue,
                        title: $0.part.heading,
                        text: topic.plainText(of: $0.part)
                    )
                }
            ),
            sections: shown.map { PageSection(part: $0.part, heading: $0.part.heading, blocks: $0.blocks) }
        )
    }

    private func page(_ reference: ContentReference) throws -> PageText {
        guard let path = try index.entry(reference)?.path else {
            throw CommandError.missing("there is no \(reference).")
        }
        let page = try library.page(at: path)
        let sections = PageSection.split(page.document.blocks)
        return PageText(
            document: PageText.Document(
                kind: reference.kind.rawValue,
                id: reference.id,
                title: page.title,
                summary: page.summary,
                parts: sections.map {
                    PageText.Document.Section(title: $0.heading, text: Content.Document(blocks: $0.blocks).plainText)
                }
            ),
            sections: sections
        )
    }

    private func term(_ id: String) throws -> PageText {
        guard let term = try index.glossary().first(where: { $0.id == id }) else {
            throw CommandError.missing("there is no term “\(id)”.")
        }
        return PageText(
            document: PageText.Document(kind: "term", id: id, title: term.term, summary: term.definition, parts: []),
            sections: []
        )
    }

    private func path(_ id: String) throws -> PageText {
        guard let path = try index.paths().first(where: { $0.id == id }) else {
            throw CommandError.missing("there is no path “\(id)”.")
        }
        let sections = path.stages.map { stage in
            let items = stage.topics.map(ContentReference.topic) + stage.labs.map(ContentReference.lab)
            let list = Block.List(
                start: nil,
                items: items.map { item in
                    Block.Item(line: 1, blocks: [Block(line: 1, kind: .paragraph([.text(item.description)]))])
                }
            )
            return PageSection(part: nil, heading: stage.title, blocks: [Block(line: 1, kind: .list(list))])
        }
        return PageText(
            document: PageText.Document(
                kind: "path",
                id: id,
                title: path.title,
                summary: "\(path.audience) \(path.outcome)",
                parts: sections.map {
                    PageText.Document.Section(title: $0.heading, text: Content.Document(blocks: $0.blocks).plainText)
                }
            ),
            sections: sections
        )
    }
}
