public import Content
import GRDB

extension KnowledgeIndex {
    /// Of these keys, those that the content asks now. A question that was taken out, or whose words were edited, isn't.
    public func asked(among keys: [ReviewKey]) throws -> Set<ReviewKey> {
        try store.read { reader in
            try Dictionary(grouping: keys) { $0.source?.place }.reduce(into: []) { asked, group in
                guard let place = group.key else { return }
                let sql = "SELECT asks FROM entry WHERE kind = ? AND key = ?"
                let asks = try reader.first(sql, [place.kind.rawValue, place.id]) { StoredList.lines(try $0[0]) } ?? []
                asked.formUnion(group.value.filter { asks.contains($0.rawValue) })
            }
        }
    }
}

extension ReviewKey.Source {
    /// The topic or lab that asks it.
    public var place: ContentReference {
        switch self {
        case .question(let topic, _): .topic(topic)
        case .prediction(let lab, _), .law(let lab, _): .lab(lab)
        }
    }
}
