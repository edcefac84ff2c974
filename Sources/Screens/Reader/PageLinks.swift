import Content
import KnowledgeStore

/// What stands under *See also* at the end of a page: where to go from here.
struct PageLinks {
    var index: KnowledgeIndex

    /// Of tools and of quick references each: a topic that many name would have a list of them, not a hint.
    static let pagesOfAKind = 5

    /// What the topic builds on, what builds on it, its neighbours, its labs, the pages to which it is closest, and what
    /// comes next on the path.
    func sections(of header: TopicHeader, next step: PathStep?) throws -> [PageSection] {
        let dependants = try index.topicsRequiring(header.id).map(\.id)
        let named = Set(header.requires + dependants)
        var blocks: [Block] = []
        blocks += try group("Builds on", header.requires.map(ContentReference.topic))
        blocks += try group("Needed for", dependants.map(ContentReference.topic))
        blocks += try group("Related", header.related.filter { !named.contains($0) }.map(ContentReference.topic))
        blocks += try group("Labs", header.labs.map(ContentReference.lab))
        blocks += try group("Quick references", nearest(.reference, to: header.id))
        blocks += try group("Tools", nearest(.tool, to: header.id))
        // Last, so that it is in sight at the end of the page however much stands above it.
        if let step, let next = step.next, let title = step.nextTitle {
            blocks += group("Next on \(step.title)", [(next.reference, title)])
        }
        return section(blocks)
    }

    private func nearest(_ kind: ContentKind, to id: TopicID) throws -> [(ContentReference, String)] {
        try index.pages(of: kind, relatedTo: id).prefix(Self.pagesOfAKind).map { ($0.reference, $0.title) }
    }

    /// The neighbours of a tool or a reference.
    func sections(related: [TopicID]) throws -> [PageSection] {
        let entries = try related.map { try entry(.topic($0)) }
        return section(entries.isEmpty ? [] : [list(entries)])
    }

    private func section(_ blocks: [Block]) -> [PageSection] {
        blocks.isEmpty ? [] : [PageSection(part: nil, heading: "See also", blocks: blocks)]
    }

    private func group(_ title: String, _ references: [ContentReference]) throws -> [Block] {
        group(title, try references.map(entry))
    }

    private func entry(_ reference: ContentReference) throws -> (ContentReference, String) {
        (reference, try index.entry(reference)?.title ?? reference.words)
    }

    private func group(_ title: String, _ entries: [(ContentReference, String)]) -> [Block] {
        guard !entries.isEmpty else { return [] }
        return [Block(line: 1, kind: .heading(level: 3, [.text(title)])), list(entries)]
    }

    private func list(_ entries: [(reference: ContentReference, title: String)]) -> Block {
        let items = entries.map { entry in
            let link = Inline.link(.content(entry.reference), [.text(entry.title)])
            return Block.Item(line: 1, blocks: [Block(line: 1, kind: .paragraph([link]))])
        }
        return Block(line: 1, kind: .list(Block.List(start: nil, items: items)))
    }
}
