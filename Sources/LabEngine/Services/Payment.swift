#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What `POST /payments` is asked for: `{"order":"812","amount":500}`.
struct Payment: Equatable {
    var order: String
    /// In the smallest coin.
    var amount: Int

    struct Problem: Error, Equatable {
        var description: String
    }

    static let example = #"{"order":"mine-1","amount":500}"#
    static let longestOrder = 200

    init(order: String, amount: Int) {
        self.order = order
        self.amount = amount
    }

    init(json: [UInt8]) throws(Problem) {
        let fields: Fields
        do {
            fields = try JSONDecoder().decode(Fields.self, from: Data(json))
        } catch {
            throw Problem(description: "the body isn't a payment; send \(Payment.example)")
        }
        guard !fields.order.isEmpty, fields.order.utf8.count <= Payment.longestOrder else {
            throw Problem(description: "\"order\" must have 1 to \(Payment.longestOrder) bytes")
        }
        guard fields.amount > 0 else { throw Problem(description: "\"amount\" must be above 0") }
        self.init(order: fields.order, amount: fields.amount)
    }

    private struct Fields: Decodable {
        var order: String
        var amount: Int
    }

    func answer(id: Int64) -> StoredAnswer {
        StoredAnswer(
            status: 201,
            body: JSONText.object([
                ("payment", "\(id)"), ("order", JSONText.string(order)), ("amount", "\(amount)"),
            ])
        )
    }
}
