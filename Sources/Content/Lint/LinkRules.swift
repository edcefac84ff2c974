extension TopicRule {
    /// What a topic links to, and what links to it.
    static let linkRules = [
        linksLeadSomewhere, linksAreWellFormed, linksEnoughTopics, isLinkedFromEnoughTopics, isOnAWay,
    ]

    static let linksLeadSomewhere = TopicRule { topic, index in
        topic.value.outgoingLinks.compactMap { link in
            if link.reference == .topic(topic.value.id) {
                return topic.issue(
                    near: "[[\(link.reference)",
                    from: link.line,
                    "a link to the topic itself; take it out"
                )
            }
            return index.complaint(about: link.reference).map {
                topic.issue(near: "[[\(link.reference)", from: link.line, $0)
            }
        }
    }

    static let linksAreWellFormed = TopicRule { topic, _ in
        topic.value.sections.flatMap(\.blocks).brokenLinks.map { topic.issue(near: "[[", from: $0, brokenLink) }
    }

    /// `requires` and `related` are links too: the reader shows them.
    static let linksEnoughTopics = TopicRule { topic, _ in
        let count = topic.value.linkedTopics.count
        if count >= 3 { return [] }
        return [topic.issue(nil, "links to \(count) other topics; link to three or more, where they explain something")]
    }

    static let isLinkedFromEnoughTopics = TopicRule { topic, index in
        // A pack may hold a single topic.
        guard !index.hasPlannedTopics, index.base == nil else { return [] }
        let id = topic.value.id
        let count = index.linksTo[id, default: 0]
        if count >= 2 { return [] }
        let message = "\(count) topics link here; link to it from two or more, as [[\(id)]] where they touch it"
        return [topic.issue(nil, message)]
    }

    /// Search finds everything; a path or a quick reference is how somebody meets what they didn't know to search for.
    static let isOnAWay = TopicRule { topic, index in
        guard !index.hasPlannedTopics, index.base == nil, !index.onAWay.contains(topic.value.id) else { return [] }
        let message = "no path and no quick reference leads here; give it a place in one of content/paths"
        return [topic.issue(nil, message)]
    }
}

extension PageRule {
    static let linkRules = [linksLeadSomewhere, linksAreWellFormed]

    static let linksLeadSomewhere = PageRule { page, index in
        let related = page.value.related.compactMap { id in
            index.complaint(about: .topic(id)).map {
                page.issue(near: id.rawValue, from: page.source.line(ofKey: "related") ?? 1, "related: \($0)")
            }
        }
        let linked = page.value.document.blocks.flatMap(\.runs).flatMap { run in
            run.inlines.contentReferences.compactMap { reference in
                index.complaint(about: reference).map { page.issue(near: "[[\(reference)", from: run.line, $0) }
            }
        }
        return related + linked
    }

    static let linksAreWellFormed = PageRule { page, _ in
        page.value.document.blocks.brokenLinks.map { page.issue(near: "[[", from: $0, brokenLink) }
    }
}

private let brokenLink =
    "brackets that are no link; write [[id]], [[kind:id]] or [[id|words]], or put code in backticks"

extension Array where Element == Block {
    /// The lines of runs in which brackets were left standing as text.
    fileprivate var brokenLinks: [Int] {
        flatMap(\.runs).filter { $0.inlines.proseText.contains("[[") }.map(\.line)
    }
}

extension Topic {
    /// The other topics that this one names in its body, `requires` and `related`.
    var linkedTopics: Set<TopicID> {
        let linked = outgoingLinks.map(\.reference).filter { $0.kind == .topic }.map { TopicID($0.id) }
        return Set(linked + header.requires + header.related).subtracting([id])
    }
}

extension Page {
    /// The topics that this page names in its body and in `related`.
    var linkedTopics: Set<TopicID> {
        Set(related + document.blocks.flatMap(\.contentLinks).filter { $0.kind == .topic }.map { TopicID($0.id) })
    }
}
