import Content
import KnowledgeStore
import LabKit

/// Reads what a place of the plain mode says, from the index, the record and the files.
struct PlainLoader {
    var library: ContentLibrary
    var index: KnowledgeIndex
    var record: LearnerRecord

    func page(_ place: PlainPlace) throws -> PlainPage {
        switch place {
        case .home: try home()
        case .list(let kind): try list(kind)
        case .category(let id): try category(id)
        case .path(let id): try path(id)
        case .page(let reference, let section): try PlainPageLoader(loader: self).page(reference, from: section)
        case .search(let words): try search(words)
        case .lab(let id): try lab(id)
        case .bookmarks: try bookmarks()
        case .progress: try progress()
        }
    }

    // MARK: Home and lists

    private func home() throws -> PlainPage {
        var page = PlainPage(title: "backlab. Type a number, or words to search for; help tells more.")
        if let last = try record.lastRead(), let topic = try index.topic(last.topic) {
            let part = last.place.part.map { ", \($0.heading)" } ?? ""
            let item = PlainPage.Item(label: "Continue \(topic.title)\(part)", place: try resumed(topic.id, last.place))
            page.items.append(item)
            page.next = item
        } else if let first = try index.paths().first {
            page.lines = ["Articles on backend engineering, and labs in which real servers run on this machine."]
            page.next = PlainPage.Item(label: "begin with the path \(first.title)", place: .path(first.id))
        }
        page.items += [
            PlainPage.Item(label: "Learning paths", place: .list(.path)),
            PlainPage.Item(label: "Labs", place: .list(.lab)),
            PlainPage.Item(label: "Topics by category", place: .list(.topic)),
            PlainPage.Item(label: "Tools", place: .list(.tool)),
            PlainPage.Item(label: "Quick references", place: .list(.reference)),
            PlainPage.Item(label: "Glossary", place: .list(.term)),
            PlainPage.Item(label: "Bookmarks and notes", place: .bookmarks),
            PlainPage.Item(label: "Progress", place: .progress),
        ]
        return page
    }

    /// The part in which somebody stopped.
    private func resumed(_ id: TopicID, _ place: ReadingPlace) throws -> PlainPlace {
        guard let part = place.part, let summary = try index.topic(id) else {
            return .page(.topic(id), section: 0)
        }
        let parts = try library.topic(at: summary.path).sections.map(\.part)
        return .page(.topic(id), section: parts.firstIndex(of: part) ?? 0)
    }

    private func list(_ kind: ContentKind) throws -> PlainPage {
        switch kind {
        case .topic:
            return PlainPage(
                title: "Topics by category.",
                items: try index.categories().filter { $0.topicCount > 0 }.map { category in
                    let count = category.topicCount == 1 ? "1 topic" : "\(category.topicCount) topics"
                    return PlainPage.Item(
                        label: "\(category.category.title), \(count)",
                        place: .category(category.category.id)
                    )
                }
            )
        case .path:
            let paths = try index.paths()
            let progress = try record.progress(paths: paths)
            return PlainPage(
                title: "Learning paths.",
                items: zip(paths, progress).map { path, progress in
                    PlainPage.Item(
                        label: "\(path.title), \(progress.done) of \(progress.of) done",
                        place: .path(path.id)
                    )
                }
            )
        case .lab:
            let passed = try record.passedLabs()
            return PlainPage(
                title: "Labs.",
                items: try index.labs().map { lab in
                    let state = passed.contains(lab.id) ? ", passed" : ""
                    return PlainPage.Item(
                        label: "\(lab.title), \(Self.minutes(lab.minutes))\(state)",
                        place: .lab(lab.id)
                    )
                }
            )
        case .tool, .reference:
            return PlainPage(
                title: kind == .tool ? "Tools." : "Quick references.",
                items: try index.entries(of: kind).map { entry in
                    PlainPage.Item(
                        label: "\(entry.title). \(entry.summary)",
                        place: .page(entry.reference, section: 0)
                    )
                }
            )
        case .term:
            return PlainPage(
                title: "Glossary.",
                items: try index.glossary().map { term in
                    PlainPage.Item(label: "\(term.term): \(term.definition)", place: place(of: .topic(term.topic)))
                }
            )
        }
    }

    private func category(_ id: String) throws -> PlainPage {
        guard let category = try index.categories().first(where: { $0.category.id == id })?.category else {
            throw CommandError.missing("there is no category “\(id)”.")
        }
        let states = try record.readingStates()
        return PlainPage(
            title: "\(category.title). \(category.summary)",
            items: try index.topics(in: id).map { topic in
                PlainPage.Item(label: label(topic, states[topic.id]), place: .page(.topic(topic.id), section: 0))
            }
        )
    }

