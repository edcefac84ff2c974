/// One part of a lab's system; the manifest lists them in the order in which the scene draws them.
public struct Component: Equatable, Sendable {
    public var id: String
    public var kind: ComponentKind
    /// The line of `lab.yml` on which it stands, from 1.
    public var line: Int

    public init(id: String, kind: ComponentKind, line: Int = 1) {
        self.id = id
        self.kind = kind
        self.line = line
    }

    /// The names of the metrics that it measures.
    public var metrics: [MetricName] {
        kind.metrics.map { MetricName(component: id, metric: $0.name) }
    }
}

/// What a component is.
public enum ComponentKind: Equatable, Sendable {
    case httpClient(HTTPClientSpec)
    case link(LinkSpec)
    case httpServer(HTTPServerSpec)
    case sqlite(SQLiteSpec)
    case cache(CacheSpec)
    case database(DatabaseSpec)
    case readWriteClient(ReadWriteClientSpec)
    case queue(QueueSpec)
    case publisher(PublisherSpec)
    case consumer(ConsumerSpec)

    /// As `kind:` has it in `lab.yml`.
    public enum Name: String, CaseIterable, Sendable {
        case httpClient = "http-client"
        case link
        case httpServer = "http-server"
        case sqlite
        case cache
        case database
        case readWriteClient = "read-write-client"
        case queue
        case publisher
        case consumer
    }

    public var name: Name {
        switch self {
        case .httpClient: .httpClient
        case .link: .link
        case .httpServer: .httpServer
        case .sqlite: .sqlite
        case .cache: .cache
        case .database: .database
        case .readWriteClient: .readWriteClient
        case .queue: .queue
        case .publisher: .publisher
        case .consumer: .consumer
        }
    }

    /// What a component of this kind measures.
    public var metrics: [MetricDescription] {
        switch self {
        case .httpClient: HTTPClientSpec.metrics
        case .link: LinkSpec.metrics
        case .httpServer(let spec): spec.metrics
        case .sqlite: SQLiteSpec.metrics
        case .cache: CacheSpec.metrics
        case .database: DatabaseSpec.metrics
        case .readWriteClient: ReadWriteClientSpec.metrics
        case .queue: QueueSpec.metrics
        case .publisher: PublisherSpec.metrics
        case .consumer: ConsumerSpec.metrics
        }
    }

    /// What a component of this kind shows of itself, the weightiest first.
    public var figures: [SceneFigure] {
        switch self {
        case .httpClient(let spec): spec.figures
        case .link(let spec): spec.figures
        case .httpServer(let spec): spec.figures
        case .sqlite(let spec): spec.figures
        case .cache(let spec): spec.figures
        case .database(let spec): spec.figures
        case .readWriteClient(let spec): spec.figures
        case .queue(let spec): spec.figures
        case .publisher(let spec): spec.figures
        case .consumer(let spec): spec.figures
        }
    }

    /// The components that this one speaks to.
    public var targets: [String] {
        switch self {
        case .httpClient(let spec): [spec.calls]
        case .link(let spec): [spec.to]
        case .httpServer(let spec): spec.service.targets
        case .sqlite, .cache, .database, .queue: []
        case .readWriteClient(let spec): [spec.calls]
        case .publisher(let spec): [spec.publishes]
        case .consumer(let spec): [spec.consumes]
        }
    }
}
