import NIOCore
import NIOHTTP1

/// What came of a request.
enum ClientResult: Equatable {
    case answered(ClientAnswer)
    case failed
}

/// What a client looks at in an answer.
struct ClientAnswer: Equatable {
    var status: Int
    /// Seconds.
    var retryAfter: Double?
    /// `ETag`, with its quotes.
    var entityTag: String?
    var keepAlive: Bool
}

/// One connection of an `HTTPClient`, which carries one request at a time.
final class ClientConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private var onResult: ((ClientResult) -> Void)?
    private var head: HTTPResponseHead?
    private(set) var channel: (any Channel)?

    func handlerAdded(context: ChannelHandlerContext) { channel = context.channel }

    var isUsable: Bool { channel?.isActive == true && onResult == nil }

    /// Sends a request and calls back once.
    func send(_ request: HTTPRequestHead, body: [UInt8], onResult: @escaping (ClientResult) -> Void) {
        guard let channel, channel.isActive else { return onResult(.failed) }
        self.onResult = onResult
        head = nil
        channel.write(HTTPClientRequestPart.head(request), promise: nil)
        channel.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(bytes: body))), promise: nil)
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
    }

    /// Hangs up without an answer; nobody is called back.
    func abandon() {
        onResult = nil
        channel?.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body: break
        case .end:
            guard let head else { return end(.failed) }
            let answer = ClientAnswer(
                status: Int(head.status.code),
                retryAfter: head.headers.first(name: "Retry-After").flatMap { Double($0) },
                entityTag: head.headers.first(name: "ETag"),
                keepAlive: head.isKeepAlive
            )
            end(.answered(answer))
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(.failed)
        channel = nil
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // What isn't HTTP is no answer. The channel's end reports it.
        context.close(promise: nil)
    }

    private func end(_ result: ClientResult) {
        let callback = onResult
        onResult = nil
        callback?(result)
    }
}
