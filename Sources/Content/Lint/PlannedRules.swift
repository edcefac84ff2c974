extension CorpusRule {
    static let plannedRules = [plannedIsNotWritten, plannedStandsOnce]

    static let plannedIsNotWritten = CorpusRule { index in
        let planned = index.corpus.planned
        return planned.value.filter { index.standing(of: $0.reference) == .written }.map { item in
            let message = "the \(item.kind.rawValue) \"\(item.id)\" is written; take it off the list"
            return planned.issue(planned.line(of: item), message)
        }
    }

    static let plannedStandsOnce = CorpusRule { index in
        let planned = index.corpus.planned
        var seen: Set<ContentReference> = []
        return planned.value.filter { !seen.insert($0.reference).inserted }.map { item in
            let message = "the \(item.kind.rawValue) \"\(item.id)\" stands twice; keep one line"
            return planned.issue(planned.line(of: item), message)
        }
    }
}

extension Linted<[PlannedItem]> {
    fileprivate func line(of item: PlannedItem) -> Int? {
        source.line(holding: "\(item.kind.rawValue)\t\(item.id)\t")
    }
}
