import TestSupport
import Testing

@testable import LabEngine

struct RequestDecoderTests {
    private static func told(
        _ method: String = "GET",
        _ path: String = "/",
        version: UInt8 = 1,
        headers: [String] = ["Host: x"],
        body: String = "",
        keepAlive: Bool = true
    ) -> DecodedRequest {
        DecodedRequest(
            method: method,
            path: path,
            version: version,
            headers: headers,
            body: body,
            keepAlive: keepAlive
        )
    }

    private static let get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    private static let chunkedHead = "POST /p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n"
    private static let chunked = ["Host: x", "Transfer-Encoding: Chunked"]

    static let streams: [(String, [DecodedRequest])] = [
        (get, [told()]),
        (get + get + get, [told(), told(), told()]),
        // Section 2.2: empty lines before a request, and a bare LF at a line's end.
        ("\r\n\n\r\n" + get, [told()]),
        ("GET / HTTP/1.1\nHost: x\n\n" + get, [told(), told()]),
        ("GET / HTTP/1.1\r\nHost: x\r\n\n", [told()]),
        // Forms of a target.
        ("GET /a/b?c=/d?e HTTP/1.1\r\nHost: x\r\n\r\n", [told("GET", "/a/b")]),
        ("GET /%00%zz;v=1 HTTP/1.1\r\nHost: x\r\n\r\n", [told("GET", "/%00%zz;v=1")]),
        ("GET http://x:80/a?b HTTP/1.1\r\nHost: x\r\n\r\n", [told("GET", "/a")]),
        ("GET HTTPS://x HTTP/1.1\r\nHost: x\r\n\r\n", [told("GET", "/")]),
        ("GET http://x?a=/b HTTP/1.1\r\nHost: x\r\n\r\n", [told("GET", "/")]),
        ("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", [told("OPTIONS", "*")]),
        // Host: empty is a host too; HTTP/1.0 needs none.
        ("GET / HTTP/1.1\r\nhOsT:\r\n\r\n", [told(headers: ["hOsT: "])]),
        ("GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", [told(headers: ["Host: [::1]:80"])]),
        ("GET / HTTP/1.0\r\n\r\n", [told(version: 0, headers: [], keepAlive: false)]),
        // A later minor version is served as the highest that is known.
        ("GET / HTTP/1.9\r\nHost: x\r\n\r\n", [told()]),
        // Space around a value, and none; bytes beyond ASCII.
        (
            "GET / HTTP/1.1\r\nHost: x\r\nA:b\r\nB: \t c d \t\r\nC:\r\nD: é\r\n\r\n",
            [told(headers: ["Host: x", "A: b", "B: c d", "C: ", "D: é"])]
        ),
        (
            "GET / HTTP/1.1\r\nHost: x\r\n!#$%&'*+-.^_`|~0aZ: :\r\n\r\n",
            [told(headers: ["Host: x", "!#$%&'*+-.^_`|~0aZ: :"])]
        ),
        // Keeping the connection.
        (
            "GET / HTTP/1.1\r\nHost: x\r\nConnection: a, CLOSE\r\n\r\n",
            [told(headers: ["Host: x", "Connection: a, CLOSE"], keepAlive: false)]
        ),
        (
            "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
            [told(version: 0, headers: ["Connection: Keep-Alive"], keepAlive: true)]
        ),
        (
            "GET / HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\nConnection: close\r\n\r\n",
            [told(headers: ["Host: x", "Connection: keep-alive", "Connection: close"], keepAlive: false)]
        ),
        // Bodies.
        (
            "POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 005\r\n\r\nhello" + get,
            [told("POST", "/p", headers: ["Host: x", "Content-Length: 005"], body: "hello"), told()]
        ),
        (
            "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n" + get,
            [told(headers: ["Host: x", "Content-Length: 0"]), told()]
        ),
        (chunkedHead + "0\r\n\r\n" + get, [told("POST", "/p", headers: chunked), told()]),
        (
            chunkedHead + "4\r\nWiki\r\n0005\r\npedia\r\n000\r\n\r\n" + get,
            [told("POST", "/p", headers: chunked, body: "Wikipedia"), told()]
        ),
        (
            chunkedHead + "A;x=1;y=\"a b\"\r\n0123456789\r\n1\t ;z\r\n!\r\n0;last\r\nA: b\r\nB:\tc\r\n\r\n" + get,
            [told("POST", "/p", headers: chunked, body: "0123456789!"), told()]
        ),
        // Nobody is upgraded: what comes next is a request like any other.
        (
            "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n" + get,
            [told(headers: ["Host: x", "Upgrade: websocket", "Connection: Upgrade"]), told()]
        ),
    ]

    @Test(arguments: streams)
    func requestsAreFoundWhole(stream: String, requests: [DecodedRequest]) {
        let decoded = Decoded(stream)
        #expect(decoded.requests == requests)
        #expect(decoded.fault == nil)
        #expect(!decoded.isInside)
    }

