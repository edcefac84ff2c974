import LabKit
import NIOCore

extension LabSystem {
    func startLink(_ component: Component, _ spec: LinkSpec) throws -> EventLoopFuture<Void> {
        let link = Link(
            id: component.id,
            caller: caller(of: component),
            spec: spec,
            context: context,
            target: try socket(of: spec.to),
            talk: .http
        )
        return add(link, for: component) { link.listen(port: $0) }
    }
}
