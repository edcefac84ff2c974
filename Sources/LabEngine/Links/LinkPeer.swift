import NIOCore

/// One side of a connection through a link. The two sides of a pair read only as fast as the other is written to.
final class LinkPeer: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What to do with bytes that this side has read: the bytes to hand on to the other.
    private let onRead: (ByteBuffer) -> [ByteBuffer]
    private weak var partner: LinkPeer?
    private var context: ChannelHandlerContext?
    private var wantsRead = false

    init(onRead: @escaping (ByteBuffer) -> [ByteBuffer]) { self.onRead = onRead }

    static func connect(_ one: LinkPeer, _ other: LinkPeer) {
        one.partner = other
        other.partner = one
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        partner = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        for bytes in onRead(unwrapInboundIn(data)) { partner?.write(bytes) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        partner?.context?.flush()
        context.fireChannelReadComplete()
    }

    /// Reads no further while the other side doesn't take what came before.
    func read(context: ChannelHandlerContext) {
        if partner?.context?.channel.isWritable == true {
            context.read()
        } else {
            wantsRead = true
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { partner?.readIfWanted() }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent {
            partner?.context?.flush()
            partner?.context?.close(mode: .output, promise: nil)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        // What was handed on before goes out before the link closes the other side too.
        partner?.context?.flush()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// Called once both sides are there.
    func readIfWanted() {
        guard wantsRead, let context else { return }
        wantsRead = false
        context.read()
    }

    private func write(_ bytes: ByteBuffer) {
        context?.write(wrapOutboundOut(bytes), promise: nil)
    }
}
