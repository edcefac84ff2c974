public import Content
public import Foundation
public import KnowledgeStore
import LabKit

/// Gathers the questions of a session from content, labs and the record.
public struct QuestionsLoader {
    /// A session takes two minutes: about twelve seconds a question.
    public static let sessionSize = 10
    /// So many that were never asked come into one review at most: each of them comes back for years.
    public static let mostFresh = 4

    let index: KnowledgeIndex
    let library: ContentLibrary
    let record: LearnerRecord
    let now: Date

    public init(index: KnowledgeIndex, library: ContentLibrary, record: LearnerRecord, now: Date) {
        self.index = index
        self.library = library
        self.record = record
        self.now = now
    }

    init(_ services: Services) {
        self.init(
            index: services.index,
            library: services.library,
            record: services.record,
            now: services.now()
        )
    }

    /// - Parameter limit: at most so many items; nil is all of a topic or lab, and a session's worth of the others.
    public func load(_ source: QuestionSource, limit: Int? = nil) throws -> QuestionsData {
        let title: String
        let items: [ReviewItem]
        switch source {
        case .review:
            title = "Review"
            items = try review(limit: limit ?? Self.sessionSize)
        case .topic(let id):
            guard let topic = try index.topic(id) else { throw MissingContent.page(id.rawValue) }
            title = topic.title
            items = try self.items(of: topic).items
        case .category(let id):
            let categories = try index.categories().map(\.category)
            guard let category = categories.first(where: { $0.id == id }) else { throw MissingContent.category(id) }
            title = category.title
            let all = try index.topics(in: id).flatMap { try self.items(of: $0).items }
            items = try urgent(all, limit: limit ?? Self.sessionSize)
        case .lab(let id):
            let manifest = try lab(id)
            title = manifest.title
            items = self.items(of: manifest)
        }
        let shown = Array(items.prefix(limit ?? .max))
        // Only now: reading the questions may have carried cards over to what they have become.
        let cards = try self.cards()
        return QuestionsData(
            source: source,
            title: title,
            items: shown,
            fresh: shown.count { cards[$0.key] == nil },
            outlook: try outlook(),
            isNewcomer: cards.isEmpty,
            suggestions: shown.isEmpty ? try suggestions() : []
        )
    }

    private func cards() throws -> [ReviewKey: ReviewCard] {
        Dictionary(try record.cards().map { ($0.key, $0) }) { first, _ in first }
    }

    public func outlook() throws -> ReviewOutlook { outlook(try askedCards()) }

    private func outlook(_ cards: some Collection<ReviewCard>) -> ReviewOutlook {
        ReviewOutlook(
            due: cards.count { $0.due <= now },
            next: cards.map(\.due).filter { $0 > now }.min()?.timeIntervalSince(now)
        )
    }

    /// A few topics to go on with, and a few that were read, to be practised whether they are due or not.
    private func suggestions() throws -> [QuestionsData.Suggestion] {
        let states = try record.readingStates()
        let topics = try index.topics().filter { $0.questionCount > 0 }
        let begun = topics.filter { states[$0.id] == .reading } + topics.filter { states[$0.id] == nil }
        let read = topics.filter { states[$0.id] == .read }
        return begun.prefix(3).map {
            QuestionsData.Suggestion(title: "Read \($0.title)", destination: .page(.topic($0.id), part: nil))
        }
            + read.prefix(3).map {
                QuestionsData.Suggestion(title: "Practise \($0.title)", destination: .questions(.topic($0.id)))
            }
    }

    // MARK: Items

    private func lab(_ id: String) throws -> LabManifest {
        guard let path = try index.entry(.lab(id))?.path else { throw MissingContent.lab(id) }
        return try LabManifest.load(from: path, in: library)
    }

    /// A topic's or lab's items.
    struct Place {
        var items: [ReviewItem] = []
        /// What questions that were edited have become, by their old keys.
        var successors: [ReviewKey: ReviewKey] = [:]
    }

    func items(of topic: TopicSummary) throws -> Place {
        guard topic.questionCount > 0 else { return Place() }
        let text = try library.topic(at: topic.path)
        let items = text.questions.map { question in
            ReviewItem(
                key: .question(topic: topic.id, prompt: question.prompt.plainText),
                origin: .topic(topic.id, title: topic.title, part: text.part(about: question)),
                question: question
            )
        }
        return Place(items: items, successors: try succeed(to: items, of: topic.id))
    }

