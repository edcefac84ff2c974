import Content
import KnowledgeStore
import Screens

/// Reads a topic part by part, and other pages section by section.
struct PlainPageLoader {
    var loader: PlainLoader

    private struct Section {
        var title: String
        var blocks: [Block]
        var questions: [Question] = []
    }

    func page(_ reference: ContentReference, from index: Int) throws -> PlainPage {
        let (title, facts, sections) = try content(of: reference)
        guard sections.indices.contains(index) else { return PlainPage(title: "\(title).", lines: facts) }
        let section = sections[index]
        var text = PlainText(section.blocks)
        var lines = text.lines
        for (number, question) in section.questions.enumerated() {
            lines.append("\(number + 1). \(text.text(question.prompt))")
        }
        if !section.questions.isEmpty { lines.append("Type questions to be asked them.") }
        var page = PlainPage(title: index == 0 ? "\(title)." : "\(title), continued.")
        if index == 0, !facts.isEmpty { page.lines = facts + [""] }
        let heading = section.title.isEmpty ? "" : ": \(section.title)"
        if sections.count > 1 { page.lines.append("Part \(index + 1) of \(sections.count)\(heading).") }
        page.lines += lines
        page.items = try text.links.map { link in
            PlainPage.Item(
                label: try loader.index.entry(link)?.title ?? link.words,
                place: loader.place(of: link)
            )
        }
        page.unlisted = page.items.count
        if sections.indices.contains(index + 1) {
            page.next = PlainPage.Item(
                label: "next part, \(sections[index + 1].title)",
                place: .page(reference, section: index + 1)
            )
        }
        return page
    }

    private func content(of reference: ContentReference) throws -> (String, [String], [Section]) {
        switch reference.kind {
        case .topic: return try topic(TopicID(reference.id))
        case .term:
            guard let term = try loader.index.glossary().first(where: { $0.id == reference.id }) else {
                throw CommandError.missing("there is no term “\(reference.id)”.")
            }
            let link = Inline.link(.content(.topic(term.topic)), [.text("Read more")])
            let blocks = [Block(line: 1, kind: .paragraph([.text(term.definition + " "), link]))]
            return (term.term, [], [Section(title: "", blocks: blocks)])
        case .tool, .reference, .lab, .path:
            guard let path = try loader.index.entry(reference)?.path else {
                throw CommandError.missing("there is no \(reference).")
            }
            let page = try loader.library.page(at: path)
            let sections = PageSection.split(page.document.blocks).map { Section(title: $0.heading, blocks: $0.blocks) }
            return (page.title, [page.summary], sections)
        }
    }

    private func topic(_ id: TopicID) throws -> (String, [String], [Section]) {
        guard let summary = try loader.index.topic(id) else {
            guard let planned = try loader.index.entry(.topic(id)) else {
                throw CommandError.missing("there is no topic “\(id)”.")
            }
            throw CommandError.missing("“\(planned.title)” isn't written yet.")
        }
        let topic = try loader.library.topic(at: summary.path)
        let state = try loader.record.readingStates()[summary.id] ?? .unread
        let facts = [
            "\(PlainLoader.minutes(summary.minutes)), level \(summary.level), \(state.rawValue). \(summary.summary)"
        ]
        let labs = try topic.header.labs.compactMap { try loader.index.entry(.lab($0)) }.map { lab in
            "Lab: \(lab.title). Type lab to open it."
        }
        let sections = topic.sections.map { section in
            let questions = section.part == .questions ? topic.questions : []
            let blocks = section.part == .questions ? [] : section.blocks
            return Section(title: section.part.heading, blocks: blocks, questions: questions)
        }
        return (summary.title, facts + labs, sections)
    }
}
