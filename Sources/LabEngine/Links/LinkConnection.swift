import LabKit
import NIOCore

/// One connection through a link: carries out what its exchange decides. Belongs to the lab's event loop.
final class LinkConnection {
    /// Among those of its link, from 1.
    let number: Int
    private let link: Link
    private var exchange: LinkExchange
    private var caller: LinkPeer?
    private var callee: LinkPeer?
    private var isCallerGone = false
    private var isCalleeGone = false
    private var wake: (at: Double, timer: LabClock.Timer)?

    /// - Parameter isConnected: whether the callee comes by itself; else it is asked for when it is needed.
    init(link: Link, number: Int, talk: LinkTalk, isConnected: Bool) {
        self.link = link
        self.number = number
        exchange = LinkExchange(talk, isConnected: isConnected)
    }

    // MARK: The two sides

    func addCaller(_ channel: any Channel) throws {
        let peer = LinkPeer(.request, of: self)
        caller = peer
        try channel.pipeline.syncOperations.addHandler(peer)
        channel.closeFuture.assumeIsolated().whenComplete { [self] _ in
            isCallerGone = true
            left(.request)
        }
    }

    /// The callee is there. Neither side outlives the other, whichever goes first and however early.
    func addCallee(_ channel: any Channel) throws {
        guard !isOver else { return channel.close(promise: nil) }
        let peer = LinkPeer(.response, of: self)
        callee = peer
        try channel.pipeline.syncOperations.addHandler(peer)
        channel.closeFuture.assumeIsolated().whenComplete { [self] _ in
            isCalleeGone = true
            left(.response)
        }
        exchange.connected()
        channel.setOption(.autoRead, value: true).assumeIsolated().whenSuccess { [self] in
            proceed()
            peer.readIfWanted()
        }
    }

    private func peer(receiving direction: LinkSpec.Direction) -> LinkPeer? {
        direction == .request ? callee : caller
    }

    // MARK: What the sides tell

    func read(_ bytes: ByteBuffer, _ direction: LinkSpec.Direction) { exchange.read(bytes, direction, link) }

    func mayRead(_ direction: LinkSpec.Direction) -> Bool {
        !exchange.isFull(direction) && (peer(receiving: direction)?.takesMore ?? true)
    }

    func readIfWanted() {
        caller?.readIfWanted()
        callee?.readIfWanted()
    }

    func ended(_ direction: LinkSpec.Direction) {
        exchange.ended(direction)
        proceed()
    }

    private func left(_ direction: LinkSpec.Direction) {
        exchange.left(direction)
        proceed()
        forgetIfOver()
    }

    /// Whether there is nobody left to hand anything on to.
    private var isOver: Bool {
        isCallerGone && (isCalleeGone || callee == nil && !exchange.needsCallee) || link.isStopped
    }

    private func forgetIfOver() {
        guard isOver else { return }
        link.timers.cancel(wake?.timer)
        wake = nil
        caller = nil
        callee = nil
        link.forget(self)
    }

    // MARK: What is done

    /// Whatever may go on now does.
    func proceed() {
        let actions = exchange.proceed(link)
        for action in actions {
            switch action {
            case .pass(let bytes, let direction): peer(receiving: direction)?.write(bytes)
            case .note(let note, let work): link.note(note, work)
            case .connect: connect()
            case .end(let direction): peer(receiving: direction)?.end()
            case .close(let direction): peer(receiving: direction)?.close()
            case .reset: reset()
            }
        }
        if !actions.isEmpty {
            caller?.flush()
            callee?.flush()
        }
        sleep()
        readIfWanted()
    }

    func reset() {
        caller?.reset()
        callee?.reset()
    }

    private func connect() {
        link.connect().assumeIsolated().whenComplete { [self] result in
            do { try addCallee(result.get()) } catch {
                // As little is there for the caller as for the link.
                isCalleeGone = true
                caller?.close()
                forgetIfOver()
            }
        }
    }

    /// Until time has something for it to do.
    private func sleep() {
        guard let next = exchange.nextDue else { return }
        if let wake, wake.at <= next { return }
        link.timers.cancel(wake?.timer)
        let timer = link.timers.at(LabClock.Instant(offset: .seconds(next))) { [weak self] in
            self?.wake = nil
            self?.proceed()
        }
        wake = (next, timer)
    }

    // MARK: What the link asks

    var isBlackHole: Bool { exchange.isBlackHole }
    /// When something goes on that time keeps; nil where nothing does.
    var nextDue: Double? { exchange.nextDue }
    var messages: Int { exchange.messages }
    var bytes: Int { exchange.bytes }
    var held: Int { exchange.held }

    var steppable: (number: Int, direction: LinkSpec.Direction)? { exchange.steppable(now: link.now) }

    func step(_ direction: LinkSpec.Direction) {
        exchange.grant(direction)
        proceed()
    }
}