    /// Carries what was answered over to questions whose words were edited.
    private func succeed(to items: [ReviewItem], of topic: TopicID) throws -> [ReviewKey: ReviewKey] {
        let new = Dictionary(items.map { ($0.key, $0.question.prompt.plainText) }) { first, _ in first }
        let old = try record.reviewPrompts(of: topic)
        let successors = PromptMatching.successors(of: old, among: new)
        if case .readOnly = record.mode { return successors }
        try record.succeedReviews(successors)
        return successors
    }

    private func items(of lab: LabManifest) -> [ReviewItem] {
        // Another day asks a law with other figures.
        let day = Int((now.timeIntervalSince1970 / 86_400).rounded(.down))
        return (lab.predictionQuestions + lab.lawQuestions(variant: day)).map { asked in
            let key = asked.key(lab: lab.id)
            return switch asked.origin {
            case .prediction(let step, _):
                ReviewItem(
                    key: key,
                    origin: .prediction(lab: lab.id, title: lab.title, step: step),
                    question: asked.question
                )
            case .law:
                ReviewItem(key: key, origin: .law(lab: lab.id, title: lab.title), question: asked.question)
            }
        }
    }

    // MARK: Choosing

    /// What is due, what has waited longest first; then some that were never asked, of topics that were read and labs that
    /// were passed.
    private func review(limit: Int) throws -> [ReviewItem] {
        let cards = try cards()
        var pool = ItemPool(loader: self)
        let due = cards.values.filter { $0.due <= now }.sorted { ($0.due, $0.key) < ($1.due, $1.key) }.map(\.key)
        var chosen: [ReviewItem] = []
        for key in due {
            guard chosen.count < limit else { return chosen }
            if let item = pool.item(key), !chosen.contains(where: { $0.key == item.key }) { chosen.append(item) }
        }
        let room = min(limit - chosen.count, Self.mostFresh)
        return chosen + (try fresh(cards, &pool).prefix(room))
    }

    /// Of topics that were read and of which nothing was ever asked, and of labs that were passed likewise.
    private func fresh(_ cards: [ReviewKey: ReviewCard], _ pool: inout ItemPool) throws -> [ReviewItem] {
        var asked: Set<ContentReference> = []
        for key in cards.keys {
            if let place = key.source?.place { asked.insert(place) }
        }
        let states = try record.readingStates()
        let passed = try record.passedLabs()
        let places =
            try index.topics().filter { states[$0.id] == .read }.map { ContentReference.topic($0.id) }
            + index.labs().map(\.id).filter(passed.contains).map(ContentReference.lab)
        var fresh: [ReviewItem] = []
        for place in places where !asked.contains(place) && fresh.count < Self.mostFresh {
            fresh += pool.items(of: place)
        }
        return fresh
    }

    /// Those that are due first, then those that were never asked, then the rest, each in their order.
    private func urgent(_ items: [ReviewItem], limit: Int) throws -> [ReviewItem] {
        let cards = try cards()
        func rank(_ item: ReviewItem) -> Int {
            guard let card = cards[item.key] else { return 1 }
            return card.due <= now ? 0 : 2
        }
        let ranked = items.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
        return Array(ranked.prefix(limit).map(\.element))
    }

    /// Items by key, each topic and lab read once.
    private struct ItemPool {
        let loader: QuestionsLoader
        private var places: [ContentReference: Place] = [:]

        init(loader: QuestionsLoader) { self.loader = loader }

        /// Nil for what the content doesn't ask any more.
        mutating func item(_ key: ReviewKey) -> ReviewItem? {
            key.source.flatMap { item(key, in: place($0.place)) }
        }

        private func item(_ key: ReviewKey, in place: Place) -> ReviewItem? {
            let wanted = place.successors[key] ?? key
            return place.items.first { $0.key == wanted }
        }

        mutating func items(of place: ContentReference) -> [ReviewItem] { self.place(place).items }

        private mutating func place(_ reference: ContentReference) -> Place {
            if let known = places[reference] { return known }
            // A file that is gone or broken has no questions now; the index and `check` say what is wrong with it.
            let place = (try? read(reference)) ?? Place()
            places[reference] = place
            return place
        }

        private func read(_ place: ContentReference) throws -> Place {
            if place.kind == .lab { return Place(items: loader.items(of: try loader.lab(place.id))) }
            return try loader.index.topic(TopicID(place.id)).map(loader.items) ?? Place()
        }
    }
}
