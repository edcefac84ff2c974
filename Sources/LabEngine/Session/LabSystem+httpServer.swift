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
        guard let store = stores[spec.store] else { throw missing(spec.store) }
        switch spec.service {
        case .payments: return PaymentsService(id: component.id, spec: spec, context: context, store: store)
        }
    }
}

extension HTTPServer: LabPart {}
