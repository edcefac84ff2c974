import NIOCore

extension Channel {
    /// Ends the connection with RST: nothing lingers, so that the kernel drops what wasn't sent and says so (SO_LINGER
    /// with 0 seconds).
    func reset() {
        guard let socket = self as? any SocketOptionProvider else { return close(promise: nil) }
        socket.setSoLinger(NIOLinger(l_onoff: 1, l_linger: 0)).whenComplete { _ in self.close(promise: nil) }
    }
}
