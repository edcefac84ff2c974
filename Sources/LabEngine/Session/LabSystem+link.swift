import LabKit
import NIOCore

extension LabSystem {
    func startLink(_ component: Component, _ spec: LinkSpec) throws -> EventLoopFuture<Void> {
        let link = Link(
            id: component.id,
            caller: caller(of: component),
            spec: spec,
            context: context,
            target: try target(of: spec),
            talk: talk(of: spec)
        )
        return add(link, for: component) { link.listen(port: $0) }
    }

    /// Somebody's own engine listens elsewhere.
    private func target(of spec: LinkSpec) throws -> SocketAddress {
        try caches[spec.to]?.address ?? queues[spec.to]?.address ?? socket(of: spec.to)
    }

    private func talk(of spec: LinkSpec) -> LinkTalk {
        guard let end = manifest.components.destination(of: spec.to) else { return .http }
        return (caches[end.id]?.token ?? queues[end.id]?.token).map(LinkTalk.resp) ?? .http
    }

    /// Where a link to a cache or a queue listens; nil where it is named itself.
    func link(to id: String) throws -> SocketAddress? {
        caches[id] == nil && queues[id] == nil ? try socket(of: id) : nil
    }
}
