import LabKit
import NIOCore

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// The parts of one running lab, put together as its manifest says. Belongs to the lab's event loop.
final class LabSystem {
    private let manifest: LabManifest
    let context: LabContext
    let engines: [String: EngineAddress]
    var caches: [String: LabCache] = [:]
    private var databases: [String: ProductDatabase] = [:]
    private var stores: [String: SQLiteStore] = [:]
    private var servers: [HTTPServer] = []
    private var links: [Link] = []
    private var clients: [any LabClient] = []
    private var listeners: [any Channel] = []
    private var sockets: [String: SocketAddress] = [:]

    /// - Parameter engines: servers of somebody's own, by the component in whose place they stand.
    init(manifest: LabManifest, context: LabContext, engines: [String: EngineAddress] = [:]) {
        self.manifest = manifest
        self.context = context
        self.engines = engines
    }

    /// By component, as people write them.
    var addresses: [String: String] {
        let local = sockets.map { id, socket in
            (id, "\(caches[id] == nil ? "http" : "redis")://127.0.0.1:\(socket.port ?? 0)")
        }
        return Dictionary(uniqueKeysWithValues: local).merging(engines.mapValues(\.description)) { $1 }
    }

    /// Starts everything but the load. What one component speaks to stands after it, so the last comes first.
    func listen(ports: [String: Int]) -> EventLoopFuture<Void> {
        start(manifest.components.reversed()[...], ports)
    }

    private func start(_ components: ReversedCollection<[Component]>.SubSequence, _ ports: [String: Int])
        -> EventLoopFuture<Void>
    {
        guard let component = components.first else { return context.loop.makeSucceededVoidFuture() }
        let rest = components.dropFirst()
        let bound = NIOLoopBound(self, eventLoop: context.loop)
        return start(component, port: ports[component.id] ?? 0).flatMap { bound.value.start(rest, ports) }
    }

    private func start(_ component: Component, port: Int) -> EventLoopFuture<Void> {
        do {
            switch component.kind {
            case .sqlite:
                let store = try SQLiteStore(id: component.id)
                stores[component.id] = store
                // A tally that can't be read would show as zeros, and a check would pass on them.
                context.metrics.tally { [context] window in
                    do { return try store.tallies(window: window) } catch {
                        context.onFailure("the ledger \(store.id) failed: \(error)")
                        return []
                    }
                }
                return context.loop.makeSucceededVoidFuture()
            case .cache(let spec): return try openCache(component, spec, port: port)
            case .database(let spec):
                databases[component.id] = try ProductDatabase(id: component.id, spec: spec, context: context)
                return context.loop.makeSucceededVoidFuture()
            case .readWriteClient(let spec):
                let address = try socket(of: spec.calls)
                clients.append(ReadWriteClient(id: component.id, spec: spec, context: context, address: address))
                return context.loop.makeSucceededVoidFuture()
            case .httpServer(let spec):
                let server = HTTPServer(
                    id: component.id,
                    caller: caller(of: component),
                    spec: spec,
                    context: context,
                    service: try service(component, spec)
                )
                servers.append(server)
                return opening(server.listen(port: port), component, port)
            case .link(let spec):
                let target = try socket(of: spec.to)
                let link = Link(
                    id: component.id,
                    caller: caller(of: component),
                    spec: spec,
                    context: context,
                    target: target
                )
                links.append(link)
                return opening(link.listen(port: port), component, port)
            case .httpClient(let spec):
                let address = try socket(of: spec.calls)
                clients.append(HTTPClient(id: component.id, spec: spec, context: context, address: address))
                return context.loop.makeSucceededVoidFuture()
            }
        } catch {
            return context.loop.makeFailedFuture(error)
        }
    }

    private func service(_ component: Component, _ spec: HTTPServerSpec) throws -> any HTTPService {
        switch spec.service {
        case .payments(let spec):
            guard let store = stores[spec.store] else { throw missing(spec.store) }
            return PaymentsService(id: component.id, spec: spec, context: context, store: store)
        case .catalogue(let spec):
            guard let cache = caches[spec.cache] else { throw missing(spec.cache) }
            guard let database = databases[spec.database] else { throw missing(spec.database) }
            return CatalogueService(id: component.id, spec: spec, context: context, cache: cache, database: database)
        }
    }

    private func socket(of id: String) throws -> SocketAddress {
        guard let socket = sockets[id] else { throw missing(id) }
        return socket
    }

    private func missing(_ id: String) -> LabError {
        .unknownComponent(id, lab: manifest.id, allowed: manifest.components.map(\.id))
    }

    /// The component that speaks to this one.
    private func caller(of component: Component) -> String {
        manifest.components.first { $0.kind.targets.contains(component.id) }?.id ?? "you"
    }

    func opening(_ future: EventLoopFuture<any Channel>, _ component: Component, _ port: Int)
        -> EventLoopFuture<Void>
    {
        let bound = NIOLoopBound(self, eventLoop: context.loop)
        return future.map { channel in
            bound.value.listeners.append(channel)
            bound.value.sockets[component.id] = channel.localAddress
        }.flatMapErrorThrowing { error in
            if let error = error as? IOError, error.errnoCode == EADDRINUSE {
                throw LabError.portInUse(component: component.id, port: port)
            }
            throw LabError.cannotListen(component: component.id, reason: "\(error)")
        }
    }

    // MARK: While it runs

    func startLoad() { for client in clients { client.startLoad() } }

    func stopLoad() { for client in clients { client.stopLoad() } }

    /// Whether no order is under way and no server works on anything, abandoned attempts included.
    var isIdle: Bool {
        clients.allSatisfy(\.isIdle) && servers.allSatisfy(\.isIdle) && databases.values.allSatisfy(\.isIdle)
    }

    /// Seconds after which nothing that is under way now can still be.
    var longestWork: Double { clients.map(\.longestWork).max() ?? 0 }

    /// Closes everything. The event loop's own end closes connections that others opened, and until then their
    /// requests are served, so the databases go with their last user.
    func close() {
        for client in clients { client.stop() }
        for listener in listeners { listener.close(promise: nil) }
        for cache in caches.values { cache.close() }
        context.metrics.stop()
        clients = []
        links = []
        servers = []
        stores = [:]
        databases = [:]
        caches = [:]
        listeners = []
    }
}