    @Test(arguments: streams, [1, 2, 3, 7])
    func drippingBytesFindsTheSame(stream: (String, [DecodedRequest]), step: Int) {
        #expect(Decoded(stream.0, step: step).told == Decoded(stream.0).told)
    }

    /// The bytes of an upgraded protocol aren't a request.
    @Test func bytesAfterAnUpgradeThatDidntHappenAreRefused() {
        let upgrade = "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
        let decoded = Decoded(Array(upgrade.utf8) + [0x81, 0x05, 0x68, 0x0a, 0x0a])
        #expect(decoded.requests.count == 1)
        #expect(decoded.fault == .requestLine)
    }

    @Test(arguments: [
        "G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\r", chunkedHead, chunkedHead + "5\r\nhel",
    ])
    func halfARequestIsNoRequest(stream: String) {
        let decoded = Decoded(get(stream))
        #expect(decoded.requests.count == 1)
        #expect(decoded.isInside)
        #expect(decoded.fault == nil)
    }

    private func get(_ rest: String) -> String { Self.get + rest }

    @Test func theLimitsAreReachedAndNotPassed() {
        let limits = RequestDecoder.Limits(head: 64, target: 8, body: 10, chunkLine: 8, chunkLines: 20)
        func fault(_ text: String) -> [RequestFault?] {
            [Int.max, 1].map { Decoded(text, step: $0, limits: limits).fault }
        }
        func head(_ length: Int) -> String {
            let rest = "GET / HTTP/1.1\r\nHost: x\r\nA: \r\n\r\n"
            return rest.replacing("A: ", with: "A: " + String(repeating: "a", count: length - rest.utf8.count))
        }
        func body(_ chunks: String) -> String {
            "GET / HTTP/1.1\r\nHost:\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)"
        }
        #expect(fault(head(64)) == [nil, nil])
        #expect(fault(head(65)) == [.headTooLong, .headTooLong])
        #expect(fault("GET /2345678? HTTP/1.1\r\nHost:\r\n\r\n") == [.targetTooLong, .targetTooLong])
        #expect(fault("GET /234567 HTTP/1.1\r\nHost:\r\n\r\n") == [nil, nil])
        #expect(fault(body("a\r\n0123456789\r\n0\r\n\r\n")) == [nil, nil])
        let tooLong = RequestFault.bodyTooLong(limit: 10)
        #expect(fault(body("a\r\n0123456789\r\n1\r\n")) == [tooLong, tooLong])
        #expect(fault(body("1;234567\r\nx\r\n0\r\n\r\n")) == [nil, nil])
        #expect(fault(body("1;2345678\r\nx\r\n0\r\n\r\n")) == [.chunk, .chunk])
        #expect(fault(body("1;234567\r\nx\r\n1;234567\r\nx\r\n1;23\r\n")) == [nil, nil])
        #expect(fault(body("1;234567\r\nx\r\n1;234567\r\nx\r\n1;234\r\n")) == [.chunk, .chunk])
    }

    @Test func aHeaderIsFoundWhateverItsCaseAndItsValuesAreJoined() throws {
        let text = "GET / HTTP/1.1\r\nHost: x\r\nAccept: a\r\nX: y\r\naCCEPT:  b \r\n\r\n"
        let head = try RequestHead(.init(string: text), longestTarget: 100)
        #expect(head.value(of: "accept") == "a, b")
        #expect(head.value(of: "x") == "y")
        #expect(head.value(of: "y") == nil)
        #expect(head.value(of: "") == nil)
    }

    @Test func aPathIsComparedWithoutAText() throws {
        func head(_ target: String) throws -> RequestHead {
            try RequestHead(.init(string: "GET \(target) HTTP/1.1\r\nHost: x\r\n\r\n"), longestTarget: 100)
        }
        #expect(try head("/").hasPath("/"))
        #expect(try head("/?a").hasPath("/"))
        #expect(try head("http://x").hasPath("/"))
        #expect(try head("http://x/a").hasPath("/a"))
        #expect(try !head("http://x").hasPath("/a"))
        #expect(try !head("/a").hasPath("/"))
        #expect(try !head("/a").hasPath("/b"))
    }

    @Test func whoeverAsksFirstIsToldToGoOn() throws {
        func head(_ version: String, _ value: String) throws -> RequestHead {
            let text = "PUT / HTTP/\(version)\r\nHost: x\r\nExpect: \(value)\r\n\r\n"
            return try RequestHead(.init(string: text), longestTarget: 100)
        }
        #expect(try head("1.1", "100-Continue").expectsContinue)
        // RFC 9110, section 10.1.1: of HTTP/1.0 it is passed over.
        #expect(try !head("1.0", "100-continue").expectsContinue)
    }
}
