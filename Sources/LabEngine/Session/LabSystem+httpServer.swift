import LabKit
import NIOCore

extension LabSystem {
    func startHTTPServer(_ component: Component, _ spec: HTTPServerSpec) throws -> EventLoopFuture<Void> {
        let server = HTTPServer(
            id: component.id,
            caller: caller(of: component),
            spec: spec,
            context: context,
            service: try service(component, spec)
        )
        return add(server, for: component) { server.listen(port: $0) }
    }

    private func service(_ component: Component, _ spec: HTTPServerSpec) throws -> any HTTPService {
        switch spec.service {
        case .payments(let spec):
            guard let store = stores[spec.store] else { throw missing(spec.store) }
            return PaymentsService(id: component.id, spec: spec, context: context, store: store)
        case .catalogue(let spec):
            guard let end = manifest.components.destination(of: spec.cache), let cache = caches[end.id] else {
                throw missing(spec.cache)
            }
            guard let database = databases[spec.database] else { throw missing(spec.database) }
            return CatalogueService(
                id: component.id,
                spec: spec,
                context: context,
                cache: cache,
                pool: try link(to: spec.cache).map(cache.pool) ?? cache.pool,
                database: database
            )
        }
    }
}

extension HTTPServer: LabPart {}
