import ArgumentParser
import Content
import KnowledgeStore

extension CompletionKind {
    /// What `show` takes: topics by their ids, the others with their kind before it.
    static let ids = custom { _, _, _ in completions(ContentKind.allCases) { $0.description } }

    /// Labs by their ids alone.
    static let labs = custom { _, _, _ in completions([.lab]) { $0.id } }

    /// Out of the index, as a search finds it.
    private static func completions(
        _ kinds: [ContentKind],
        _ word: (ContentReference) -> String
    ) -> [String] {
        do {
            let index = try Workspace(content: nil).index()
            return try kinds.flatMap { kind in
                try index.ids(of: kind).map { word(ContentReference(kind: kind, id: $0)) }
            }
        } catch {
            // A shell that completes a word has no place for a sentence.
            return []
        }
    }
}
