import Content

extension IndexedEntry {
    /// The entries of a piece; categories and planned ids are none.
    static func entries(of piece: ContentPiece) -> [IndexedEntry] {
        switch piece {
        case .topic(let topic): [IndexedEntry(topic)]
        case .page(let page): [IndexedEntry(page)]
        case .path(let path): [IndexedEntry(path)]
        case .glossary(let terms): terms.map(IndexedEntry.init)
        case .lab(let lab): [IndexedEntry(lab)]
        case .categories, .planned: []
        }
    }

    init(_ topic: Topic) {
        let header = topic.header
        self.init(kind: .topic, key: header.id.rawValue, title: header.title, summary: header.summary)
        aliases = header.aliases
        category = header.category
        level = header.level
        minutes = topic.minutes
        labs = header.labs
        requires = header.requires
        formerly = header.formerly
        questionCount = topic.questions.count
        asks = topic.questions.map { .question(topic: header.id, prompt: $0.prompt.plainText) }
        headings = topic.sections.flatMap { $0.blocks.headings }
        passages = Part.allCases.map { Passage(part: $0, text: topic.plainText(of: $0)) }.filter { !$0.text.isEmpty }
        links = IndexedEntry.distinct(
            header.requires.map { Link(role: .requires, target: .topic($0)) }
                + header.related.map { Link(role: .related, target: .topic($0)) }
                + header.labs.map { Link(role: .lab, target: .lab($0)) }
                + topic.outgoingLinks.map { Link(role: .text, target: $0.reference) }
        )
    }

    init(_ page: Page) {
        self.init(kind: page.reference.kind, key: page.reference.id, title: page.title, summary: page.summary)
        aliases = page.aliases
        topics = page.related
        headings = page.document.blocks.headings
        passages = [Passage(part: nil, text: page.document.plainText)]
        links = IndexedEntry.distinct(page.related.map { Link(role: .related, target: .topic($0)) })
    }

    init(_ path: LearningPath) {
        self.init(kind: .path, key: path.id, title: path.title, summary: path.outcome)
        self.path = path
        let titles = path.stages.map(\.title)
        passages = [Passage(part: nil, text: ([path.audience] + titles).joined(separator: "\n"))]
    }

    init(_ term: GlossaryTerm) {
        self.init(kind: .term, key: term.id, title: term.term, summary: term.definition)
        aliases = term.aliases
        topics = [term.topic]
        links = [Link(role: .related, target: .topic(term.topic))]
    }

    init(_ lab: LabEntry) {
        self.init(kind: .lab, key: lab.id, title: lab.title, summary: lab.summary)
        level = lab.level
        minutes = lab.minutes
        topics = lab.topics
        asks = lab.asks
        passages = lab.text.isEmpty ? [] : [Passage(part: nil, text: lab.text)]
        links = IndexedEntry.distinct(lab.topics.map { Link(role: .related, target: .topic($0)) })
    }

    private static func distinct(_ links: [Link]) -> [Link] {
        var seen: Set<Link> = []
        return links.filter { seen.insert($0).inserted }
    }
}

extension [Block] {
    /// The words of the headings that stand directly among the blocks.
    fileprivate var headings: [String] {
        compactMap {
            if case .heading(_, let inlines) = $0.kind { inlines.plainText } else { nil }
        }
    }
}
