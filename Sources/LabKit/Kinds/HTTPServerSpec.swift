/// `kind: http-server`: a number of workers in front of a service. It goes on when its client has left, unless its
/// conduct says otherwise.
public struct HTTPServerSpec: Equatable, Sendable {
    /// What it serves. A service brings fields, metrics and figures of its own.
    public enum Service: Equatable, Sendable {
        case payments(PaymentsSpec)
        case catalogue(CatalogueSpec)

        /// As `service:` has it in `lab.yml`.
        public enum Name: String, CaseIterable, Sendable { case payments, catalogue }

        var metrics: [MetricDescription] {
            switch self {
            case .payments: PaymentsSpec.metrics
            case .catalogue: CatalogueSpec.metrics
            }
        }

        var figures: [SceneFigure] {
            switch self {
            case .payments: PaymentsSpec.figures
            case .catalogue: CatalogueSpec.figures
            }
        }

        /// The components that it speaks to.
        var targets: [String] {
            switch self {
            case .payments(let spec): [spec.store]
            case .catalogue(let spec): [spec.cache, spec.database]
            }
        }
    }

    public var service: Service
    public var workers: Parameter<Int>
    public var serviceTime: ServiceTime
    public var conduct = Conduct()

    public var metrics: [MetricDescription] { HTTPServerSpec.ownMetrics + service.metrics }

    private static let ownMetrics: [MetricDescription] = [
        MetricDescription("requests", "requests read whole"),
        MetricDescription("answered", "answers given, refusals among them"),
        MetricDescription("busy", form: .gauge, "workers at work"),
        MetricDescription("queued", form: .gauge, "requests that wait for a worker"),
        MetricDescription(
            "queue_wait",
            form: .distribution,
            unit: "s",
            "from a request read whole to a worker, for requests that got one"
        ),
        MetricDescription(
            "time_inside",
            form: .distribution,
            unit: "s",
            "from a request read whole to its answer, for requests that a worker took"
        ),
        MetricDescription("rejected", "requests that found the queue full: answered with 503, or reset"),
        MetricDescription("dropped", "requests answered with 503 because they had waited too long for a worker"),
        MetricDescription("cancelled", "requests given up because their client had left"),
        MetricDescription("unheard", "answers made by a worker for a client that had left"),
        MetricDescription("connections", form: .gauge, "connections that are open"),
        MetricDescription("held", form: .gauge, "connections that aren't read because the queue is full"),
        MetricDescription("overlapping_attempts", "attempts that came in while another of the same order was inside"),
    ]

    var figures: [SceneFigure] {
        [
            SceneFigure(.slots(of: .parameter(workers)), "busy", words: "busy"),
            SceneFigure(.value, "queued", words: "queued", presence: .positive, tone: .warning),
        ] + service.figures
    }
}
