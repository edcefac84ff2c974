import NIOCore

/// One connection of a listener: takes requests one at a time out of what was read, hands them over and writes the
/// answers.
///
/// It reads only while it can use what comes: not while a request is being worked on, while its client doesn't take the
/// answers, or while the server takes no more. Whatever a client sends then stays in the kernel, and after that with
/// the client.
final class HTTPConnection: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum State: Equatable {
        /// Between requests, or within one that isn't whole.
        case reading
        /// A request is whole, and the handler doesn't take it yet.
        case held
        /// A request is with the handler.
        case busy
        /// The last answer is written; what else comes is thrown away.
        case lingering
    }

    /// Bytes of answers that are gathered before they are written.
    private static let batch = 64 * 1_024

    private let listener: HTTPListener
    private let handler: any HTTPRequestHandler
    private var decoder = RequestDecoder()
    private var state = State.reading
    /// What was read and not decoded yet.
    private var received = ByteBuffer()
    /// Answers that aren't written yet.
    private var outgoing = ByteBuffer()
    private var head: RequestHead?
    private var body = ByteBuffer()
    private var context: ChannelHandlerContext?
    private var isProcessing = false
    private var wantsRead = false
    /// Whether the client takes its answers, as the channel last told.
    private var isWritable = true
    /// The client sends no more: it has left, or waits for its last answer.
    private(set) var isInputClosed = false
    /// The listener's tick at which the connection last got on.
    private var lastStep: Int
    /// Whether keeping the connection is up to the client. Turned off for the answer that is being given.
    var mayKeepAlive = true

    init(listener: HTTPListener, handler: any HTTPRequestHandler) {
        self.listener = listener
        self.handler = handler
        lastStep = listener.tick
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    /// Whether answers still have somewhere to go.
    var isOpen: Bool { context?.channel.isActive == true }

    // MARK: Reading

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard state != .lingering else { return }
        // The time for a request runs from its first bytes.
        if head == nil, !decoder.isInside { lastStep = listener.tick }
        var bytes = unwrapInboundIn(data)
        if received.readableBytes > 0 {
            var earlier = takeReceived()
            earlier.writeBuffer(&bytes)
            bytes = earlier
        }
        process(bytes, context)
    }

    private func takeReceived() -> ByteBuffer {
        defer { received = ByteBuffer() }
        return received
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        flush(context)
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        if canRead { context.read() } else { wantsRead = true }
    }

    private var canRead: Bool {
        switch state {
        case .lingering: true
        case .held, .busy: false
        case .reading: isWritable
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        isWritable = context.channel.isWritable
        resume()
        context.fireChannelWritabilityChanged()
    }

    /// Goes on with what has been received, and reads again if it may.
    func resume() {
        guard let context, !isProcessing else { return }
        if state == .held { offer() }
        if state == .reading { process(takeReceived(), context) }
        flush(context)
        if wantsRead, canRead {
            wantsRead = false
            context.read()
        }
    }

    /// Takes as many requests out of the bytes as it may, and keeps the rest.
    private func process(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        isProcessing = true
        defer { isProcessing = false }
        // In variables of its own: an access to a property that lasts for a call is checked each time, and this is
        // where the time goes.
        var bytes = bytes
        var decoder = decoder
        var needsMore = false
        while state == .reading, !needsMore, hasRoom(context) {
            do throws(RequestFault) {
                needsMore = try !step(&decoder, &bytes, context)
            } catch {
                refuse(error, context)
            }
        }
        self.decoder = decoder
        if bytes.readableBytes > 0, state != .lingering { received = bytes }
        // Half a request that nobody will finish, or nothing more to come.
        if needsMore, isInputClosed {
            flush(context)
            context.close(promise: nil)
        }
    }

    /// Whether the client takes its answers.
    private func hasRoom(_ context: ChannelHandlerContext) -> Bool {
        if outgoing.readableBytes >= HTTPConnection.batch { flush(context) }
        return isWritable
    }

    /// Takes one step of the decoder; false where it needs more bytes.
    private func step(
        _ decoder: inout RequestDecoder,
        _ bytes: inout ByteBuffer,
        _ context: ChannelHandlerContext
    ) throws(RequestFault) -> Bool {
        switch try decoder.next(&bytes) {
        case .more: return false
        case .head(let head):
            self.head = head
            if head.body == .none {
                _ = try decoder.next(&bytes)
                offer()
            } else if head.expectsContinue, bytes.readableBytes == 0 {
                // RFC 9110, section 10.1.1: whoever asks first whether to send the body waits for this.
                outgoing.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
                flush(context)
            }
        case .body(var part): body.writeBuffer(&part)
        case .end: offer()
        }
        return true
    }

    /// Hands the request over, which is whole, or holds it.
    private func offer() {
        guard let head, handler.mayTake(from: self) else {
            state = .held
            return
        }
        state = .busy
        lastStep = listener.tick
        handler.handle(HTTPRequest(head: head, body: body), on: self)
    }

    // MARK: Answering

    /// Gives the answer to the request that is with the handler. The client may be gone: then it goes nowhere.
    func answer(_ answer: HTTPAnswer) {
        guard let context, state == .busy, let head else { return }
        let keepAlive = head.isKeepAlive && mayKeepAlive
        write(answer, persistence: keepAlive ? head.minorVersion == 0 ? .keepAlive : .implied : .close, context)
        self.head = nil
        if body.readableBytes > 0 { body = ByteBuffer() }
        mayKeepAlive = true
        lastStep = listener.tick
        if keepAlive { state = .reading } else { finish(context) }
        if !isProcessing { resume() }
    }

    private func write(_ answer: HTTPAnswer, persistence: HTTPAnswer.Persistence, _ context: ChannelHandlerContext) {
        answer.write(
            into: &outgoing,
            date: listener.dateLine(),
            persistence: persistence,
            withBody: head?.method != .head
        )
    }

    private func refuse(_ fault: RequestFault, _ context: ChannelHandlerContext) {
        head = nil
        write(fault.answer, persistence: .close, context)
        finish(context)
    }

    private func flush(_ context: ChannelHandlerContext) {
        guard outgoing.readableBytes > 0 else { return }
        // Gone from here before it is written: a write may make the channel writable, which leads here again.
        var bytes = outgoing
        outgoing = ByteBuffer()
        context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
        guard outgoing.readableBytes == 0 else { return }
        // Once the socket has taken the bytes, the storage is ours alone again.
        bytes.clear()
        outgoing = bytes
    }

    // MARK: The end

    /// Writes no more. Closing at once would reset the connection before a client that still sends has read its answer.
    private func finish(_ context: ChannelHandlerContext) {
        state = .lingering
        received = ByteBuffer()
        lastStep = listener.tick
        flush(context)
        if isInputClosed { context.close(promise: nil) } else { context.close(mode: .output, promise: nil) }
    }

    /// The request that is with the handler, or held, gets no answer: its client has left.
    func abandon() {
        guard state == .busy || state == .held else { return }
        state = .lingering
        context?.close(promise: nil)
    }

    /// Ends the connection with RST, as a server does whose backlog has overflown.
    func reset() {
        guard let context else { return }
        state = .lingering
        context.channel.reset()
    }

    /// Closes what has stood still for too long.
    func sweep(now: Int) {
        let limit: Int
        switch state {
        case .held, .busy: return
        case .lingering: limit = listener.patience.lingering
        case .reading:
            limit = head != nil || decoder.isInside ? listener.patience.request : listener.patience.idle
        }
        if now - lastStep > limit { context?.close(promise: nil) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent {
            isInputClosed = true
            switch state {
            case .reading: resume()
            case .held, .busy: handler.clientLeft(self)
            case .lingering: context.close(promise: nil)
            }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        isInputClosed = true
        if state == .busy || state == .held { handler.clientLeft(self) }
        state = .lingering
        listener.ended(self)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
