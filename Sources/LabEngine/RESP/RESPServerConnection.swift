import LabKit
import NIOCore

/// One connection: hands the commands of a batch to the engine and sends their replies in one write.
final class RESPServerConnection: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum State: Equatable {
        case running
        /// A command waits for a key or its deadline.
        case blocked
        /// The engine's bound has said that the next command has to wait.
        case gated
        /// Replies wait until the effects of their commands are safe.
        case settling
        /// The last reply is on its way.
        case closing
    }

    /// How long a client that has sent its last may take to read what is left for it, in real time.
    private static let patience = TimeAmount.seconds(10)
    /// Reply buffers that have grown beyond this many bytes are given back.
    private static let keptCapacity = 64 * 1_024

    private let server: RESPServer
    private let engine: CommandEngine
    private var decoder = RESPRequestDecoder()
    /// What has been read and not carried out.
    private var input = ByteBuffer()
    private var reply = RESPWriter()
    /// Commands whose replies are in `reply`.
    private var replies = 0
    private var client: RESPClient?
    private var state = State.running
    private var wantsRead = false
    /// The client sends no more.
    private var isInputClosed = false
    private var deadline: LabClock.Timer?

    init(server: RESPServer) {
        self.server = server
        engine = server.engine
        decoder.longestBulk = server.limits.longestArgument
        decoder.longestCommand = server.limits.longestCommand
        decoder.mostArguments = server.limits.mostArguments
    }

    // MARK: Coming and going

    func channelActive(context: ChannelHandlerContext) {
        engine.keyspace.now = server.now()
        let client = engine.connect(
            address: RESPServerConnection.text(context.remoteAddress),
            localAddress: RESPServerConnection.text(context.localAddress)
        )
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        client.onWake = { [weak self] in self?.woken(bound.value) }
        self.client = client
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    private func leave() {
        state = .closing
        server.timers.cancel(deadline)
        if let client { engine.disconnect(client) }
        client?.onWake = nil
        client = nil
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent {
            isInputClosed = true
            // As in Redis, nothing is left to wait for.
            if state != .settling { finish(context) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    // MARK: Reading

    func read(context: ChannelHandlerContext) {
        if mayRead(context) { context.read() } else { wantsRead = true }
    }

    private func mayRead(_ context: ChannelHandlerContext) -> Bool {
        switch state {
        case .running: context.channel.isWritable
        case .blocked: input.readableBytes < server.limits.mostBytesInWaiting
        case .gated, .settling: false
        // Rubbish that still comes must not keep the close from being noticed.
        case .closing: true
        }
    }

    private func readAgain(_ context: ChannelHandlerContext) {
        guard wantsRead, mayRead(context) else { return }
        wantsRead = false
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard state != .closing else { return }
        var bytes = unwrapInboundIn(data)
        server.bytesRead += bytes.readableBytes
        if input.readableBytes == 0 { input = bytes } else { input.writeBuffer(&bytes) }
        process()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        send(context)
        engine.wakeClients()
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            resume(context)
            readAgain(context)
        }
        context.fireChannelWritabilityChanged()
    }

    // MARK: Carrying out

    /// Carries out the commands that are there whole, until the output is long enough for a batch.
    private func process() {
        guard state == .running, let client, input.readableBytes > 0 else { return }
        engine.keyspace.now = server.now()
        let bytes = input
        client.lastCommandAt = engine.keyspace.now
        var batch = Batch(
            call: CommandCall(engine: engine, client: client, reply: reply),
            decoder: decoder,
            limit: server.limits.longestBatch
        )
        // The batch has them alone meanwhile, so that writing to them copies nothing.
        reply = RESPWriter()
        decoder = RESPRequestDecoder(empty: ())
        bytes.withUnsafeReadableBytes { batch.run($0) }
        decoder = batch.decoder
        reply = batch.call.reply
        engine.countCommands(batch.commands)
        // One that waits has no reply yet.
        replies += batch.commands - (batch.state == .blocked || batch.state == .gated ? 1 : 0)
        state = batch.state
        consume(batch.offset)
    }

    private func consume(_ count: Int) {
        input.moveReaderIndex(forwardBy: count)
        if input.readableBytes == 0 {
            input = ByteBuffer()
        } else if input.readerIndex > RESPServerConnection.keptCapacity {
            input.discardReadBytes()
        }
    }

    // MARK: Sending

    private func send(_ context: ChannelHandlerContext) {
        // What is left of a batch whose output was long goes on once the output has gone out.
        repeat {
            guard sendBatch(context) else { return }
            guard state == .running, input.readableBytes > 0, context.channel.isWritable else { break }
            process()
        } while reply.buffer.readableBytes > 0
        switch state {
        case .blocked: armDeadline()
        case .gated: waitForBound(context)
        case .running, .settling, .closing: break
        }
    }

    /// False where the replies have to wait, or nothing more may come.
    private func sendBatch(_ context: ChannelHandlerContext) -> Bool {
        guard state != .settling else { return false }
        if let effects = engine.effects, reply.buffer.readableBytes > 0 {
            let before = state
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            let isSafe = effects.settle { [weak self] failure in
                self?.settled(bound.value, failure, state: before)
            }
            if !isSafe {
                state = .settling
                return false
            }
        }
        write(context)
        if state == .closing {
            finish(context)
            return false
        }
        return true
    }

    private func settled(_ context: ChannelHandlerContext, _ failure: String?, state before: State) {
        guard state == .settling else { return }
        // There may be room meanwhile: a command that was told to wait asks again.
        state = before == .gated ? .running : before
        if let failure {
            // What was done may be lost, and what was read may never have been: nobody is told either.
            reply.buffer.clear()
            for _ in 0..<replies { reply.error(failure) }
        }
        write(context)
        if state == .closing || isInputClosed { return finish(context) }
        resume(context)
        readAgain(context)
    }

    private func write(_ context: ChannelHandlerContext) {
        replies = 0
        var output = reply.buffer
        let count = output.readableBytes
        guard count > 0 else { return }
        // Gone from here before it is written: a write may make the channel writable, which leads here again.
        reply.buffer = ByteBuffer()
        reply.version = client?.version ?? 2
        server.bytesWritten += count
        context.writeAndFlush(wrapOutboundOut(output), promise: nil)
        guard count <= RESPServerConnection.keptCapacity, reply.buffer.readableBytes == 0 else { return }
        output.clear()
        reply.buffer = output
    }

    /// Hangs up once all that was written has gone out, or has been left unread for too long.
    private func finish(_ context: ChannelHandlerContext) {
        leave()
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in channel.close(promise: nil) }
        context.eventLoop.scheduleTask(in: RESPServerConnection.patience) { channel.close(promise: nil) }
    }

    // MARK: Waiting

    private func resume(_ context: ChannelHandlerContext) {
        guard state != .closing else { return }
        process()
        send(context)
        engine.wakeClients()
    }

    /// Another client's command has something for this one.
    private func woken(_ context: ChannelHandlerContext) {
        guard let client, state != .closing else { return }
        if var writer = client.unsolicited {
            client.unsolicited = nil
            replies += 1
            reply.buffer.writeBuffer(&writer.buffer)
        }
        if state == .blocked, client.blocked == nil {
            server.timers.cancel(deadline)
            deadline = nil
            state = .running
        }
        resume(context)
        readAgain(context)
        // A channel without this option would have no bound, and there is none such.
        guard !context.channel.isWritable,
            let unread = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes),
            unread > server.limits.mostUnreadMessages
        else { return }
        context.close(promise: nil)
    }

    private func armDeadline() {
        guard deadline == nil, let client, let at = client.blocked?.deadline else { return }
        let wait = Double(max(0, at - server.now())) / 1_000
        deadline = server.timers.after(wait) { [weak self] in
            guard let self, self.client === client else { return }
            deadline = nil
            engine.keyspace.now = server.now()
            engine.timeOut(client)
            engine.wakeClients()
        }
    }

    private func waitForBound(_ context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        engine.whenReopened { [weak self] in
            guard let self, state == .gated else { return }
            state = .running
            resume(bound.value)
            readAgain(bound.value)
        }
    }

    private static func text(_ address: SocketAddress?) -> String {
        guard let address, let host = address.ipAddress, let port = address.port else { return "" }
        return "\(host):\(port)"
    }
}
