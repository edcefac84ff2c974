import Foundation

/// A TCP socket on 127.0.0.1, so that the program's servers are asked by something that isn't the program's own.
final class LoopbackSocket {
    struct Failure: Error { var code = errno }

    private let descriptor: Int32

    private init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure() }
    }

    deinit { close(descriptor) }

    /// - Throws: `Failure` with `ECONNREFUSED` where nobody listens.
    static func connected(to port: Int) throws -> LoopbackSocket {
        let result = try LoopbackSocket()
        guard Self.withAddress(port, { connect(result.descriptor, $0, $1) }) == 0 else { throw Failure() }
        return result
    }

    /// Takes a free port and keeps it.
    static func listening() throws -> (socket: LoopbackSocket, port: Int) {
        let result = try LoopbackSocket()
        guard Self.withAddress(0, { bind(result.descriptor, $0, $1) }) == 0, listen(result.descriptor, 1) == 0 else {
            throw Failure()
        }
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let named = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(result.descriptor, $0, &size) }
        }
        guard named == 0 else { throw Failure() }
        return (result, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// Sends the request and reads until the other end closes.
    func exchange(_ request: String) throws -> String {
        try sendAll(Array(request.utf8))
        var answer: [UInt8] = []
        while true {
            let more = try receiveSome()
            guard !more.isEmpty else { return String(decoding: answer, as: UTF8.self) }
            answer += more
        }
    }

    func sendAll(_ bytes: [UInt8]) throws {
        guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { throw Failure() }
    }

    /// What has come, at least a byte; empty where the other end has closed.
    func receiveSome() throws -> ArraySlice<UInt8> {
        var buffer = [UInt8](repeating: 0, count: 64 * 1_024)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count >= 0 else { throw Failure() }
        return buffer[..<count]
    }

    private static func withAddress(
        _ port: Int,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
