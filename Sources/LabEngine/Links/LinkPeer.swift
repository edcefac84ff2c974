import LabKit
import NIOCore

/// One side of a connection through a link.
final class LinkPeer: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Which way goes what this side sends.
    let direction: LinkSpec.Direction
    private let connection: LinkConnection
    private var context: ChannelHandlerContext?
    private var wantsRead = false

    init(_ direction: LinkSpec.Direction, of connection: LinkConnection) {
        self.direction = direction
        self.connection = connection
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        connection.read(unwrapInboundIn(data), direction)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        connection.proceed()
        context.fireChannelReadComplete()
    }

    /// Reads no further while what came before waits, or isn't taken by the other side.
    func read(context: ChannelHandlerContext) {
        if connection.mayRead(direction) { context.read() } else { wantsRead = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { connection.readIfWanted() }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent { connection.ended(direction) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    // MARK: What the connection asks of it

    /// Whether what is written now goes on soon, or there is nobody left who could be too slow.
    var takesMore: Bool { context.map { $0.channel.isWritable || !$0.channel.isActive } ?? true }

    func readIfWanted() {
        guard wantsRead, let context, connection.mayRead(direction) else { return }
        wantsRead = false
        context.read()
    }

    func write(_ bytes: ByteBuffer) { context?.write(wrapOutboundOut(bytes), promise: nil) }

    func flush() { context?.flush() }

    /// Nothing more is written.
    func end() {
        context?.flush()
        context?.close(mode: .output, promise: nil)
    }

    func close() {
        context?.flush()
        context?.close(promise: nil)
    }

    func reset() { context?.channel.reset() }
}
