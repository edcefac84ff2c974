import NIOHTTP1

/// Why a server refuses what came, by the section of RFC 9112 (or 9110) that it goes against. None leaves any doubt
/// about where the next request would begin, because there is none: the connection ends.
enum RequestFault: Error, Equatable {
    /// RFC 9112, section 3: a method, a target and a version with one space between them.
    case requestLine
    /// Section 3.2: not the form that its method takes, or with a fragment, a control character or one beyond ASCII.
    case target
    /// Section 3: longer than `RequestDecoder.Limits.target`.
    case targetTooLong
    /// RFC 9110, section 15.6.6.
    case version
    /// RFC 9110, section 9.1: no method of the registry's first nine, or CONNECT; methods are in upper case.
    case method
    /// Section 3.2: none in HTTP/1.1, more than one, or one that isn't a host.
    case host
    /// Section 5.1: empty, with a byte that names don't have, or with a space before the colon.
    case fieldName
    /// RFC 9110, section 5.5: with a control character, NUL among them.
    case fieldValue
    /// Section 5.2: a line that begins with a space.
    case foldedLine
    /// Section 2.2: a CR without an LF.
    case bareCarriageReturn
    /// RFC 6585, section 5.
    case headTooLong
    /// Section 6.3: no number, or more than one.
    case contentLength
    /// Sections 6.1 and 6.3: not chunked at last, chunked twice, in HTTP/1.0, or beside a Content-Length.
    case transferEncoding
    /// Section 6.1: a coding besides chunked.
    case unknownCoding
    /// Section 7.1.
    case chunk
    /// RFC 9110, section 15.5.14.
    case bodyTooLong(limit: Int)
    /// RFC 9110, section 10.1.1: something besides 100-continue.
    case expectation

    var status: HTTPResponseStatus {
        switch self {
        case .requestLine, .target, .host, .fieldName, .fieldValue, .foldedLine, .bareCarriageReturn, .contentLength,
            .transferEncoding, .chunk:
            .badRequest
        case .targetTooLong: .uriTooLong
        case .version: .httpVersionNotSupported
        case .method, .unknownCoding: .notImplemented
        case .headTooLong: .requestHeaderFieldsTooLarge
        case .bodyTooLong: .payloadTooLarge
        case .expectation: .expectationFailed
        }
    }

    /// A sentence for whoever sent it.
    var message: String {
        switch self {
        case .requestLine: "the first line isn't METHOD TARGET HTTP/1.1"
        case .target: "the target isn't a path, such as /hello"
        case .targetTooLong: "the target is too long"
        case .version: "this server speaks HTTP/1.1 and HTTP/1.0"
        case .method: "unknown method; they are in upper case, such as GET"
        case .host: "an HTTP/1.1 request has one Host header"
        case .fieldName: "a header's line is Name: value, without a space before the colon"
        case .fieldValue: "a header's value has a control character"
        case .foldedLine: "a header's line begins with a space"
        case .bareCarriageReturn: "a line ends with CR and LF"
        case .headTooLong: "the headers are too long"
        case .contentLength: "Content-Length isn't one number"
        case .transferEncoding: "where the body ends can't be told for certain"
        case .unknownCoding: "Transfer-Encoding may only be chunked"
        case .chunk: "the body isn't in chunks"
        case .bodyTooLong(let limit): "a body has at most \(limit / 1_024) KiB"
        case .expectation: "Expect may only be 100-continue"
        }
    }

    var answer: HTTPAnswer { .problem(status, message) }
}
