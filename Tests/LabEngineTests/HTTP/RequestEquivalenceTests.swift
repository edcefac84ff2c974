import NIOCore
import NIOEmbedded
import NIOHTTP1
import TestSupport
import Testing

@testable import LabEngine

/// What is allowed, NIO's decoder, which is Node's parser, must read in the same way.
struct RequestEquivalenceTests {
    private var generator = SplitMix(seed: 9110)

    @Test mutating func validRequestsAreReadAsNIOReadsThem() throws {
        var bodies = 0
        for _ in 0..<1_500 {
            let stream = (0..<int(1...3)).map { _ in request(isLast: false) }.joined() + request(isLast: true)
            let ours = Decoded(stream, step: int(1...40))
            #expect(ours.fault == nil, "\(stream.debugDescription)")
            #expect(try ours.requests == nio(stream), "\(stream.debugDescription)")
            bodies += ours.requests.filter { !$0.body.isEmpty }.count
        }
        #expect(bodies > 500)
    }

    private func nio(_ stream: String) throws -> [DecodedRequest] {
        let channel = EmbeddedChannel()
        let decoder = ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes))
        try channel.pipeline.syncOperations.addHandler(decoder)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
        try channel.writeInbound(ByteBuffer(string: stream))
        var requests: [DecodedRequest] = []
        while let part = try channel.readInbound(as: HTTPServerRequestPart.self) {
            switch part {
            case .head(let head):
                let request = DecodedRequest(
                    method: head.method.rawValue,
                    path: head.uri,
                    version: UInt8(head.version.minor),
                    // NIO leaves the space after a value, which isn't part of it (RFC 9112, section 5.1).
                    headers: head.headers.map { "\($0.name): \(trimmed($0.value[...]))" },
                    body: "",
                    keepAlive: head.isKeepAlive
                )
                requests.append(request)
            case .body(let bytes): requests[requests.count - 1].body += String(buffer: bytes)
            case .end: break
            }
        }
        _ = try channel.finish()
        return requests
    }

    private func trimmed(_ value: Substring) -> String {
        String(value.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }

    // MARK: Making requests

    private mutating func int(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }

    private mutating func pick(_ texts: [String]) -> String { texts[int(0...texts.count - 1)] }

    private mutating func word(of letters: String, _ length: ClosedRange<Int>) -> String {
        let letters = Array(letters)
        return String((0..<int(length)).map { _ in letters[int(0...letters.count - 1)] })
    }

    private static let nameLetters = "!#$%&'*+-.^_`|~0123456789abcXYZ"
    private static let valueLetters = "abc XYZ0123\t,;:=\"()[]{}<>@/\\?é"

    /// - Parameter isLast: whether it may say that none comes after it.
    private mutating func request(isLast: Bool) -> String {
        // An empty path is "/" to us and absent to NIO, and a query is cut off, so there is neither.
        let method = pick(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
        let target = method == "OPTIONS" && int(0...1) == 0 ? "*" : "/" + word(of: "abc/%20;=&+~!$'()*,:@-._", 0...30)
        var lines = ["\(method) \(target) HTTP/1.1", "Host: \(pick(["x", "localhost:80", "[::1]", ""]))"]
        for _ in 0..<int(0...6) {
            lines.append("X\(word(of: Self.nameLetters, 0...10)):\(space())\(value())\(space())")
        }
        if isLast { lines.append("Connection: \(pick(["close", "keep-alive", "Close", "x, close"]))") }
        switch int(0...3) {
        case 0:
            let body = word(of: "abc\r\n0123\u{0}", 0...80)
            return head(lines + ["Content-Length: \(body.utf8.count)"]) + body
        case 1:
            let chunks = (0..<int(0...4)).map { _ in chunk() }.joined()
            let trailers = (0..<int(0...2)).map { _ in "X: \(value())\r\n" }.joined()
            return head(lines + ["Transfer-Encoding: chunked"]) + chunks + "0\r\n" + trailers + "\r\n"
        default: return head(lines)
        }
    }

    private mutating func head(_ lines: [String]) -> String {
        pick(["", "", "\r\n"]) + lines.map { $0 + "\r\n" }.joined() + "\r\n"
    }

    private mutating func space() -> String { pick(["", " ", "\t", "  "]) }

    private mutating func value() -> String {
        let value = word(of: Self.valueLetters, 0...20)
        return trimmed(value.drop { $0 == " " || $0 == "\t" })
    }

    private mutating func chunk() -> String {
        let bytes = word(of: "abc\r\n0", 1...40)
        let size = pick(["", "0"]) + String(bytes.utf8.count, radix: 16, uppercase: int(0...1) == 0)
        return "\(size)\(pick(["", ";a", ";a=b", ";a=\"b c\""]))\r\n\(bytes)\r\n"
    }
}
