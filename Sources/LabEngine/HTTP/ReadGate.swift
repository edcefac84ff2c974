import NIOCore

/// Reads no more from a peer that doesn't take what is written to it, so that a slow reader fills its own socket and
/// nothing of ours.
final class ReadGate: ChannelDuplexHandler {
    typealias InboundIn = Never
    typealias InboundOut = Never
    typealias OutboundIn = Never
    typealias OutboundOut = Never

    private var wantsRead = false

    func read(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            context.read()
        } else {
            wantsRead = true
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable, wantsRead {
            wantsRead = false
            context.read()
        }
        context.fireChannelWritabilityChanged()
    }
}
