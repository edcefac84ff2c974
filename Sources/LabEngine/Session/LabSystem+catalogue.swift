import LabKit
import NIOCore

/// What the catalogue stands on, and who reads and writes it.
extension LabSystem {
    func startDatabase(_ component: Component, _ spec: DatabaseSpec) throws -> EventLoopFuture<Void> {
        let database = try ProductDatabase(id: component.id, spec: spec, context: context)
        databases[component.id] = database
        return add(database)
    }

    func startReadWriteClient(_ component: Component, _ spec: ReadWriteClientSpec) throws -> EventLoopFuture<Void> {
        add(ReadWriteClient(id: component.id, spec: spec, context: context, address: try socket(of: spec.calls)))
    }
}

extension ProductDatabase: LabPart {}
extension ReadWriteClient: LabPart {}
