import LabKit
import NIOCore
import NIOPosix

/// `kind: link`: a TCP proxy that sees messages, and does to them what its faults say. Belongs to the lab's event loop.
final class Link {
    let id: String
    /// Who calls it, for the scene.
    private let caller: String
    let spec: LinkSpec
    let context: LabContext
    private let target: SocketAddress
    private let talk: LinkTalk
    private(set) var isStopped = false
    /// By number.
    private var connections: [Int: LinkConnection] = [:]
    private var accepted = 0
    /// Until when the bytes that are under way take the bandwidth.
    private var busyUntil: [LinkSpec.Direction: Double] = [:]
    /// How often each command was seen, by the lower bits of its hash.
    private var commands = [Int](repeating: 0, count: 4_096)
    private let counters: LinkCounters

    /// - Parameter talk: what the target speaks.
    init(id: String, caller: String, spec: LinkSpec, context: LabContext, target: SocketAddress, talk: LinkTalk) {
        self.id = id
        self.caller = caller
        self.spec = spec
        self.context = context
        self.target = target
        self.talk = talk
        counters = LinkCounters(context.metrics, id)
        context.metrics.gauge(id, "queued") { [unowned self] in Double(sum(\.messages)) }
        context.metrics.gauge(id, "queued_bytes") { [unowned self] in Double(sum(\.bytes)) }
        context.metrics.gauge(id, "held") { [unowned self] in Double(sum(\.held)) }
        context.onWindow { [weak self] in self?.windowOpened() }
    }

    private func sum(_ figure: KeyPath<LinkConnection, Int>) -> Int {
        connections.values.reduce(0) { $0 + $1[keyPath: figure] }
    }

    var timers: LoopTimers { context.timers }

    // MARK: Connections

    /// Listens on 127.0.0.1; port 0 takes a free one.
    func listen(port: Int) -> EventLoopFuture<any Channel> {
        let bound = NIOLoopBound(self, eventLoop: context.loop)
        return ServerBootstrap(group: context.loop)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.backlog, value: 1_024)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in bound.value.accept(channel) }
            .bind(host: "127.0.0.1", port: port)
    }

    private func accept(_ channel: any Channel) -> EventLoopFuture<Void> {
        // One too many is closed at once.
        guard !isStopped, context.connections.take(for: channel) else {
            return context.loop.makeFailedFuture(ChannelError.operationUnsupported)
        }
        accepted += 1
        let connection = LinkConnection(link: self, number: accepted, talk: talk, isConnected: !mayBeBlackHole)
        connections[connection.number] = connection
        let bound = NIOLoopBound(connection, eventLoop: context.loop)
        do {
            try timers.watch(channel)
            try connection.addCaller(channel)
        } catch {
            return context.loop.makeFailedFuture(error)
        }
        // Into a black hole nobody is connected, so it has to be seen first what is asked.
        if mayBeBlackHole { return context.loop.makeSucceededVoidFuture() }
        // The caller's connection comes to life once the other side is there.
        return connect().flatMapThrowing { try bound.value.addCallee($0) }
    }

    private var mayBeBlackHole: Bool {
        spec.faults.contains { if case .blackhole = $0.effect { true } else { false } }
    }

    func connect() -> EventLoopFuture<any Channel> {
        let bound = NIOLoopBound(timers, eventLoop: context.loop)
        return ClientBootstrap(group: context.loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try bound.value.watch(channel) }
            }
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.autoRead, value: false)
            .connect(to: target)
    }

    func forget(_ connection: LinkConnection) { connections[connection.number] = nil }

    /// The oldest first, so that a run repeats.
    private var inOrder: [LinkConnection] { connections.values.sorted { $0.number < $1.number } }

    /// What was held goes on where nothing holds it any more. Of what a black hole has swallowed nobody knows any more,
    /// so its connections end with it.
    private func windowOpened() {
        for connection in inOrder {
            if connection.isBlackHole, !isBlackHole { connection.reset() } else { connection.proceed() }
        }
    }

    // MARK: What its connections ask

    /// Which of the commands that look like it this one is.
    func occurrence(of hash: UInt64) -> Int {
        let place = Int(hash % UInt64(commands.count))
        commands[place] += 1
        return commands[place]
    }

    func passage(of bytes: Int, rate: Double, from start: Double, _ direction: LinkSpec.Direction) -> Double {
        let until = max(start, busyUntil[direction] ?? 0) + Double(bytes) / rate
        busyUntil[direction] = until
        return until
    }

    func note(_ note: LinkAction.Note, _ work: WorkIdentity?) {
        counters.count(note, work)
        let recorder = context.recorder
        guard let work else {
            if case .passed(let direction, _) = note { recorder.message(from: id, to: receiver(direction)) }
            return
        }
        switch note {
        case .passed(let direction, _): recorder.message(work, from: id, to: receiver(direction))
        case .lost(let direction):
            recorder.note(
                work,
                at: id,
                direction == .request ? .requestLost(attempt: work.attempt) : .answerLost(attempt: work.attempt)
            )
            recorder.lost(work, at: id, to: receiver(direction), "\(direction.word) lost")
        case .reset(let direction):
            recorder.note(work, at: id, .connectionReset(attempt: work.attempt))
            recorder.lost(work, at: id, to: receiver(direction), "connection reset in place of the \(direction.word)")
        case .vanished:
            recorder.note(work, at: id, .requestLost(attempt: work.attempt))
            recorder.lost(work, at: id, to: spec.to, "request into a black hole")
        case .delayed: break
        }
    }

    private func receiver(_ direction: LinkSpec.Direction) -> String { direction == .request ? spec.to : caller }
}

extension LinkSpec.Direction {
    /// For people.
    fileprivate var word: String { self == .request ? "request" : "answer" }
}

extension Link: LabPart {
    /// Whether nothing comes later that time keeps. What a hold keeps comes when somebody lets it.
    var isIdle: Bool { connections.values.allSatisfy { $0.nextDue == nil } }

    var longestWork: Double { connections.values.compactMap(\.nextDue).map { $0 - now }.max() ?? 0 }

    var steppable: Int? { oldest?.number }

    func stepMessage() {
        guard let oldest else { return }
        oldest.connection.step(oldest.direction)
    }

    private var oldest: (number: Int, connection: LinkConnection, direction: LinkSpec.Direction)? {
        let all = connections.values.compactMap { connection in
            connection.steppable.map { ($0.number, connection, $0.direction) }
        }
        return all.min { $0.0 < $1.0 }
    }

    func timeGoesOn() { for connection in inOrder { connection.proceed() } }

    func stop() {
        isStopped = true
        connections = [:]
    }
}
