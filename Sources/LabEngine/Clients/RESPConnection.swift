import LabKit
import NIOCore
import NIOPosix

/// One connection of a lab's own to a server that speaks RESP: a cache or a queue, embedded or not.
///
/// Commands are pipelined, and their replies come back in order. It connects with the first command, and again with the
/// next one after it was cut off. Belongs to the lab's event loop.
final class RESPConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What `send` calls back with, once. A reply may be an error of the server's.
    typealias Outcome = Result<RESPValue, RESPFailure>

    /// Where to, and how.
    struct Options {
        var address: SocketAddress
        /// Sent first on every new connection, such as `AUTH` and `CLIENT SETNAME`. One that is refused ends it.
        var greeting: [[String]] = []
        /// Seconds of lab time that a command waits for its reply, unless it says otherwise.
        var timeout = 5.0
        /// Whether it hangs up when the time is up of the command whose reply is the next to come. Where replies may be
        /// lost on the way, none would come any more.
        var hangsUpAfterTimeout = false
        /// Bytes that the kernel keeps each way; nil leaves it to the kernel, which goes up to megabytes.
        var socketBuffer: Int?
        /// Bytes that may wait in the program before `isWritable` turns false, and below which it is true again.
        var waterMark: ChannelOptions.Types.WriteBufferWaterMark?
    }

    private enum State {
        case closed
        /// What is sent meanwhile waits in `outgoing`.
        case connecting
        case open(any Channel)
    }

    private let options: Options
    private let loop: any EventLoop
    private let timers: LoopTimers
    private var state = State.closed
    private var pending = PendingReplies<(Outcome) -> Void>()
    private var decoder = RESPReplyDecoder()
    private var incoming = ByteBuffer()
    /// Commands that haven't been handed to the channel. All of one turn of the event loop go in one write.
    private var outgoing = ByteBuffer()
    private var willFlush = false
    private var timer: (deadline: Double, timer: LabClock.Timer)?
    private var isStopped = false
    /// Why the connection is being closed, where that was this side's doing.
    private var failure: RESPFailure?

    /// Called when `isWritable` has changed.
    var onWritabilityChange: (() -> Void)?
    /// Called when a connection that was open is gone, after everybody who waited has been told.
    var onClose: (() -> Void)?

    init(options: Options, loop: any EventLoop, timers: LoopTimers) {
        self.options = options
        self.loop = loop
        self.timers = timers
    }

    /// Replies that are still to come.
    var awaited: Int { pending.count }

    /// Whether the server takes what is sent. A producer that goes on regardless fills the program's memory.
    var isWritable: Bool {
        if case .open(let channel) = state { channel.isWritable } else { true }
    }

    /// Nil while there is none.
    var channel: (any Channel)? {
        if case .open(let channel) = state { channel } else { nil }
    }

    /// The local end, by which the server knows this connection; nil while there is none.
    var localAddress: SocketAddress? {
        if case .open(let channel) = state { channel.localAddress } else { nil }
    }

    /// Sends a command and calls back once, never from within.
    ///
    /// - Parameter timeout: seconds of lab time; infinity for a command that blocks.
    func send(_ command: [String], timeout: Double? = nil, onReply: @escaping (Outcome) -> Void) {
        guard !isStopped else { return loop.assumeIsolated().execute { onReply(.failure(.disconnected)) } }
        if case .closed = state { connect() }
        enqueue(command, timeout: timeout ?? options.timeout, onReply)
        flushLater()
    }

    /// Hangs up for good. Whoever waits is told.
    func close() {
        isStopped = true
        fail(.disconnected)
        if case .open(let channel) = state { channel.close(promise: nil) }
    }

    private func enqueue(_ command: [String], timeout: Double, _ onReply: @escaping (Outcome) -> Void) {
        RESPRequestWriter.write(command, into: &outgoing)
        let deadline = timeout.isFinite ? timers.now + timeout : nil
        pending.append(onReply, deadline: deadline)
        if let deadline, timer.map({ deadline < $0.deadline }) ?? true { arm(deadline) }
    }

    // MARK: Connecting

    private func connect() {
        state = .connecting
        failure = nil
        for command in options.greeting {
            enqueue(command, timeout: options.timeout) { [weak self] outcome in
                guard case .success(.error(let refusal)) = outcome else { return }
                self?.hangUp(.refused(refusal))
            }
        }
        let bound = NIOLoopBound(self, eventLoop: loop)
        var bootstrap = ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try bound.value.timers.watch(channel)
                    try channel.pipeline.syncOperations.addHandler(bound.value)
                }
            }
        if let bytes = options.socketBuffer {
            let size = SocketOptionValue(bytes)
            bootstrap = bootstrap.channelOption(.socketOption(.so_sndbuf), value: size)
                .channelOption(.socketOption(.so_rcvbuf), value: size)
        }
        if let mark = options.waterMark { bootstrap = bootstrap.channelOption(.writeBufferWaterMark, value: mark) }
        bootstrap.connect(to: options.address).assumeIsolated().whenComplete { [self] result in
            switch result {
            case .success(let channel): connected(channel)
            case .failure(let error):
                // Not from within `send`, whose command isn't among those that wait yet.
                loop.assumeIsolated().execute { [self] in
                    state = .closed
                    fail(.cannotConnect("\(error)"))
                }
            }
        }
    }

    private func connected(_ channel: any Channel) {
        guard !isStopped, channel.isActive else { return channel.close(promise: nil) }
        state = .open(channel)
        flush()
    }

    /// Ends the connection that is open; what waits is told why.
    private func hangUp(_ reason: RESPFailure) {
        failure = reason
        if case .open(let channel) = state { channel.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        state = .closed
        incoming.clear()
        decoder = RESPReplyDecoder()
        fail(failure ?? .disconnected)
        onClose?()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        hangUp(.disconnected)
    }

    private func fail(_ reason: RESPFailure) {
        outgoing.clear()
        let waiting = pending.removeAll()
        timers.cancel(timer?.timer)
        timer = nil
        // Whoever is told may send again at once, which begins another connection.
        for waiter in waiting { waiter(.failure(reason)) }
    }

    // MARK: Sending and receiving

    private func flushLater() {
        guard !willFlush else { return }
        willFlush = true
        loop.assumeIsolated().execute { [self] in
            willFlush = false
            flush()
        }
    }

    private func flush() {
        guard case .open(let channel) = state, outgoing.readableBytes > 0 else { return }
        // Gone from here before it is written: a write may make the channel writable, and then more is sent at once.
        let bytes = outgoing
        outgoing = ByteBuffer()
        channel.writeAndFlush(bytes, promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if incoming.readableBytes == 0 { incoming = bytes } else { incoming.writeBuffer(&bytes) }
        do throws(RESPProtocolError) {
            while let reply = try decoder.next(&incoming) { deliver(reply) }
        } catch {
            hangUp(.notRESP(error.reason))
        }
    }

    private func deliver(_ reply: RESPValue) {
        switch pending.take() {
        case .waiter(let onReply): onReply(.success(reply))
        case .nobody: break
        case .unasked: hangUp(.notRESP("a reply that nobody asked for"))
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        onWritabilityChange?()
        context.fireChannelWritabilityChanged()
    }

    // MARK: Time

    /// One timer for all: where its command has been answered meanwhile it finds nothing due and looks for the next.
    private func arm(_ deadline: Double) {
        timers.cancel(timer?.timer)
        let instant = LabClock.Instant(offset: .seconds(deadline))
        timer = (deadline, timers.at(instant) { [weak self] in self?.timeIsUp() })
    }

    private func timeIsUp() {
        timer = nil
        let expired = pending.expire(now: timers.now)
        if let next = pending.nextDeadline { arm(next) }
        if options.hangsUpAfterTimeout, pending.isFirstExpired { hangUp(.disconnected) }
        for waiter in expired { waiter(.failure(.timedOut)) }
    }
}

/// Why a command has no reply. Whether it was carried out is open, but for `cannotConnect`.
enum RESPFailure: Error, Equatable, CustomStringConvertible {
    case timedOut
    case disconnected
    case cannotConnect(String)
    /// The server refused the greeting, in its words.
    case refused(String)
    case notRESP(String)

    var description: String {
        switch self {
        case .timedOut: "no reply in time"
        case .disconnected: "the connection was cut off"
        case .cannotConnect(let reason): "can't connect: \(reason)"
        case .refused(let reason): "the server refused the connection: \(reason)"
        case .notRESP(let reason): "the server doesn't speak RESP: \(reason)"
        }
    }
}
