@testable import LabEngine

/// Requests that no server may serve, each with what is wrong with it.
struct MalformedRequest: CustomStringConvertible, Sendable {
    var name: String
    var text: String
    var fault: RequestFault
    var status: UInt

    init(_ name: String, _ text: String, _ fault: RequestFault, _ status: UInt) {
        self.name = name
        self.text = text
        self.fault = fault
        self.status = status
    }

    var description: String { name }

    private static func line(_ line: String) -> String { line + "\r\nHost: x\r\n\r\n" }

    private static func fields(_ fields: String...) -> String {
        "GET / HTTP/1.1\r\nHost: x\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n"
    }

    private static func length(_ value: String) -> String { fields("Content-Length: \(value)") + "hello" }

    private static func coding(_ value: String) -> String { fields("Transfer-Encoding: \(value)") + "0\r\n\r\n" }

    private static func chunks(_ chunks: String) -> String { fields("Transfer-Encoding: chunked") + chunks }

    private static func long(_ count: Int) -> String { String(repeating: "x", count: count) }

    static let all = firstLines + targets + headers + hosts + lengths + codings + bodies + tooLong

    static let firstLines = [
        MalformedRequest("rubbish", "rubbish\r\n\r\n", .requestLine, 400),
        MalformedRequest("HTTP/0.9", "GET /\r\n\r\n", .requestLine, 400),
        MalformedRequest("no target", line("GET HTTP/1.1"), .requestLine, 400),
        MalformedRequest("two spaces before the target", line("GET  / HTTP/1.1"), .requestLine, 400),
        MalformedRequest("two spaces after the target", line("GET /  HTTP/1.1"), .requestLine, 400),
        MalformedRequest("a space first", line(" GET / HTTP/1.1"), .requestLine, 400),
        MalformedRequest("a space last", line("GET / HTTP/1.1 "), .requestLine, 400),
        MalformedRequest("tabs for spaces", line("GET\t/\tHTTP/1.1"), .requestLine, 400),
        MalformedRequest("a version in lower case", line("GET / http/1.1"), .requestLine, 400),
        MalformedRequest("a version with two digits", line("GET / HTTP/1.10"), .requestLine, 400),
        MalformedRequest("a version without a dot", line("GET / HTTP/11"), .requestLine, 400),
        MalformedRequest("no version's digits", line("GET / HTTP/x.y"), .requestLine, 400),
        MalformedRequest("a method with a NUL", line("G\u{0}T / HTTP/1.1"), .requestLine, 400),
        MalformedRequest("a method with a colon", line("GE:T / HTTP/1.1"), .requestLine, 400),
        MalformedRequest("a header for a first line", "Host: x\r\n\r\n", .requestLine, 400),
        MalformedRequest("TLS", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\n\n", .requestLine, 400),
        MalformedRequest("HTTP/2's preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .version, 505),
        MalformedRequest("HTTP/2.0", line("GET / HTTP/2.0"), .version, 505),
        MalformedRequest("HTTP/0.9 by name", line("GET / HTTP/0.9"), .version, 505),
        MalformedRequest("an unknown method", line("BREW /pot HTTP/1.1"), .method, 501),
        MalformedRequest("a method in lower case", line("get / HTTP/1.1"), .method, 501),
        MalformedRequest("a long method", line("GETGETGETGET / HTTP/1.1"), .method, 501),
        MalformedRequest("CONNECT", line("CONNECT x:80 HTTP/1.1"), .method, 501),
        MalformedRequest("a bare CR in the first line", line("GET /\rx HTTP/1.1"), .requestLine, 400),
        MalformedRequest("a bare CR at its end", "GET / HTTP/1.1\rHost: x\r\n\r\n", .bareCarriageReturn, 400),
        MalformedRequest("a bare CR before it", "\rGET / HTTP/1.1\r\nHost: x\r\n\r\n", .bareCarriageReturn, 400),
    ]

    static let targets = [
        MalformedRequest("authority form", line("GET x:80 HTTP/1.1"), .target, 400),
        MalformedRequest("no slash first", line("GET index HTTP/1.1"), .target, 400),
        MalformedRequest("an asterisk for GET", line("GET * HTTP/1.1"), .target, 400),
        MalformedRequest("more than an asterisk", line("OPTIONS *x HTTP/1.1"), .target, 400),
        MalformedRequest("a fragment", line("GET /a#b HTTP/1.1"), .target, 400),
        MalformedRequest("another scheme", line("GET ftp://x/ HTTP/1.1"), .target, 400),
        MalformedRequest("no host in an absolute form", line("GET http:///a HTTP/1.1"), .target, 400),
        MalformedRequest("nothing but a query there", line("GET http://?a HTTP/1.1"), .target, 400),
        MalformedRequest("nothing after the scheme", line("GET http:// HTTP/1.1"), .target, 400),
        MalformedRequest("a user in an absolute form", line("GET http://me@x/ HTTP/1.1"), .target, 400),
        MalformedRequest("beyond ASCII", line("GET /é HTTP/1.1"), .target, 400),
        MalformedRequest("a NUL in the target", line("GET /\u{0} HTTP/1.1"), .target, 400),
        MalformedRequest("a tab in the target", line("GET /a\tb HTTP/1.1"), .target, 400),
        MalformedRequest("DEL in the target", line("GET /\u{7f} HTTP/1.1"), .target, 400),
    ]

    static let headers = [
        MalformedRequest("a space before the colon", fields("A : b"), .fieldName, 400),
        MalformedRequest("a tab before the colon", fields("A\t: b"), .fieldName, 400),
        MalformedRequest("a space in a name", fields("A B: c"), .fieldName, 400),
        MalformedRequest("no name", fields(": b"), .fieldName, 400),
        MalformedRequest("no colon", fields("bad header"), .fieldName, 400),
        MalformedRequest("a NUL in a name", fields("A\u{0}: b"), .fieldName, 400),
        MalformedRequest("a name beyond ASCII", fields("É: b"), .fieldName, 400),
        MalformedRequest("a bracket in a name", fields("A[0]: b"), .fieldName, 400),
        MalformedRequest("a NUL in a value", fields("A: b\u{0}c"), .fieldValue, 400),
        MalformedRequest("an escape in a value", fields("A: \u{1b}[31m"), .fieldValue, 400),
        MalformedRequest("a vertical tab in a value", fields("Transfer-Encoding: \u{b}chunked"), .fieldValue, 400),
        MalformedRequest("DEL in a value", fields("A: \u{7f}"), .fieldValue, 400),
        MalformedRequest("a bare CR in a value", fields("A: b\rc"), .bareCarriageReturn, 400),
        MalformedRequest("a bare CR for an end", fields("A: b\rB: c"), .bareCarriageReturn, 400),
        MalformedRequest("a bare CR at a line's beginning", fields("\rA: b"), .bareCarriageReturn, 400),
        MalformedRequest("a folded line", fields("A: b", " c"), .foldedLine, 400),
        MalformedRequest("a line folded with a tab", fields("A: b", "\tc"), .foldedLine, 400),
        MalformedRequest("a space before the headers", "GET / HTTP/1.1\r\n Host: x\r\n\r\n", .foldedLine, 400),
        MalformedRequest("another expectation", fields("Expect: a-miracle"), .expectation, 417),
        MalformedRequest("two expectations", fields("Expect: 100-continue, more"), .expectation, 417),
    ]

    static let hosts = [
        MalformedRequest("no host", "GET / HTTP/1.1\r\n\r\n", .host, 400),
        MalformedRequest("no host with an absolute form", "GET http://x/ HTTP/1.1\r\n\r\n", .host, 400),
        MalformedRequest("two hosts", fields("Host: x"), .host, 400),
        MalformedRequest("two hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n", .host, 400),
        MalformedRequest("a list of hosts", "GET / HTTP/1.1\r\nHost: x, y\r\n\r\n", .host, 400),
        MalformedRequest("a host with a path", "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n", .host, 400),
        MalformedRequest("a host with a user", "GET / HTTP/1.1\r\nHost: me@x\r\n\r\n", .host, 400),
        MalformedRequest("a host with a space", "GET / HTTP/1.1\r\nHost: x y\r\n\r\n", .host, 400),
    ]

    static let lengths = [
        MalformedRequest("a positive sign", length("+5"), .contentLength, 400),
        MalformedRequest("a negative length", length("-5"), .contentLength, 400),
        MalformedRequest("a list of the same length", length("5, 5"), .contentLength, 400),
        MalformedRequest("a list of lengths", length("5, 6"), .contentLength, 400),
        MalformedRequest("a space in a length", length("5 5"), .contentLength, 400),
        MalformedRequest("a hexadecimal length", length("0x5"), .contentLength, 400),
        MalformedRequest("a length in halves", length("5.0"), .contentLength, 400),
        MalformedRequest("no length", length(""), .contentLength, 400),
        MalformedRequest("digits of another script", length("٥"), .contentLength, 400),
        MalformedRequest("two lengths", fields("Content-Length: 5", "Content-Length: 6"), .contentLength, 400),
        MalformedRequest("a length twice", fields("Content-Length: 5", "content-length: 5"), .contentLength, 400),
        MalformedRequest("one byte too many", length("65537"), .bodyTooLong(limit: 65_536), 413),
        MalformedRequest("a gibibyte", length("1073741824"), .bodyTooLong(limit: 65_536), 413),
        MalformedRequest("2^63", length("9223372036854775808"), .bodyTooLong(limit: 65_536), 413),
        MalformedRequest("2^64 + 5", length("18446744073709551621"), .bodyTooLong(limit: 65_536), 413),
        MalformedRequest("a length and a mark", length("18446744073709551621;"), .contentLength, 400),
    ]

    static let codings = [
        MalformedRequest(
            "a coding beside a length",
            fields("Content-Length: 5", "Transfer-Encoding: chunked") + "0\r\n\r\n",
            .transferEncoding,
            400
        ),
        MalformedRequest(
            "a length beside a coding",
            fields("Transfer-Encoding: chunked", "Content-Length: 0") + "0\r\n\r\n",
            .transferEncoding,
            400
        ),
        MalformedRequest(
            "a coding in HTTP/1.0",
            "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            .transferEncoding,
            400
        ),
        MalformedRequest("not chunked at last", coding("chunked, gzip"), .transferEncoding, 400),
        MalformedRequest("not chunked", coding("gzip"), .transferEncoding, 400),
        MalformedRequest("identity", coding("identity"), .transferEncoding, 400),
        MalformedRequest("no coding", coding(""), .transferEncoding, 400),
        MalformedRequest("chunked twice", coding("chunked, chunked"), .transferEncoding, 400),
        MalformedRequest("nearly chunked", coding("xchunked"), .transferEncoding, 400),
        MalformedRequest("chunked with a parameter", coding("chunked;q=1"), .transferEncoding, 400),
        MalformedRequest("chunked in quotes", coding("\"chunked\""), .transferEncoding, 400),
        MalformedRequest(
            "chunked, and then not",
            fields("Transfer-Encoding: chunked", "Transfer-Encoding: identity"),
            .transferEncoding,
            400
        ),
        MalformedRequest("compressed besides", coding("gzip, chunked"), .unknownCoding, 501),
        MalformedRequest(
            "compressed in a line of its own",
            fields("Transfer-Encoding: gzip", "Transfer-Encoding: chunked"),
            .unknownCoding,
            501
        ),
    ]

    static let bodies = [
        MalformedRequest("a chunk without a size", chunks("\r\nhello\r\n0\r\n\r\n"), .chunk, 400),
        MalformedRequest("a size that is none", chunks("zz\r\n"), .chunk, 400),
        MalformedRequest("a negative size", chunks("-5\r\n"), .chunk, 400),
        MalformedRequest("a size with a prefix", chunks("0x5\r\nhello\r\n0\r\n\r\n"), .chunk, 400),
        MalformedRequest("a space after a size", chunks("5 \r\nhello\r\n0\r\n\r\n"), .chunk, 400),
        MalformedRequest("a space before a size", chunks(" 5\r\nhello\r\n0\r\n\r\n"), .chunk, 400),
        MalformedRequest("a size of 2^64", chunks("10000000000000000\r\n"), .chunk, 400),
        MalformedRequest("a size of 2^63 - 1", chunks("7fffffffffffffff\r\n"), .chunk, 400),
        MalformedRequest("a control character in an extension", chunks("5;\u{0}\r\nhello\r\n"), .chunk, 400),
        MalformedRequest("a bare LF after a size", chunks("5\nhello\r\n0\r\n\r\n"), .chunk, 400),
        MalformedRequest("a bare CR in an extension", chunks("5;a\rb\r\nhello\r\n"), .chunk, 400),
        MalformedRequest("more than the chunk's size", chunks("5\r\nhello!\r\n0\r\n\r\n"), .chunk, 400),
        MalformedRequest("a bare LF after a chunk", chunks("5\r\nhello\n0\r\n\r\n"), .chunk, 400),
        MalformedRequest("a bare LF at the end", chunks("0\r\n\n"), .chunk, 400),
        MalformedRequest("a trailer without a colon", chunks("0\r\nbad\r\n\r\n"), .fieldName, 400),
        MalformedRequest("a folded trailer", chunks("0\r\nA: b\r\n c\r\n\r\n"), .fieldName, 400),
        MalformedRequest("a NUL in a trailer", chunks("0\r\nA: \u{0}\r\n\r\n"), .fieldValue, 400),
        MalformedRequest("a chunk that is too long", chunks("10001\r\n"), .bodyTooLong(limit: 65_536), 413),
        MalformedRequest(
            "chunks that are too long together",
            chunks("8000\r\n" + long(0x8000) + "\r\n8001\r\n"),
            .bodyTooLong(limit: 65_536),
            413
        ),
    ]

    static let tooLong = [
        MalformedRequest("a long target", line("GET /\(long(8 * 1_024)) HTTP/1.1"), .targetTooLong, 414),
        MalformedRequest("a target without end", "GET /" + long(66_000), .targetTooLong, 414),
        MalformedRequest("a target as long as a head", line("GET /\(long(66_000)) HTTP/1.1"), .targetTooLong, 414),
        MalformedRequest("a long header", fields("A: \(long(66_000))"), .headTooLong, 431),
        MalformedRequest("a header without end", "GET / HTTP/1.1\r\nA: \(long(66_000))", .headTooLong, 431),
        MalformedRequest(
            "many headers",
            fields(String(repeating: "A: b\r\n", count: 11_000) + "A: b"),
            .headTooLong,
            431
        ),
        MalformedRequest(
            "many trailers",
            chunks("0\r\n" + String(repeating: "A: b\r\n", count: 11_000)),
            .headTooLong,
            431
        ),
        MalformedRequest("a long trailer", chunks("0\r\nA: " + long(66_000)), .headTooLong, 431),
        MalformedRequest("a long extension", chunks("5;" + long(5_000)), .chunk, 400),
        MalformedRequest(
            "many extensions",
            chunks(String(repeating: "1;\(long(4_000))\r\nx\r\n", count: 70)),
            .chunk,
            400
        ),
    ]
}
