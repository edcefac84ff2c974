import LabKit
import NIOCore

extension LabSystem {
    /// The embedded cache, or the one that stands in for it.
    func startCache(_ component: Component, _ spec: CacheSpec) throws -> EventLoopFuture<Void> {
        if let engine = options.engines[component.id] {
            let cache = try LabCache.external(id: component.id, spec: spec, context: context, engine: engine)
            caches[component.id] = cache
            let bound = NIOLoopBound((self, cache), eventLoop: context.loop)
            return cache.greet().flatMap { bound.value.0.add(bound.value.1) }
        }
        let cache = LabCache.embedded(id: component.id, spec: spec, context: context)
        caches[component.id] = cache
        return add(cache, for: component) { cache.listen(port: $0) }
    }
}

extension LabCache: LabPart {
    func stop() { close() }
}
