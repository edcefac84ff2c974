import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Calls back once an event loop has been through the kernel: a byte in a pipe to itself, which is ready after whatever
/// was ready when it was rung. Belongs to the loop.
///
/// A timer doesn't do for that. Several that are due run one after the other, and nothing is read in between.
final class LoopBell: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let byte = ByteBuffer(bytes: [0])

    private let onRing: () -> Void
    private var context: ChannelHandlerContext?

    private init(onRing: @escaping () -> Void) { self.onRing = onRing }

    static func hang(on loop: any EventLoop, onRing: @escaping () -> Void) -> EventLoopFuture<NIOLoopBound<LoopBell>> {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else {
            return loop.makeFailedFuture(IOError(errnoCode: errno, reason: "pipe"))
        }
        let bell = NIOLoopBound(LoopBell(onRing: onRing), eventLoop: loop)
        return NIOPipeBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(bell.value)
                }
            }
            .takingOwnershipOfDescriptors(input: ends[0], output: ends[1])
            .map { _ in bell }
    }

    func ring() {
        context?.writeAndFlush(wrapOutboundOut(LoopBell.byte), promise: nil)
    }

    func takeDown() { context?.close(promise: nil) }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { onRing() }
}