    private func label(_ topic: TopicSummary, _ state: ReadingState?) -> String {
        "\(topic.title), \(Self.minutes(topic.minutes))" + (state.map { ", \($0.rawValue)" } ?? "")
    }

    static func minutes(_ count: Int) -> String { count == 1 ? "1 minute" : "\(count) minutes" }

    /// Where a link leads; a topic that isn't written yet is looked for, so that it says so.
    func place(of reference: ContentReference) -> PlainPlace {
        switch reference.kind {
        case .lab: .lab(reference.id)
        case .path: .path(reference.id)
        case .topic, .tool, .reference, .term: .page(reference, section: 0)
        }
    }

    // MARK: Paths

    private func path(_ id: String) throws -> PlainPage {
        guard let path = try index.paths().first(where: { $0.id == id }) else {
            throw CommandError.missing("there is no path “\(id)”.")
        }
        let states = try record.readingStates()
        let passed = try record.passedLabs()
        var page = PlainPage(title: "\(path.title). \(path.audience) \(path.outcome)")
        for (number, stage) in path.stages.enumerated() {
            for reference in stage.topics.map(ContentReference.topic) + stage.labs.map(ContentReference.lab) {
                guard let entry = try index.entry(reference) else { continue }
                let isDone =
                    reference.kind == .lab ? passed.contains(reference.id) : states[TopicID(reference.id)] == .read
                let kind = reference.kind == .lab ? "lab " : ""
                let state = entry.isPlanned ? ", not written yet" : isDone ? ", done" : ""
                let item = PlainPage.Item(
                    label: "Stage \(number + 1), \(stage.title): \(kind)\(entry.title)\(state)",
                    place: place(of: reference)
                )
                page.items.append(item)
                if page.next == nil, !isDone, !entry.isPlanned {
                    page.next = PlainPage.Item(label: "go on with \(kind)\(entry.title)", place: item.place)
                }
            }
        }
        return page
    }

    // MARK: Search

    private func search(_ words: String) throws -> PlainPage {
        let results = try index.search(SearchQuery(parsing: words))
        guard !results.hits.isEmpty else {
            return PlainPage(title: "Nothing found for “\(words)”. Try fewer words, or another name for it.")
        }
        let count = results.hits.count == 1 ? "1 result" : "\(results.hits.count) results"
        let title =
            results.didYouMean.map { "Nothing matches “\(words)”; \(count) for “\($0)”." } ?? "\(count) for “\(words)”."
        return PlainPage(
            title: title,
            items: try results.hits.map { hit in
                let part = hit.part.map { ", in \($0.heading)" } ?? ""
                return PlainPage.Item(label: "\(hit.title), \(hit.detail)\(part)", place: try place(of: hit))
            }
        )
    }

    private func place(of hit: SearchHit) throws -> PlainPlace {
        guard let part = hit.part, let summary = try index.topic(TopicID(hit.id)) else {
            return place(of: hit.reference)
        }
        let parts = try library.topic(at: summary.path).sections.map(\.part)
        return .page(hit.reference, section: parts.firstIndex(of: part) ?? 0)
    }

    // MARK: Labs, bookmarks, progress

    private func lab(_ id: String) throws -> PlainPage {
        guard let path = try index.entry(.lab(id))?.path else { throw CommandError.missing("there is no lab “\(id)”.") }
        let manifest = try LabManifest.load(from: path, in: library)
        return PlainPage(title: "Lab: \(manifest.title). \(manifest.summary)")
    }

    private func bookmarks() throws -> PlainPage {
        let marked = try record.bookmarks().compactMap { bookmark in
            try index.entry(bookmark.page).map { entry in
                PlainPage.Item(label: "Bookmark: \(entry.title)", place: place(of: bookmark.page))
            }
        }
        let noted = try record.notes().compactMap { note in
            try index.entry(note.page).map { entry in
                let words = note.text.split { $0.isWhitespace }.prefix(12).joined(separator: " ")
                return PlainPage.Item(label: "Note on \(entry.title): \(words)", place: place(of: note.page))
            }
        }
        guard !marked.isEmpty || !noted.isEmpty else {
            return PlainPage(title: "No bookmarks or notes yet. In a topic, type bookmark, or note and the words.")
        }
        return PlainPage(title: "Bookmarks and notes.", items: marked + noted)
    }

    private func progress() throws -> PlainPage {
        let states = try record.readingStates()
        let paths = try index.paths()
        let progress = try record.progress(paths: paths)
        return PlainPage(
            title: "Progress.",
            lines: [
                "Topics read: \(states.values.count { $0 == .read }) of \(try index.topics().count).",
                "Labs passed: \(try record.passedLabs().count) of \(try index.labs().count).",
            ] + zip(paths, progress).map { "\($0.title): \($1.done) of \($1.of)." }
        )
    }
}
