import NIOCore
import TestSupport
import Testing

@testable import LabEngine

struct MessageSplitterTests {
    /// What a splitter makes of a stream, in words: `[head|body]` for messages, bare text for what is opaque.
    static func read(_ text: String, step: Int = .max, answerTo method: String? = nil) -> String {
        var splitter = MessageSplitter()
        var told = ""
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let end = min(bytes.count, index &+ min(step, bytes.count))
            for piece in splitter.consume(ByteBuffer(bytes: bytes[index..<end]), answerTo: { _ in method }) {
                switch piece {
                case .head(let head, let bytes):
                    told += "[\(head.status.map(String.init) ?? head.firstWord)|\(bytes.readableBytes)|"
                case .body(let bytes): told += String(buffer: bytes)
                case .end: told += "]"
                case .opaque(let bytes): told += String(buffer: bytes)
                }
            }
            index = end
        }
        return told
    }

    private static let get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    private static let post = "POST /p HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello"
    private static let chunked =
        "POST /p HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n4;x=1\r\nWiki\r\n0\r\nA: b\r\n\r\n"
    private static let answer = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok"

    private static let streams: [(String, String?, String)] = [
        (get, nil, "[GET|27|]"),
        (get + post + get, nil, "[GET|27|][POST|39|hello][GET|27|]"),
        (chunked + get, nil, "[POST|54|4;x=1\r\nWiki\r\n0\r\nA: b\r\n\r\n][GET|27|]"),
        ("\r\n\r\n" + get, nil, "[GET|31|]"),
        ("GET / HTTP/1.1\nHost: x\n\n" + get, nil, "[GET|24|][GET|27|]"),
        (answer + answer, "POST", "[201|43|ok][201|43|ok]"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n" + answer, "HEAD", "[200|38|][201|43|]"),
        ("HTTP/1.1 204 No\r\n\r\n" + answer, "POST", "[204|19|][201|43|ok]"),
        ("HTTP/1.1 100 Continue\r\n\r\n" + answer, "POST", "[100|25|][201|43|ok]"),
        ("HTTP/1.0 200 OK\r\n\r\nall of it", "GET", "[200|19|all of it"),
        ("rubbish\r\n\r\nmore", nil, "rubbish\r\n\r\nmore"),
        ("CONNECT x:1 HTTP/1.1\r\n\r\nraw", nil, "CONNECT x:1 HTTP/1.1\r\n\r\nraw"),
        ("HTTP/1.1 101 Switch\r\n\r\nraw", "GET", "HTTP/1.1 101 Switch\r\n\r\nraw"),
        ("POST / HTTP/1.1\r\nContent-Length: 5, 6\r\n\r\nx", nil, "POST / HTTP/1.1\r\nContent-Length: 5, 6\r\n\r\nx"),
        ("POST / HTTP/1.1\r\nContent-Length: +5\r\n\r\nx", nil, "POST / HTTP/1.1\r\nContent-Length: +5\r\n\r\nx"),
        (
            "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nx", nil,
            "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nx"
        ),
        (
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\nx", nil,
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\nx"
        ),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx", nil, "[POST|47|zz\r\nx"),
    ]

    @Test(arguments: streams)
    func messagesAreFoundWhole(stream: String, method: String?, told: String) {
        #expect(Self.read(stream, answerTo: method) == told)
    }

    @Test(arguments: streams, [1, 2, 3, 7])
    func drippingBytesFindsTheSame(stream: (String, String?, String), step: Int) {
        #expect(Self.read(stream.0, step: step, answerTo: stream.1) == stream.2)
    }

    @Test func aHeadWithoutEndIsGivenUp() {
        let endless = "GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 20_000)
        #expect(Self.read(endless) == endless)
        #expect(Self.read(endless, step: 1_000) == endless)
    }

    @Test func aChunkLineWithoutEndIsGivenUp() {
        let head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
        let told = Self.read(head + String(repeating: "1", count: 10_000), step: 100)
        #expect(told == "[POST|47|" + String(repeating: "1", count: 10_000))
    }

    /// Whatever comes in goes out, to the byte, in whatever pieces it comes.
    @Test func rubbishPassesUnchanged() {
        var generator = SplitMix(seed: 7)
        let parts = [
            "GET / HTTP/1.1\r\n", "\r\n", "\n", "Content-Length: 3", "HTTP/1.1 200 OK", ": ", "\u{0}", "chunked", "é",
            "0\r\n\r\n", " ",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                parts.randomElement(using: &generator) ?? ""
            }.joined()
            var splitter = MessageSplitter()
            var out = ByteBuffer()
            for byte in text.utf8 {
                for piece in splitter.consume(ByteBuffer(bytes: [byte])) {
                    switch piece {
                    case .head(_, var bytes), .body(var bytes), .opaque(var bytes): out.writeBuffer(&bytes)
                    case .end: break
                    }
                }
            }
            #expect(text.utf8.starts(with: out.readableBytesView))
        }
    }
}
