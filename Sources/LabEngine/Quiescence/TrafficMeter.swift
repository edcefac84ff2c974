import NIOCore

/// The traffic of one lab. Belongs to its event loop.
final class TrafficWatch {
    private(set) var traffic = Traffic()
    /// Grows with everything that happens on a connection.
    private(set) var changes = 0

    func take(_ event: Traffic.Event, at end: Traffic.End) {
        changes += 1
        traffic.take(event, at: end)
    }

    fileprivate func beginConnecting() {
        changes += 1
        traffic.beginConnecting()
    }

    fileprivate func endConnecting() {
        changes += 1
        traffic.endConnecting()
    }
}

/// Tells of one end of a connection. It stands first, where bytes come from the socket and go to it.
final class TrafficMeter: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = IOData

    private let watch: TrafficWatch
    /// Nil until it is connected.
    private var end: Traffic.End?
    private var isClosed = false

    init(_ watch: TrafficWatch) { self.watch = watch }

    private func take(_ event: Traffic.Event) {
        if let end { watch.take(event, at: end) }
    }

    /// Whoever asked for a connection hears of it, and may write, before the channel is told that it is active.
    private func open(_ context: ChannelHandlerContext) {
        guard end == nil, !isClosed, let local = context.localAddress?.port, let remote = context.remoteAddress?.port
        else {
            return
        }
        end = Traffic.End(local: local, remote: remote)
        take(.opened)
    }

    func connect(context: ChannelHandlerContext, to address: SocketAddress, promise: EventLoopPromise<Void>?) {
        let promise = promise ?? context.eventLoop.makePromise()
        watch.beginConnecting()
        promise.futureResult.assumeIsolated().whenComplete { [watch] _ in watch.endConnecting() }
        context.connect(to: address, promise: promise)
    }

    func channelActive(context: ChannelHandlerContext) {
        open(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        take(.closed)
        end = nil
        isClosed = true
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        take(.read(unwrapInboundIn(data).readableBytes))
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        take(.served)
        context.fireChannelReadComplete()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent { take(.sawEnd) }
        context.fireUserInboundEventTriggered(event)
    }

    func read(context: ChannelHandlerContext) {
        take(.asked)
        context.read()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        open(context)
        take(.wrote(unwrapOutboundIn(data).readableBytes))
        context.write(data, promise: promise)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .output { take(.ended) }
        context.close(mode: mode, promise: promise)
    }
}

extension LoopTimers {
    /// Has time wait for what is under way on a connection, where time does. Before any other handler is added, or a
    /// later one would see bytes that weren't counted.
    func watch(_ channel: any Channel) throws {
        guard let traffic else { return }
        try channel.pipeline.syncOperations.addHandler(TrafficMeter(traffic), position: .first)
    }
}
