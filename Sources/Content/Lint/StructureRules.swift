extension TopicRule {
    /// Headings, lengths, and what each part must hold.
    static let structureRules = [
        headingsInOrder, noTopHeading, partsHoldSomething, lengthByLevel, tradeOffsHoldATable, enoughQuestions,
        readingIsAList,
    ]

    /// Unknown and repeated headings are the parser's to report.
    static let headingsInOrder = TopicRule { topic, _ in
        var issues: [ContentIssue] = []
        let parts = topic.value.sections
        for part in Part.allCases where topic.value[part] == nil {
            issues.append(topic.issue(parts.last?.line, "the heading \"## \(part.heading)\" is missing; add the part"))
        }
        for (earlier, later) in zip(parts, parts.dropFirst()) where later.part.number < earlier.part.number {
            let message = "\"\(later.part.heading)\" stands after \"\(earlier.part.heading)\"; put it before"
            issues.append(topic.issue(later.line, message))
        }
        return issues
    }

    static let noTopHeading = TopicRule { topic, _ in
        topic.value.sections.flatMap(\.blocks).compactMap { block in
            guard case .heading(1, let words) = block.kind else { return nil }
            let message = "a level-1 heading, \"\(words.plainText)\"; the title is in the front matter, so use ###"
            return topic.issue(block.line, message)
        }
    }

    static let partsHoldSomething = TopicRule { topic, _ in
        topic.value.sections.filter(\.blocks.isEmpty).map { section in
            topic.issue(section.line, "\"\(section.part.heading)\" is empty; write it")
        }
    }

    static let lengthByLevel = TopicRule { topic, _ in
        let level = topic.value.header.level
        let allowed = [900...1_700, 800...1_500, 700...1_300][level - 1]
        let words = topic.value.wordCount
        guard !allowed.contains(words) else { return [] }
        let remedy = words < allowed.lowerBound ? "cover more" : "cut it"
        let range = "\(allowed.lowerBound) to \(allowed.upperBound)"
        return [topic.issue(nil, "\(words) words without code; level \(level) takes \(range): \(remedy)")]
    }

    static let tradeOffsHoldATable = TopicRule { topic, _ in
        guard let section = topic.value[.tradeOffs], !section.blocks.contains(where: \.isTable) else { return [] }
        let message = "no table in \"\(section.part.heading)\"; add one: the choice, what you get, what you pay"
        return [topic.issue(section.line, message)]
    }

    /// Faults of single questions are the parser's to report; broken ones count here all the same.
    static let enoughQuestions = TopicRule { topic, _ in
        guard let section = topic.value[.questions] else { return [] }
        let count = section.blocks.filter { $0.headingLevel == 3 }.count
        guard !(3...6).contains(count) else { return [] }
        return [topic.issue(section.line, "\(count) questions; write three to six, each under a ### heading")]
    }

    static let readingIsAList = TopicRule { topic, _ in
        guard let section = topic.value[.reading] else { return [] }
        let hasList = section.blocks.contains { block in
            guard case .list(let list) = block.kind else { return false }
            return !list.items.isEmpty
        }
        if hasList { return [] }
        return [
            topic.issue(section.line, "no list in \"\(section.part.heading)\"; name primary sources, one to a line")
        ]
    }
}

extension Block {
    var isTable: Bool {
        guard case .table = kind else { return false }
        return true
    }

    /// Nil for a block that is no heading.
    var headingLevel: Int? {
        guard case .heading(let level, _) = kind else { return nil }
        return level
    }
}
