import NIOCore
import NIOHTTP1

/// One connection to an `HTTPServer`: gathers a request, hands it over and writes the answer. The pipelining handler
/// before it lets one request in at a time.
final class ServerConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum State {
        case idle
        case reading(HTTPRequestHead, [UInt8])
        /// Answered or being answered; what else comes of the request is thrown away.
        case ignoring
    }

    /// How long a client that sent too much may go on sending before it is cut off, so that it can read why.
    private static let patience = TimeAmount.seconds(1)

    private let server: HTTPServer
    private var state = State.idle
    /// The client sends no more: it has left, or waits for its last answer.
    private var isInputClosed = false

    init(server: HTTPServer) { self.server = server }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (unwrapInboundIn(data), state) {
        case (.head(let head), _):
            begin(head, context)
        case (.body(let part), .reading(let head, var body)):
            guard body.count + part.readableBytes <= HTTPServer.longestBody else { return refuse(head, context) }
            // The state lets go of the array first, so that appending doesn't copy it.
            state = .ignoring
            body.append(contentsOf: part.readableBytesView)
            state = .reading(head, body)
        case (.end, .reading(let head, let body)):
            state = .ignoring
            hand(head, body, context)
        case (.body, _), (.end, _):
            break
        }
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        if let length = head.headers.first(name: "Content-Length").flatMap({ Int($0) }), length > HTTPServer.longestBody
        {
            return refuse(head, context)
        }
        // RFC 9110, section 10.1.1: whoever asks first whether to send the body waits for this.
        if head.version == .http1_1, head.headers[canonicalForm: "Expect"].contains("100-continue") {
            let interim = HTTPResponseHead(version: .http1_1, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(interim)), promise: nil)
        }
        state = .reading(head, [])
    }

    private func hand(_ head: HTTPRequestHead, _ body: [UInt8], _ context: ChannelHandlerContext) {
        let channel = context.channel
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        server.receive(head, body: body) { [self] answer in
            // The client may be gone: its order is done all the same.
            guard channel.isActive else { return }
            write(answer, to: head, keepAlive: head.isKeepAlive && !isInputClosed, bound.value)
        }
    }

    private func refuse(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        state = .ignoring
        let limit = HTTPServer.longestBody / 1_024
        write(.problem(.payloadTooLarge, "a body has at most \(limit) KiB"), to: head, keepAlive: false, context)
    }

    private func write(
        _ answer: HTTPAnswer,
        to head: HTTPRequestHead,
        keepAlive: Bool,
        _ context: ChannelHandlerContext
    ) {
        var headers = HTTPHeaders(answer.headers.map { ($0.name, $0.value) })
        headers.replaceOrAdd(name: "Content-Length", value: "\(answer.body.count)")
        if !keepAlive { headers.replaceOrAdd(name: "Connection", value: "close") }
        let response = HTTPResponseHead(version: .http1_1, status: answer.status, headers: headers)
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        if head.method != .HEAD {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil)
        }
        state = .idle
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        guard !keepAlive else { return }
        state = .ignoring
        // Closing while the client still sends would reset the connection before the answer is read.
        context.close(mode: .output, promise: nil)
        let channel = context.channel
        context.eventLoop.scheduleTask(in: ServerConnection.patience) { channel.close(promise: nil) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent {
            isInputClosed = true
            if case .idle = state { context.close(promise: nil) }
            if case .reading = state { context.close(promise: nil) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Rubbish has been answered with 400 by the handler before this one; what is left is to hang up.
        context.close(promise: nil)
    }
}
