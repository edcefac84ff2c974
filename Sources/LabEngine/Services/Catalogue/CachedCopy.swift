/// What a cache holds of a product, as people can read it in `redis-cli`: `v7 1207` is version 7 and its price.
///
/// `v7` alone is a tombstone: version 7 has been written, and its value isn't here.
struct CachedCopy: Equatable {
    var version: Int
    /// Nil in a tombstone.
    var price: Int?

    init(version: Int, price: Int?) {
        self.version = version
        self.price = price
    }

    init(_ row: ProductRow) { self.init(version: row.version, price: row.price) }

    /// Nil for what it can't be, which whoever reads it takes for a miss.
    init?(text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard (1...2).contains(words.count), words[0].hasPrefix("v"), let version = Int(words[0].dropFirst()),
            version > 0
        else { return nil }
        let price = words.count == 2 ? Int(words[1]) : nil
        guard words.count == 1 || price != nil else { return nil }
        self.init(version: version, price: price)
    }

    init?(_ reply: RESPValue) {
        guard let text = reply.text else { return nil }
        self.init(text: text)
    }

    var text: String { price.map { "v\(version) \($0)" } ?? "v\(version)" }
}
