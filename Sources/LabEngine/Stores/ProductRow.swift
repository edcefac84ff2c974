/// A product as the database has it.
struct ProductRow: Equatable {
    var id: Int
    /// From 1; each write adds one.
    var version: Int
    /// In the smallest coin.
    var price: Int
}
