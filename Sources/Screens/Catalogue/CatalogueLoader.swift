import Content
import Foundation
import KnowledgeStore

/// Gathers the rows of a catalogue from the index and the record.
struct CatalogueLoader {
    var services: Services

    func load(_ catalogue: Catalogue) throws -> CatalogueData {
        let packs = try services.index.packs()
        let rows = try rows(catalogue).map { row in
            var row = row
            row.pack = packs[row.reference]
            return row
        }
        return CatalogueData(catalogue: catalogue, rows: rows)
    }

    private func rows(_ catalogue: Catalogue) throws -> [CatalogueRow] {
        switch catalogue {
        case .tools: try entries(of: .tool).sortedByTitle()
        case .references: try entries(of: .reference).sortedByTitle()
        case .glossary: try entries(of: .term).sortedByTitle()
        case .alphabet: try alphabet()
        case .labs: try labs()
        case .paths: try paths()
        case .bookmarks: try marks()
        }
    }

    private func entries(of kind: ContentKind) throws -> [CatalogueRow] {
        try services.index.entries(of: kind).map { CatalogueRow($0.reference, title: $0.title, detail: $0.summary) }
    }

    private func alphabet() throws -> [CatalogueRow] {
        let states = try services.record.readingStates()
        let topics = try services.index.topics().map { topic in
            CatalogueRow(
                .topic(topic.id),
                title: topic.title,
                detail: topic.summary,
                state: states[topic.id] ?? .unread
            )
        }
        let others = try [ContentKind.tool, .reference, .term].flatMap { try entries(of: $0) }
        return (topics + others).sortedByTitle()
    }

    private func labs() throws -> [CatalogueRow] {
        let passed = try services.record.passedLabs()
        let best = try services.record.bestLabRuns()
        return try services.index.labs()
            .map { lab in
                CatalogueRow(
                    .lab(lab.id),
                    title: lab.title,
                    detail: lab.summary,
                    state: passed.contains(lab.id) ? .read : .unread,
                    level: lab.level,
                    minutes: lab.minutes,
                    tally: best[lab.id].map { CatalogueRow.Tally(done: $0.passed, total: $0.checks) }
                )
            }
            .sortedByTitle()
    }

    private func paths() throws -> [CatalogueRow] {
        let paths = try services.index.paths()
        return try zip(paths, services.record.progress(paths: paths))
            .map { path, progress in
                CatalogueRow(
                    ContentReference(kind: .path, id: path.id),
                    title: path.title,
                    detail: path.outcome,
                    weeks: path.weeks,
                    tally: CatalogueRow.Tally(done: progress.done, total: progress.of)
                )
            }
            .sortedByTitle()
    }

    private func marks() throws -> [CatalogueRow] {
        let bookmarks = try services.record.bookmarks().map { mark in
            try row(mark.page, .bookmark(mark), detail: mark.part?.heading ?? "", date: mark.date)
        }
        let notes = try services.record.notes().map { note in
            let first = note.text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) } ?? ""
            return try row(note.page, .note(note), detail: String(first.prefix(200)).printable, date: note.date)
        }
        return (bookmarks + notes).sortedByTitle()
    }

    private func row(
        _ page: ContentReference,
        _ subject: CatalogueRow.Subject,
        detail: String,
        date: Date
    ) throws -> CatalogueRow {
        CatalogueRow(
            page,
            subject: subject,
            title: try services.index.entry(page)?.title ?? page.words,
            detail: detail,
            date: date,
            age: age(of: date, at: services.now(), calendar: services.calendar)
        )
    }
}

extension [CatalogueRow] {
    /// By letter, then by title without regard to case; numbers and signs come first.
    func sortedByTitle() -> [CatalogueRow] {
        map { (row: $0, letter: $0.letter, title: $0.title.lowercased()) }
            .sorted {
                ($0.letter, $0.title, $0.row.kindRank, $0.row.reference.id)
                    < ($1.letter, $1.title, $1.row.kindRank, $1.row.reference.id)
            }
            .map(\.row)
    }
}
