#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What `PUT /products/{id}` is asked for.
enum CatalogueBody {
    static let example = #"{"price":1207}"#

    private struct Fields: Decodable {
        var price: Int
    }

    /// Nil where it isn't one, or isn't above 0.
    static func price(json: [UInt8]) -> Int? {
        // Whatever is wrong with it, the remedy that the answer names is the same.
        guard let fields = try? JSONDecoder().decode(Fields.self, from: Data(json)), fields.price > 0 else {
            return nil
        }
        return fields.price
    }
}
