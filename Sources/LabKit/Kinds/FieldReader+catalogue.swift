import Content

extension FieldReader {
    mutating func catalogue(_ fields: Fields) -> CatalogueSpec? {
        let place = fields.place
        let cache = fields["cache"].flatMap { text($0, of: "cache of \(place)") }
        let database = fields["database"].flatMap { text($0, of: "database of \(place)") }
        let strategy = fields["strategy"].flatMap {
            choice($0, of: "strategy of \(place)", as: CatalogueSpec.Strategy.self)
        }
        // A millisecond is the shortest that RESP's PX can say.
        let ttl = fields["ttl"].flatMap { parameter($0, of: "ttl of \(place)", as: .duration, in: 0.001...3_600) }
        guard let cache, let database, let strategy, let ttl else { return nil }
        guard cache != database else {
            report("cache and database of \(place) are both \"\(cache)\"; name one of each kind", at: fields.line)
            return nil
        }
        return CatalogueSpec(cache: cache, database: database, strategy: strategy, ttl: ttl)
    }
}
