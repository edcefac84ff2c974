public import Content
import KnowledgeStore

/// Reads what the reader shows: one source file, and what the index and the record know around it.
struct PageLoader {
    var services: Services

    /// - Parameter path: the learning path from which the page was opened.
    func page(_ reference: ContentReference, path: String? = nil) throws -> PageData {
        var page =
            switch reference.kind {
            case .topic: try topic(TopicID(reference.id), path: path)
            case .tool, .reference: try page(reference, kind: reference.kind)
            case .term: try term(reference.id)
            case .lab, .path: throw MissingContent.page("\(reference)")
            }
        page.bookmark = try services.record.bookmark(of: page.reference)
        page.note = try services.record.note(on: page.reference)?.text ?? ""
        return page
    }

    private func topic(_ id: TopicID, path: String?) throws -> PageData {
        guard let summary = try services.index.topic(id) else { throw MissingContent.page(id.rawValue) }
        let topic = try services.library.topic(at: summary.path)
        let states = try services.record.readingStates()
        let passed = try services.record.passedLabs()
        let categories = try services.index.categories()
        let step = try PathFinder(services: services).step(of: summary.id, opened: path, states: states, passed: passed)
        let seeAlso = try PageLinks(index: services.index).sections(of: topic.header, next: step)
        return PageData(
            reference: .topic(summary.id),
            title: summary.title,
            group: categories.first { $0.category.id == summary.category }?.category.title ?? summary.category,
            level: summary.level,
            minutes: summary.minutes,
            summary: summary.summary,
            sections: topic.sections.map { PageSection(part: $0.part, heading: $0.part.heading, blocks: $0.blocks) }
                + seeAlso,
            questions: topic.questions,
            labs: try labs(topic.header.labs, passed: passed),
            requires: try related(topic.header.requires.map(ContentReference.topic)) {
                states[TopicID($0.id)] == .read
            },
            knownLinks: try known(
                topic.sections.flatMap(\.blocks) + seeAlso.flatMap(\.blocks),
                questions: topic.questions
            ),
            state: states[summary.id] ?? .unread,
            place: try services.record.place(of: summary.id),
            step: step
        )
    }

    private func page(_ reference: ContentReference, kind: ContentKind) throws -> PageData {
        guard let entry = try services.index.entry(reference), let path = entry.path else {
            throw MissingContent.page("\(reference)")
        }
        let page = try services.library.page(at: path)
        let seeAlso = try PageLinks(index: services.index).sections(related: page.related)
        return PageData(
            reference: reference,
            title: page.title,
            group: kind == .tool ? "Tools" : "References",
            summary: page.summary,
            sections: PageSection.split(page.document.blocks) + seeAlso,
            requires: [],
            knownLinks: try known(page.document.blocks + seeAlso.flatMap(\.blocks), questions: [])
        )
    }

    /// A glossary term has no file of its own: its page is the definition and the way to the topic behind it.
    private func term(_ id: String) throws -> PageData {
        guard let term = try services.index.glossary().first(where: { $0.id == id }) else {
            throw MissingContent.page("term:\(id)")
        }
        let topic = ContentReference.topic(term.topic)
        let title = try services.index.entry(topic)?.title ?? term.topic.rawValue
        return PageData(
            reference: ContentReference(kind: .term, id: id),
            title: term.term,
            group: "Glossary",
            sections: [
                PageSection(
                    part: nil,
                    heading: "",
                    blocks: [
                        Block(line: 1, kind: .paragraph([.text(term.definition)])),
                        Block(line: 2, kind: .paragraph([.text("More: "), .link(.content(topic), [.text(title)])])),
                    ]
                )
            ],
            knownLinks: try services.index.entry(topic)?.isPlanned == false ? [topic] : []
        )
    }

    private func labs(_ ids: [String], passed: Set<String>) throws -> [PageData.Related] {
        let minutes = Dictionary(try services.index.labs().map { ($0.id, $0.minutes) }) { first, _ in first }
        return try related(ids.map(ContentReference.lab)) { passed.contains($0.id) }.map { lab in
            var lab = lab
            lab.minutes = minutes[lab.reference.id]
            return lab
        }
    }

    private func related(
        _ references: [ContentReference],
        isDone: (ContentReference) -> Bool
    ) throws -> [PageData.Related] {
        try references.compactMap { reference in
            guard let entry = try services.index.entry(reference) else { return nil }
            return PageData.Related(
                reference: reference,
                title: entry.title,
                isDone: isDone(reference),
                isPlanned: entry.isPlanned
            )
        }
    }

    private func known(_ blocks: [Block], questions: [Question]) throws -> Set<ContentReference> {
        let all = blocks + questions.flatMap { $0.body + $0.explanation }
        let references = Set(all.flatMap(\.contentLinks))
        return try references.filter { try services.index.entry($0)?.isPlanned == false }
    }
}

extension PageSection {
    /// Splits a page at its second-level headings. What stands before the first has no heading.
    public static func split(_ blocks: [Block]) -> [PageSection] {
        var sections = [PageSection(part: nil, heading: "", blocks: [])]
        for block in blocks {
            if case .heading(level: 2, let inlines) = block.kind {
                sections.append(PageSection(part: nil, heading: inlines.plainText, blocks: []))
            } else {
                sections[sections.count - 1].blocks.append(block)
            }
        }
        return sections.filter { !$0.heading.isEmpty || !$0.blocks.isEmpty }
    }
}
