import LabKit
import NIOCore

extension LabSystem {
    /// The embedded queue, or the one that stands in for it.
    func startQueue(_ component: Component, _ spec: QueueSpec) throws -> EventLoopFuture<Void> {
        if let engine = options.engines[component.id] {
            let queue = try LabQueue.external(id: component.id, spec: spec, context: context, engine: engine)
            queues[component.id] = queue
            queue.othersAreIdle = { [unowned self, unowned queue] in
                parts.allSatisfy { $0 === queue || $0.isIdle }
            }
            let bound = NIOLoopBound((self, queue), eventLoop: context.loop)
            return queue.greet().flatMap { bound.value.0.add(bound.value.1) }
        }
        let queue = try LabQueue.embedded(id: component.id, spec: spec, context: context)
        queues[component.id] = queue
        return add(queue, for: component) { queue.listen(port: $0) }
    }

    func startPublisher(_ component: Component, _ spec: PublisherSpec) throws -> EventLoopFuture<Void> {
        let queue = try queue(spec.publishes)
        let link = try link(to: spec.publishes)
        return add(
            Publisher(
                id: component.id,
                spec: spec,
                context: context,
                queue: queue,
                connection: try queue.connection(through: link, Publisher.configure),
                isBehindLink: link != nil
            )
        )
    }

    func startConsumer(_ component: Component, _ spec: ConsumerSpec) throws -> EventLoopFuture<Void> {
        let queue = try queue(spec.consumes)
        let isUpstreamIdle = { [unowned self] in parts.allSatisfy { ($0 as? Publisher)?.isIdle ?? true } }
        let link = try link(to: spec.consumes)
        return add(
            Consumer(
                id: component.id,
                spec: spec,
                context: context,
                queue: queue,
                connection: try queue.connection(through: link),
                isBehindLink: link != nil,
                isUpstreamIdle: isUpstreamIdle
            )
        )
    }

    /// The queue itself, or the one that a link leads to.
    private func queue(_ id: String) throws -> LabQueue {
        guard let end = manifest.components.destination(of: id), let queue = queues[end.id] else { throw missing(id) }
        return queue
    }
}
