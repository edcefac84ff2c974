import LabKit

/// `POST /payments` takes a payment, `GET /payments/{order}` tells what an order was charged.
final class PaymentsService: HTTPService {
    private let id: String
    private let spec: PaymentsSpec
    private let context: LabContext
    private let store: SQLiteStore
    private let replayed: MetricStore.Counter
    private let conflicts: MetricStore.Counter
    private let mismatches: MetricStore.Counter

    init(id: String, spec: PaymentsSpec, context: LabContext, store: SQLiteStore) {
        self.id = id
        self.spec = spec
        self.context = context
        self.store = store
        replayed = context.metrics.counter(id, "replayed")
        conflicts = context.metrics.counter(id, "conflicts")
        mismatches = context.metrics.counter(id, "mismatches")
    }

    func begin(_ request: ServiceRequest) -> ServiceStep {
        do {
            return try route(request)
        } catch {
            return .answer(.problem(.internalServerError, "the ledger failed: \(error)"))
        }
    }

    private func route(_ request: ServiceRequest) throws -> ServiceStep {
        let parts = request.path.split(separator: "/").map(String.init)
        switch (request.method, parts.first, parts.count) {
        case ("POST", "payments", 1): return try pay(request)
        case ("GET", "payments", 2), ("HEAD", "payments", 2): return .answer(try tell(parts[1], request))
        case (_, "payments", 1):
            return .answer(
                .problem(.methodNotAllowed, "POST to /payments", headers: [.init(name: "Allow", value: "POST")])
            )
        case (_, "payments", 2):
            let allowed = HTTPAnswer.Header(name: "Allow", value: "GET, HEAD")
            return .answer(.problem(.methodNotAllowed, "GET /payments/{order}", headers: [allowed]))
        default:
            return .answer(.problem(.notFound, "there is POST /payments, and GET /payments/{order}"))
        }
    }

    private func tell(_ order: String, _ request: ServiceRequest) throws -> HTTPAnswer {
        // Somebody who asks from outside may mean the lab's own orders, which belong to windows.
        let windows = request.work.unit.isOutsider ? [0, context.windows.current] : [request.work.window]
        for window in windows {
            let charged = try store.charges(of: order, window: window)
            guard charged.count > 0 else { continue }
            let fields = [
                ("order", JSONText.string(order)), ("charges", "\(charged.count)"), ("amount", "\(charged.amount)"),
            ]
            return HTTPAnswer(status: .ok, headers: [.json], body: JSONText.object(fields))
        }
        return .problem(.notFound, "no payment for order \(order)")
    }

    private func pay(_ request: ServiceRequest) throws -> ServiceStep {
        let payment: Payment
        do throws(Payment.Problem) {
            payment = try Payment(json: request.body)
        } catch {
            return .answer(.problem(.badRequest, error.description))
        }
        guard let key = request.idempotencyKey else {
            return .work { [self] in
                answering(request, payment) { charge in
                    try store.transaction { payment.answer(id: try SQLiteStore.insert(charge, $0)) }
                }
            }
        }
        let fingerprint = Fingerprint.of(method: request.method, path: request.path, body: request.body)
        let attempt = KeyedAttempt(key: key, fingerprint: fingerprint, number: request.number)
        let gate = context.parts.keyGate(spec.keyCheck.value(in: request.work.settings))
        switch try gate.begin(attempt, now: context.now, in: store) {
        case .work:
            return .work { [self] in
                answering(request, payment) { charge in
                    try gate.finish(attempt, charge: charge, in: store, answer: payment.answer)
                }
            }
        case .replay(let stored):
            replayed.add(window: request.work.window)
            context.recorder.note(request.work.identity, at: id, .replayed)
            var answer = HTTPAnswer(stored)
            answer.headers.append(.init(name: "Idempotency-Replayed", value: "true"))
            return .answer(answer)
        case .running:
            return .answer(conflict(request))
        case .mismatch:
            mismatches.add(window: request.work.window)
            context.recorder.note(request.work.identity, at: id, .mismatch)
            return .answer(.problem(.unprocessableEntity, "this key was used with another body"))
        }
    }

    /// Stores the charge when the work is done.
    private func answering(
        _ request: ServiceRequest,
        _ payment: Payment,
        _ store: (Charge) throws -> StoredAnswer?
    ) -> HTTPAnswer {
        let charge = Charge(
            orderID: payment.order,
            amount: payment.amount,
            window: request.work.window,
            attempt: request.work.attempt,
            arrived: request.arrived,
            stored: context.now
        )
        do {
            guard let stored = try store(charge) else { return conflict(request) }
            let times = try self.store.charges(of: payment.order, window: request.work.window).count
            context.recorder.note(request.work.identity, at: self.store.id, .charged(times: times))
            context.recorder.message(request.work.identity, from: id, to: self.store.id)
            return HTTPAnswer(stored)
        } catch {
            return .problem(.internalServerError, "the ledger failed: \(error)")
        }
    }

    private func conflict(_ request: ServiceRequest) -> HTTPAnswer {
        conflicts.add(window: request.work.window)
        context.recorder.note(request.work.identity, at: id, .conflict)
        // Whole seconds are all that the header knows (RFC 9110, section 10.2.3); the work takes less than one.
        let headers = [HTTPAnswer.Header(name: "Retry-After", value: "0")]
        return .problem(.conflict, "an attempt with this key is still being worked on", headers: headers)
    }
}

extension HTTPAnswer {
    init(_ stored: StoredAnswer) {
        self.init(status: .init(statusCode: stored.status), headers: [.json], body: stored.body)
    }
}
