import LabKit
import NIOCore

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// The parts of one running lab, put together as its manifest says. Belongs to the lab's event loop.
///
/// How a kind is started stands in `LabSystem+<kind>.swift`.
final class LabSystem {
    let manifest: LabManifest
    let options: LabOptions
    let context: LabContext
    /// Everything that was started, what is spoken to before those who speak to it.
    private(set) var parts: [any LabPart] = []
    var stores: [String: SQLiteStore] = [:]
    var databases: [String: ProductDatabase] = [:]
    var caches: [String: LabCache] = [:]
    var queues: [String: LabQueue] = [:]
    private var listeners: [any Channel] = []
    private var sockets: [String: SocketAddress] = [:]

    init(manifest: LabManifest, options: LabOptions, context: LabContext) {
        self.manifest = manifest
        self.options = options
        self.context = context
    }

    /// By component, as people write them.
    var addresses: [String: String] {
        let local = sockets.map { id, socket in
            (id, "\(speaksRESP(id) ? "redis" : "http")://127.0.0.1:\(socket.port ?? 0)")
        }
        return Dictionary(uniqueKeysWithValues: local).merging(options.engines.mapValues(\.description)) { $1 }
    }

    /// What stands before the lab's keys, by component, where they are in somebody else's server.
    var prefixes: [String: String] {
        caches.mapValues(\.keyPrefix).merging(queues.mapValues(\.keyPrefix)) { $1 }.filter { !$1.isEmpty }
    }

    /// Starts everything but the load. What one component speaks to stands after it, so the last comes first, but for
    /// those whose work comes from their left: they come when all that they may speak to is there.
    func listen() -> EventLoopFuture<Void> {
        let components = manifest.components.reversed()
        let last = components.filter(\.kind.name.takesFromTarget)
        var ordered: [Component] = []
        for component in components where !component.kind.name.takesFromTarget { add(component, to: &ordered) }
        return start((ordered + last)[...])
    }

    /// A link may stand behind the queue that it leads to.
    private func add(_ component: Component, to ordered: inout [Component]) {
        guard !ordered.contains(where: { $0.id == component.id }) else { return }
        for target in component.kind.targets {
            guard let target = manifest.components.first(where: { $0.id == target }) else { continue }
            add(target, to: &ordered)
        }
        ordered.append(component)
    }

    private func start(_ components: ArraySlice<Component>) -> EventLoopFuture<Void> {
        guard let component = components.first else { return context.loop.makeSucceededVoidFuture() }
        let rest = components.dropFirst()
        let bound = NIOLoopBound(self, eventLoop: context.loop)
        do {
            return try start(component).flatMap { bound.value.start(rest) }
        } catch {
            return context.loop.makeFailedFuture(error)
        }
    }

    private func start(_ component: Component) throws -> EventLoopFuture<Void> {
        switch component.kind {
        case .sqlite: try startSQLite(component)
        case .httpServer(let spec): try startHTTPServer(component, spec)
        case .link(let spec): try startLink(component, spec)
        case .httpClient(let spec): try startHTTPClient(component, spec)
        case .readWriteClient(let spec): try startReadWriteClient(component, spec)
        case .cache(let spec): try startCache(component, spec)
        case .database(let spec): try startDatabase(component, spec)
        case .queue(let spec): try startQueue(component, spec)
        case .publisher(let spec): try startPublisher(component, spec)
        case .consumer(let spec): try startConsumer(component, spec)
        }
    }

    // MARK: What the kinds use

    /// Keeps a part that opens no socket.
    func add(_ part: any LabPart) -> EventLoopFuture<Void> {
        parts.append(part)
        return context.loop.makeSucceededVoidFuture()
    }

    /// Keeps a part that listens, given the port that was asked for (0 for a free one) to listen on.
    func add(
        _ part: any LabPart,
        for component: Component,
        listen: (_ port: Int) -> EventLoopFuture<any Channel>
    ) -> EventLoopFuture<Void> {
        parts.append(part)
        let port = options.ports[component.id] ?? 0
        let bound = NIOLoopBound(self, eventLoop: context.loop)
        return listen(port).map { channel in
            bound.value.listeners.append(channel)
            bound.value.sockets[component.id] = channel.localAddress
        }.flatMapErrorThrowing { error in
            if let error = error as? IOError, error.errnoCode == EADDRINUSE {
                throw LabError.portInUse(component: component.id, port: port)
            }
            throw LabError.cannotListen(component: component.id, reason: "\(error)")
        }
    }

    /// Where a component that was started before listens.
    func socket(of id: String) throws -> SocketAddress {
        guard let socket = sockets[id] else { throw missing(id) }
        return socket
    }

    /// Whether one speaks to a cache or a queue there.
    private func speaksRESP(_ id: String) -> Bool {
        guard let end = manifest.components.destination(of: id) else { return false }
        return caches[end.id] != nil || queues[end.id] != nil
    }

    func missing(_ id: String) -> LabError {
        .unknownComponent(id, lab: manifest.id, allowed: manifest.components.map(\.id))
    }

    /// The component that speaks to this one.
    func caller(of component: Component) -> String {
        manifest.components.first { $0.kind.targets.contains(component.id) }?.id ?? "you"
    }

    // MARK: While it runs

    func startLoad() { for part in parts.reversed() { part.startLoad() } }

    func stopLoad() { for part in parts { part.stopLoad() } }

    /// Time runs again after a pause.
    func timeGoesOn() { for part in parts { part.timeGoesOn() } }

    /// Lets the oldest message go on that any part keeps; false where none keeps one.
    func stepMessage() -> Bool {
        let holding = parts.compactMap { part in part.steppable.map { (part: part, number: $0) } }
        guard let oldest = holding.min(by: { $0.number < $1.number }) else { return false }
        oldest.part.stepMessage()
        return true
    }

    /// Whether no unit of work is under way and no server works on anything, abandoned attempts included.
    var isIdle: Bool { parts.allSatisfy(\.isIdle) }

    /// Seconds after which nothing that is under way now can still be.
    var longestWork: Double { parts.map(\.longestWork).max() ?? 0 }

    /// Closes everything. The event loop's own end closes connections that others opened, and until then their
    /// requests are served, so the databases go with their last user.
    func close() {
        for part in parts.reversed() { part.stop() }
        for listener in listeners { listener.close(promise: nil) }
        context.metrics.stop()
        parts = []
        stores = [:]
        databases = [:]
        caches = [:]
        queues = [:]
        listeners = []
    }
}
