import LabKit
import NIOHTTP1

/// One attempt's request as a client makes it, before it is bytes.
struct ClientRequest: Equatable {
    var method: HTTPMethod
    var path: String
    /// Besides those about host, length and identity.
    var headers: [HTTPAnswer.Header] = []
    var body: [UInt8] = []
    /// The idempotency key that is among the headers, for the order's story.
    var key: String?
}

/// What an order is: makes the request of each of its attempts.
///
/// The same order and attempt under the same settings must be the same request, since a replay of the seed repeats it.
protocol RequestFactory {
    func request(order: Int, attempt: Int, settings: LabSettings) -> ClientRequest
}

/// An order is a payment: `POST /payments`.
struct PaymentRequests: RequestFactory {
    var keys: Parameter<HTTPClientSpec.KeyPolicy>
    /// The key that goes with an attempt at an order.
    var key: (HTTPClientSpec.KeyPolicy, _ order: Int, _ attempt: Int) -> String?

    func request(order: Int, attempt: Int, settings: LabSettings) -> ClientRequest {
        // Some amount, always the same for an order.
        let amount = 100 + order * 37 % 900
        let body = JSONText.object([("order", JSONText.string("order-\(order)")), ("amount", "\(amount)")])
        var request = ClientRequest(method: .POST, path: "/payments", headers: [.json], body: body)
        request.key = key(keys.value(in: settings), order, attempt)
        if let key = request.key { request.headers.append(.init(name: "Idempotency-Key", value: key)) }
        return request
    }
}
