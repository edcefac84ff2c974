import Content
import Foundation
import KnowledgeStore

/// Gathers the rows of a catalogue from the index and the record.
struct CatalogueLoader {
    var services: Services

    func load(_ catalogue: Catalogue) throws -> CatalogueData {
        CatalogueData(catalogue: catalogue, rows: try rows(catalogue))
    }

    private func rows(_ catalogue: Catalogue) throws -> [CatalogueRow] {
        switch catalogue {
        case .tools: try entries(of: .tool).sortedByTitle()
        case .references: try entries(of: .reference).sortedByTitle()
        case .glossary: try entries(of: .term).sortedByTitle()
        case .alphabet: try alphabet()
        case .labs: try labs()
        case .paths: try paths()
        case .bookmarks: []
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
