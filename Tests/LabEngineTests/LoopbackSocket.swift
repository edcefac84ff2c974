import Glibc

/// A plain blocking connection to 127.0.0.1, for sending what no client library would.
final class LoopbackSocket {
    struct Failure: Error { var what: String }

    private let descriptor: Int32

    /// - Parameter receiveBuffer: bytes that the kernel keeps before the other side has to wait; its own choice where nil.
    init(port: Int, receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var bytes = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
        }
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = in_addr_t(UInt32(0x7f00_0001).bigEndian)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(what: "connect: \(errno)") }
    }

    deinit { close(descriptor) }

    /// Ends the connection with RST, and at once.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        var address = sockaddr(sa_family: sa_family_t(AF_UNSPEC), sa_data: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        // Connecting to nowhere dissolves a connection and keeps the descriptor.
        connect(descriptor, &address, socklen_t(MemoryLayout<sockaddr>.size))
    }

    /// Sends all of it; false where the other side has hung up.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Sends what the socket takes at once, and says how much that was.
    func sendWithoutWaiting(_ text: String) -> Int {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBytes {
            max(0, Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)))
        }
    }

    /// What has come so far; nil where nothing has.
    func receiveWithoutWaiting() -> String? {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }

    /// Sends a text over and over until the other side takes no more for a while; false where it takes all of forty
    /// megabytes, which is more than the kernel's buffers on both sides hold.
    func sendUntilRefused(_ text: String) async throws -> Bool {
        var sent = 0
        var refused = 0
        while refused < 100, sent < 40_000_000 {
            // From where the last one was cut off, so that the protocol is kept.
            let taken = sendWithoutWaiting(String(decoding: text.utf8.dropFirst(sent % text.utf8.count), as: UTF8.self))
            sent += taken
            refused = taken == 0 ? refused + 1 : 0
            if taken == 0 { try await Task.sleep(for: .milliseconds(2)) }
        }
        return refused == 100
    }

    func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Reads until what came contains a text, or the other side has hung up.
    func read(until wanted: String? = nil) throws -> String {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1_024)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else {
                if errno == ECONNRESET { return String(decoding: received, as: UTF8.self) }
                throw Failure(what: "nothing came: \(errno), after \(String(decoding: received, as: UTF8.self))")
            }
            received += buffer[..<count]
            let text = String(decoding: received, as: UTF8.self)
            if count == 0 || wanted.map({ text.contains($0) }) == true { return text }
        }
    }

    /// Reads on; whether the end of it is RST.
    func readsReset() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        var count = 1
        while count > 0 { count = recv(descriptor, &buffer, buffer.count, 0) }
        return count < 0 && errno == ECONNRESET
    }

    /// Reads some bytes; none where the other side has hung up.
    func readBytes(atMost most: Int) throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: most)
        let count = recv(descriptor, &buffer, most, 0)
        guard count >= 0 else {
            if errno == ECONNRESET { return [] }
            throw Failure(what: "nothing came: \(errno)")
        }
        return Array(buffer[..<count])
    }

    /// Sends one request and reads its answer to the end of the connection.
    static func exchange(_ request: String, port: Int) throws -> String {
        let socket = try LoopbackSocket(port: port)
        socket.send(request)
        return try socket.read()
    }

    /// A request that has the server hang up after its answer.
    static func request(_ method: String, _ path: String, headers: [String] = [], body: String = "") -> String {
        let lines =
            ["\(method) \(path) HTTP/1.1", "Host: x", "Connection: close", "Content-Length: \(body.utf8.count)"]
            + headers
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    }

    static func pay(_ order: String, amount: Int = 500, key: String? = nil) -> String {
        let body = #"{"order":"\#(order)","amount":\#(amount)}"#
        return request("POST", "/payments", headers: key.map { ["Idempotency-Key: \($0)"] } ?? [], body: body)
    }
}
