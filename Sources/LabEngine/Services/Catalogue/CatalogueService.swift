import LabKit

/// `GET /products/{id}` through a cache, `PUT /products/{id}` into the database.
final class CatalogueService: HTTPService {
    struct Counters {
        let hits: MetricStore.Counter
        let misses: MetricStore.Counter
        let setBack: MetricStore.Counter
        let refused: MetricStore.Counter
        let late: MetricStore.Counter
        let raced: MetricStore.Counter
        let overdue: MetricStore.Counter
        let cacheFailures: MetricStore.Counter

        init(_ store: MetricStore, _ id: String) {
            hits = store.counter(id, "hits")
            misses = store.counter(id, "misses")
            setBack = store.counter(id, "set_back")
            refused = store.counter(id, "refused")
            late = store.counter(id, "late")
            raced = store.counter(id, "raced")
            overdue = store.counter(id, "overdue")
            cacheFailures = store.counter(id, "cache_failures")
        }
    }

    let id: String
    let spec: CatalogueSpec
    let context: LabContext
    let database: ProductDatabase
    let counters: Counters
    var book = CopyBook()
    private let cache: LabCache
    private let pool: RESPPool

    /// - Parameter pool: connections to the cache.
    init(
        id: String,
        spec: CatalogueSpec,
        context: LabContext,
        cache: LabCache,
        pool: RESPPool,
        database: ProductDatabase
    ) {
        self.id = id
        self.spec = spec
        self.context = context
        self.cache = cache
        self.pool = pool
        self.database = database
        counters = Counters(context.metrics, id)
    }

    func begin(_ request: ServiceRequest) -> ServiceStep {
        let parts = request.path.split(separator: "/")
        guard parts.count == 2, parts[0] == "products", let product = Int(parts[1]) else {
            return .answer(.problem(.notFound, "there is GET and PUT /products/{id}"))
        }
        switch request.method {
        case "GET", "HEAD": return .converse { [self] in read(product, request, $0) }
        case "PUT":
            guard let price = CatalogueBody.price(json: request.body) else {
                return .answer(.problem(.badRequest, "the body isn't a price; send \(CatalogueBody.example)"))
            }
            return .converse { [self] in write(product, price, request, $0) }
        default:
            let allowed = HTTPAnswer.Header(name: "Allow", value: "GET, HEAD, PUT")
            return .answer(.problem(.methodNotAllowed, "GET or PUT /products/{id}", headers: [allowed]))
        }
    }

    // MARK: What reading and writing share

    var strategy: (_ work: Work) -> any InvalidationStrategy {
        { [context, spec] work in context.parts.strategy(spec.strategy.value(in: work.settings)) }
    }

    func slot(_ product: Int, _ request: ServiceRequest) -> CacheSlot {
        CacheSlot(
            key: "\(cache.keyPrefix)product:\(product)",
            leaseKey: "\(cache.keyPrefix)lease:\(product)",
            ttl: spec.ttl.value(in: request.work.settings),
            token: "\(cache.token)-\(request.number)"
        )
    }

    func talk(
        _ conversation: any CacheConversation,
        _ work: Work,
        load: @escaping (@escaping (Result<ProductRow, ProductDatabase.Failure>) -> Void) -> Void,
        onEnd: @escaping (Result<CacheOutcome, CacheTalk.Failure>) -> Void
    ) {
        context.recorder.message(work.identity, from: id, to: spec.cache)
        CacheTalk(conversation, pool: pool, timers: context.timers, load: load) { [self] result in
            context.recorder.message(work.identity, from: spec.cache, to: id)
            onEnd(result)
        }.start()
    }

    func problem(_ failure: CacheTalk.Failure, _ work: Work) -> HTTPAnswer {
        switch failure {
        case .cache(let reason):
            counters.cacheFailures.add(window: work.window)
            return .problem(.badGateway, "the cache failed: \(reason)")
        case .database(let failure): return problem(failure)
        }
    }

    func problem(_ failure: ProductDatabase.Failure) -> HTTPAnswer {
        switch failure {
        case .noSuchRow: .problem(.notFound, "there is no such product")
        case .tooManyWaiting: .problem(.serviceUnavailable, "too many statements wait for the database")
        case .failed(let reason): .problem(.internalServerError, "the database failed: \(reason)")
        }
    }
}
