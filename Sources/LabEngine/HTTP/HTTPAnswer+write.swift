import NIOCore
import NIOHTTP1

extension HTTPAnswer {
    /// What the answer says of the connection (RFC 9112, section 9.3 and appendix C.2.2).
    enum Persistence: Equatable {
        /// What HTTP/1.1 means anyway.
        case implied
        /// A client of HTTP/1.0 has to be told.
        case keepAlive
        case close
    }

    /// Writes the answer as bytes.
    ///
    /// - Parameter withBody: false for HEAD, which is told the length and not given the body.
    func write(into bytes: inout ByteBuffer, date: ByteBuffer, persistence: Persistence, withBody: Bool) {
        writeStatus(into: &bytes)
        bytes.writeImmutableBuffer(date)
        for header in headers {
            bytes.writeString(header.name)
            bytes.writeStaticString(": ")
            bytes.writeString(header.value)
            bytes.writeStaticString("\r\n")
        }
        switch persistence {
        case .implied: break
        case .keepAlive: bytes.writeStaticString("Connection: keep-alive\r\n")
        case .close: bytes.writeStaticString("Connection: close\r\n")
        }
        // RFC 9110, section 8.6: these two have no length.
        if status == .noContent || status == .notModified {
            bytes.writeStaticString("\r\n")
            return
        }
        bytes.writeStaticString("Content-Length: ")
        HTTPAnswer.write(body.count, into: &bytes)
        bytes.writeStaticString("\r\n\r\n")
        if withBody { bytes.writeBytes(body) }
    }

    private func writeStatus(into bytes: inout ByteBuffer) {
        switch status {
        case .ok: bytes.writeStaticString("HTTP/1.1 200 OK\r\n")
        case .created: bytes.writeStaticString("HTTP/1.1 201 Created\r\n")
        case .notFound: bytes.writeStaticString("HTTP/1.1 404 Not Found\r\n")
        default: bytes.writeString("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n")
        }
    }

    /// In decimal, without a text in between.
    private static func write(_ number: Int, into bytes: inout ByteBuffer) {
        var divisor = 1
        while number / divisor >= 10 { divisor *= 10 }
        var rest = number
        while divisor > 0 {
            bytes.writeInteger(UInt8(48 + rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }
}
