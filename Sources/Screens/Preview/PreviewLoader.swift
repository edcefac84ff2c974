import Content
import KnowledgeStore
import LabKit

/// Reads what previews show.
struct PreviewLoader {
    var services: Services

    /// What there is of it; a page that isn't there says so.
    func load(_ request: PreviewRequest) throws -> PreviewData {
        let reference = request.reference
        if request.isNote, let note = try note(on: reference) { return note }
        let data: PreviewData? =
            switch reference.kind {
            case .topic: try topic(TopicID(reference.id), part: request.part)
            case .tool, .reference: try page(reference)
            case .term: try term(reference.id)
            case .lab: try lab(reference.id)
            case .path: try path(reference.id)
            }
        if let data { return data }
        let entry = try services.index.entry(reference)
        return PreviewData(
            title: entry?.title ?? reference.words,
            summary: entry == nil ? "There is no such page any more." : "Not written yet."
        )
    }

    private func note(on page: ContentReference) throws -> PreviewData? {
        guard let note = try services.record.note(on: page) else { return nil }
        let title = try services.index.entry(page)?.title ?? page.words
        return PreviewData(
            title: title,
            facts: ["your note"],
            summary: "",
            blocks: MarkdownParser.parse(note.text).blocks
        )
    }

    private func topic(_ id: TopicID, part: Part?) throws -> PreviewData? {
        guard let summary = try services.index.topic(id) else { return nil }
        let topic = try services.library.topic(at: summary.path)
        let category = try services.index.categories().first { $0.category.id == summary.category }
        let facts = [category?.category.title ?? summary.category, level(summary.level), "\(summary.minutes) min"]
        let wanted = part ?? .core
        // Questions are no blocks; and what one begins with is its core.
        let blocks = topic[wanted]?.blocks ?? topic[.core]?.blocks ?? []
        return PreviewData(
            title: summary.title,
            facts: part.map { facts + [$0.heading] } ?? facts,
            // From a part on, what was looked for comes first.
            summary: part == nil ? summary.summary : "",
            blocks: blocks
        )
    }

    private func page(_ reference: ContentReference) throws -> PreviewData? {
        guard let entry = try services.index.entry(reference), let path = entry.path else { return nil }
        let page = try services.library.page(at: path)
        return PreviewData(title: page.title, summary: page.summary, blocks: page.document.blocks)
    }

    private func term(_ id: String) throws -> PreviewData? {
        guard let term = try services.index.glossary().first(where: { $0.id == id }) else { return nil }
        let topic = try services.index.entry(.topic(term.topic))?.title
        let also = term.aliases.isEmpty ? nil : "also \(term.aliases.joined(separator: ", "))"
        return PreviewData(
            title: term.term,
            facts: [also].compactMap(\.self),
            summary: term.definition,
            blocks: topic.map { [.paragraph("More in \($0).")] } ?? []
        )
    }

    private func lab(_ id: String) throws -> PreviewData? {
        guard let path = try services.index.entry(.lab(id))?.path else { return nil }
        let manifest = try LabManifest.load(from: path, in: services.library)
        let checks = Block.List(start: nil, items: manifest.checks.map { .text($0.says) })
        var intro = manifest.guide.steps.first?.text.blocks ?? []
        // Leads to a command that only a running lab has.
        if intro.last?.plainText.hasSuffix(":") == true { intro.removeLast() }
        return PreviewData(
            title: manifest.title,
            facts: ["lab", level(manifest.level), "\(manifest.minutes) min"],
            summary: manifest.summary,
            blocks: intro + [.paragraph("It is passed when"), Block(line: 1, kind: .list(checks))]
        )
    }

    private func path(_ id: String) throws -> PreviewData? {
        guard let path = try services.index.paths().first(where: { $0.id == id }) else { return nil }
        let stages = path.stages.map { stage in
            Block.Item.text("\(stage.title): \(counted(stage.topics.count, "topic"))" + labs(stage))
        }
        return PreviewData(
            title: path.title,
            facts: [counted(path.weeks, "week")],
            summary: path.outcome,
            blocks: [.paragraph("For: \(path.audience)"), Block(line: 1, kind: .list(.init(start: 1, items: stages)))]
        )
    }

    private func labs(_ stage: LearningPath.Stage) -> String {
        stage.labs.isEmpty ? "" : ", \(counted(stage.labs.count, "lab"))"
    }

    private func level(_ level: Int) -> String { "level \(level)" }
}

extension Block {
    fileprivate static func paragraph(_ text: String) -> Block { Block(line: 1, kind: .paragraph([.text(text)])) }
}

extension Block.Item {
    fileprivate static func text(_ text: String) -> Block.Item { Block.Item(line: 1, blocks: [.paragraph(text)]) }
}
