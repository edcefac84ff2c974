import LabKit
import NIOCore

extension LabSystem {
    func startHTTPClient(_ component: Component, _ spec: HTTPClientSpec) throws -> EventLoopFuture<Void> {
        add(HTTPClient(id: component.id, spec: spec, context: context, address: try socket(of: spec.calls)))
    }
}

extension HTTPClient: LabPart {}
