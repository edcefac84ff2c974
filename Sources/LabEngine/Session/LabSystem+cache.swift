import LabKit
import NIOCore

extension LabSystem {
    /// The embedded cache, or the one that stands in for it.
    func openCache(_ component: Component, _ spec: CacheSpec, port: Int) throws -> EventLoopFuture<Void> {
        if let engine = engines[component.id] {
            let cache = try LabCache.external(id: component.id, spec: spec, context: context, engine: engine)
            caches[component.id] = cache
            return cache.greet()
        }
        let cache = LabCache.embedded(id: component.id, spec: spec, context: context)
        caches[component.id] = cache
        return opening(cache.listen(port: port), component, port)
    }
}
