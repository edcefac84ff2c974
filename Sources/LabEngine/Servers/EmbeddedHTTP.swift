import NIOCore
import NIOHTTP1
import NIOPosix

/// A small HTTP server alone, without a lab: what `backlab serve http` runs. `GET /` answers `hello`.
public final class EmbeddedHTTP: Sendable {
    public let port: Int
    private let group: MultiThreadedEventLoopGroup
    private let listener: any Channel

    private init(port: Int, group: MultiThreadedEventLoopGroup, listener: any Channel) {
        self.port = port
        self.group = group
        self.listener = listener
    }

    /// Starts to listen on 127.0.0.1, on an event loop of its own.
    ///
    /// - Parameter port: 0 takes a free one.
    /// - Throws: `IOError` where the port is taken.
    public static func start(port: Int) async throws -> EmbeddedHTTP {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let listener = try await ServerBootstrap(group: group)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .serverChannelOption(.backlog, value: 1_024)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.addHandler(ReadGate())
                        try pipeline.configureHTTPServerPipeline(
                            withPipeliningAssistance: true,
                            withErrorHandling: true
                        )
                        try pipeline.addHandler(HelloConnection())
                    }
                }
                .bind(host: "127.0.0.1", port: port).get()
            return EmbeddedHTTP(port: listener.localAddress?.port ?? port, group: group, listener: listener)
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
    }

    /// Closes all connections and ends.
    public func close() async throws {
        try await listener.close()
        try await group.shutdownGracefully()
    }
}

/// Answers each request when it has come whole. What a body holds is read and thrown away.
private final class HelloConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private var head: HTTPRequestHead?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            // RFC 9110, section 10.1.1: whoever asks first whether to send the body waits for this.
            if head.headers.contains(name: "Expect") {
                let interim = HTTPResponseHead(version: .http1_1, status: .continue)
                context.writeAndFlush(wrapOutboundOut(.head(interim)), promise: nil)
            }
        case .body: break
        case .end:
            guard let head else { return }
            self.head = nil
            write(HelloConnection.answer(head), to: head, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Rubbish has been answered with 400 by the handler before this one; what is left is to hang up.
        context.close(promise: nil)
    }

    static func answer(_ head: HTTPRequestHead) -> HTTPAnswer {
        guard head.uri.prefix(while: { $0 != "?" }) == "/" else {
            return .problem(.notFound, "there is GET / and nothing else")
        }
        guard head.method == .GET || head.method == .HEAD else {
            let allowed = HTTPAnswer.Header(name: "Allow", value: "GET, HEAD")
            return .problem(.methodNotAllowed, "GET /", headers: [allowed])
        }
        let type = HTTPAnswer.Header(name: "Content-Type", value: "text/plain")
        return HTTPAnswer(status: .ok, headers: [type], body: Array("hello\n".utf8))
    }

    private func write(_ answer: HTTPAnswer, to head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        var headers = HTTPHeaders(answer.headers.map { ($0.name, $0.value) })
        headers.add(name: "Content-Length", value: "\(answer.body.count)")
        if !head.isKeepAlive { headers.add(name: "Connection", value: "close") }
        let response = HTTPResponseHead(version: .http1_1, status: answer.status, headers: headers)
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        if head.method != .HEAD {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil)
        }
        let bound = NIOLoopBound((context, head.isKeepAlive), eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
            if !bound.value.1 { bound.value.0.close(promise: nil) }
        }
    }
}
