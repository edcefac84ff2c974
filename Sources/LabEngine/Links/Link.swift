import LabKit
import NIOCore
import NIOPosix

/// `kind: link`: a TCP proxy that sees HTTP messages and loses what its faults say. Belongs to the lab's event loop.
final class Link {
    /// Connections from whomever; one more is closed at once.
    static let mostConnections = 2_000

    let id: String
    /// Who calls it, for the scene.
    private let caller: String
    private let spec: LinkSpec
    private let context: LabContext
    private let target: SocketAddress
    private var connections = 0
    private let counters: [LinkExchange.Note: MetricStore.Counter]

    init(id: String, caller: String, spec: LinkSpec, context: LabContext, target: SocketAddress) {
        self.id = id
        self.caller = caller
        self.spec = spec
        self.context = context
        self.target = target
        counters = [
            .passedRequest: context.metrics.counter(id, "passed_requests"),
            .lostRequest: context.metrics.counter(id, "lost_requests"),
            .passedAnswer: context.metrics.counter(id, "passed_responses"),
            .lostAnswer: context.metrics.counter(id, "lost_responses"),
        ]
    }

    /// Listens on 127.0.0.1; port 0 takes a free one.
    func listen(port: Int) -> EventLoopFuture<any Channel> {
        let bound = NIOLoopBound(self, eventLoop: context.loop)
        return ServerBootstrap(group: context.loop)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.backlog, value: 1_024)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            // The caller's connection comes to life once the other side is there.
            .childChannelInitializer { channel in bound.value.accept(channel) }
            .bind(host: "127.0.0.1", port: port)
    }

    private func accept(_ channel: any Channel) -> EventLoopFuture<Void> {
        guard connections < Link.mostConnections else {
            return context.loop.makeFailedFuture(ChannelError.operationUnsupported)
        }
        connections += 1
        let bound = NIOLoopBound(self, eventLoop: context.loop)
        channel.closeFuture.whenComplete { _ in bound.value.connections -= 1 }
        return ClientBootstrap(group: context.loop)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.autoRead, value: false)
            .connect(to: target)
            .flatMapThrowing { upstream in try bound.value.join(channel, upstream) }
    }

    /// Neither side outlives the other, whichever goes first and however early.

    private func join(_ downstream: any Channel, _ upstream: any Channel) throws {
        downstream.closeFuture.whenComplete { _ in upstream.close(promise: nil) }
        upstream.closeFuture.whenComplete { _ in downstream.close(promise: nil) }
        let connection = LinkConnection(link: self)
        let caller = LinkPeer { connection.request($0) }
        let callee = LinkPeer { connection.answer($0) }
        LinkPeer.connect(caller, callee)
        try downstream.pipeline.syncOperations.addHandler(caller)
        try upstream.pipeline.syncOperations.addHandler(callee)
        upstream.setOption(.autoRead, value: true).assumeIsolated().whenSuccess {
            caller.readIfWanted()
            callee.readIfWanted()
        }
    }

    // MARK: What a connection asks

    func work(_ header: String?) -> Work { context.work(identifiedBy: header) }

    /// Each fault decides by itself; a message is lost where one says so.
    func loses(_ work: Work, _ direction: LinkSpec.Direction) -> Bool {
        for (index, fault) in spec.faults.enumerated() {
            switch fault {
            case .lose(direction, let chance):
                let decision = SeededDecision.unit(
                    seed: context.seed,
                    component: id,
                    purpose: "lose \(direction.rawValue)",
                    unit: work.unit,
                    attempt: work.attempt,
                    salt: index
                )
                if context.parts.loses(decision, chance.value(in: work.settings)) { return true }
            case .lose: break
            }
        }
        return false
    }

    func note(_ note: LinkExchange.Note, _ work: WorkIdentity) {
        counters[note]?.add(window: work.window)
        let recorder = context.recorder
        switch note {
        case .passedRequest: recorder.message(work, from: id, to: spec.to)
        case .passedAnswer: recorder.message(work, from: id, to: caller)
        case .lostRequest:
            recorder.note(work, at: id, .requestLost(attempt: work.attempt))
            recorder.lost(work, at: id, from: id, to: spec.to, what: "request")
        case .lostAnswer:
            recorder.note(work, at: id, .answerLost(attempt: work.attempt))
            recorder.lost(work, at: id, from: id, to: caller, what: "answer")
        }
    }
}

/// One connection through a link.
private final class LinkConnection {
    private let link: Link
    private var exchange = LinkExchange()

    init(link: Link) { self.link = link }

    func request(_ bytes: ByteBuffer) -> [ByteBuffer] {
        carryOut(exchange.request(bytes, work: link.work, loses: link.loses))
    }

    func answer(_ bytes: ByteBuffer) -> [ByteBuffer] {
        carryOut(exchange.answer(bytes, loses: link.loses))
    }

    private func carryOut(_ actions: [LinkExchange.Action]) -> [ByteBuffer] {
        actions.compactMap { action in
            switch action {
            case .pass(let bytes): return bytes
            case .note(let note, let work):
                link.note(note, work)
                return nil
            }
        }
    }
}
