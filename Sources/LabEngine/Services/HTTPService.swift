import LabKit

/// A request that a server has read whole.
struct ServiceRequest {
    var work: Work
    /// Names this request among all that the server ever saw.
    var number: Int
    var method: String
    /// Without its query.
    var path: String
    var idempotencyKey: String?
    var body: [UInt8]
    /// Seconds of lab time.
    var arrived: Double
}

/// What a service does about a request.
enum ServiceStep {
    case answer(HTTPAnswer)
    /// Work for a service time; then `finish` gives the answer.
    case work(finish: () -> HTTPAnswer)
    /// Work for a service time, and then for as long as others take that the service speaks to; it answers once.
    case converse((_ reply: @escaping (HTTPAnswer) -> Void) -> Void)
}

/// What a server serves. Belongs to the lab's event loop.
protocol HTTPService: AnyObject {
    /// Called when a worker takes the request.
    func begin(_ request: ServiceRequest) -> ServiceStep
}
