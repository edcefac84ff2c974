import NIOCore

/// A request that was read whole.
struct HTTPRequest {
    var head: RequestHead
    var body: ByteBuffer
}

/// What stands behind the connections of a listener. Belongs to their event loop.
protocol HTTPRequestHandler: AnyObject {
    /// Whether a connection's request, which is whole, is taken now. One that hears no is told by `resume()` when to
    /// ask again, and until then reads nothing, so that its client has to wait.
    func mayTake(from connection: HTTPConnection) -> Bool

    /// A request is to be answered, now or later, by `connection.answer`.
    func handle(_ request: HTTPRequest, on connection: HTTPConnection)

    /// The client of a connection has hung up, and perhaps still reads.
    func clientLeft(_ connection: HTTPConnection)
}

extension HTTPRequestHandler {
    func mayTake(from connection: HTTPConnection) -> Bool { true }
    func clientLeft(_ connection: HTTPConnection) {}
}
