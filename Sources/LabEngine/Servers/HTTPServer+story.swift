import LabKit

/// What the scene, the log and the orders' stories are told.
extension HTTPServer {
    /// A request was read whole.
    func enter(_ work: Work) {
        counters.requests.add(window: work.window)
        switch work.unit {
        case .outsider(let number):
            context.recorder.outsiderBegan(number)
            context.recorder.message(work.identity, from: "you", to: id)
        case .order, .work:
            context.recorder.entered(work)
            if let earlier = inside[work.unit]?.last {
                counters.overlapping.add(window: work.window)
                context.recorder.note(work.identity, at: id, .overlapped(attempt: work.attempt, earlier: earlier))
            }
            inside[work.unit, default: []].append(work.attempt)
        }
    }

    /// - Parameter answer: nil where the connection ends without one.
    func leave(_ request: ServiceRequest, _ answer: HTTPAnswer?) {
        let work = request.work
        switch work.unit {
        case .outsider:
            if answer != nil { context.recorder.message(work.identity, from: id, to: "you") }
            context.recorder.outsiderEnded(work.identity, at: id, HTTPServer.summary(request, answer))
        case .order, .work:
            if answer != nil { context.recorder.message(work.identity, from: id, to: caller) }
            context.recorder.left(work)
            if let index = inside[work.unit]?.firstIndex(of: work.attempt) { inside[work.unit]?.remove(at: index) }
            if inside[work.unit]?.isEmpty == true { inside[work.unit] = nil }
        }
    }

    /// `POST /payments, key mine-1 → replayed, 201`
    private static func summary(_ request: ServiceRequest, _ answer: HTTPAnswer?) -> String {
        let key = request.idempotencyKey.map { ", key \($0.prefix(40))" } ?? ""
        let asked = "\(request.method) \(request.path.prefix(60))\(key)"
        guard let answer else { return "\(asked) → no answer" }
        let isReplay = answer.headers.contains { $0.name == "Idempotency-Replayed" }
        return "\(asked) → \(isReplay ? "replayed, " : "")\(answer.status.code)"
    }
}
