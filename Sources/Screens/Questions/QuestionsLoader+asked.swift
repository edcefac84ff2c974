import Content
public import KnowledgeStore
import LabKit

/// What of the record's cards is still asked. A question that was taken out keeps its answers, in case that it comes back,
/// and counts nowhere.
extension QuestionsLoader {
    /// Everything that was ever answered and is still asked, by key.
    public func askedCards() throws -> [ReviewCard] { try asked { try record.cards() } }

    /// How many questions are to be asked again by now.
    func dueCount() throws -> Int { try asked { try record.dueCards(at: now, limit: .max) }.count }

    private func asked(of cards: () throws -> [ReviewCard]) throws -> [ReviewCard] {
        let before = try cards()
        let known = try index.asked(among: before.map(\.key))
        if known.count == before.count { return before }
        let strange = Set(before.map(\.key).filter { !known.contains($0) }.compactMap { $0.source?.place })
        let successors = try strange.reduce(into: [:] as [ReviewKey: ReviewKey]) { successors, place in
            guard place.kind == .topic, let topic = try index.topic(TopicID(place.id)) else { return }
            // A file that broke since it was indexed asks nothing until it is mended; opening it says what is wrong.
            let found = (try? items(of: topic))?.successors ?? [:]
            successors.merge(found) { first, _ in first }
        }
        // Where the record takes nothing, the cards stand under their old keys.
        let after = successors.isEmpty ? before : try cards()
        let still = successors.isEmpty ? known : try index.asked(among: after.map(\.key))
        return after.filter { still.contains($0.key) || successors[$0.key] != nil }
    }
}

extension LabQuestion {
    /// What its answers are kept under.
    func key(lab: String) -> ReviewKey {
        switch origin {
        case .prediction(let step, _): .prediction(lab: lab, step: step)
        case .law(let chart): .law(lab: lab, name: chart)
        }
    }
}
