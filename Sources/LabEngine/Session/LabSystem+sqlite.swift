import LabKit
import NIOCore

extension LabSystem {
    func startSQLite(_ component: Component) throws -> EventLoopFuture<Void> {
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
    }
}
