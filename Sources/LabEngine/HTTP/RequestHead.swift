import NIOCore

/// A request's first line and headers where they were received. Texts are made of them only when asked for.
struct RequestHead: Equatable {
    /// The methods that a service may know (RFC 9110, section 9, and RFC 5789).
    enum Method: String, Equatable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
        case options = "OPTIONS"
        case trace = "TRACE"
        case patch = "PATCH"
    }

    /// How the body's end is found.
    enum Body: Equatable {
        case none
        case length(Int)
        case chunked
    }

    /// The head without what came before its first line.
    var bytes: ByteBuffer
    var method: Method
    /// Offsets in `bytes` of the target's path, without the query. Empty for an absolute URI without one.
    var pathRange: Range<Int>
    /// The offset in `bytes` of the first header.
    var fields: Int
    /// 0 or 1.
    var minorVersion: UInt8
    var body: Body
    /// Whether the client wants the connection kept (RFC 9112, section 9.3).
    var isKeepAlive: Bool
    /// Whether it waits to be told to send the body.
    var expectsContinue: Bool

    /// Without its query. Bytes that aren't UTF-8 never got here.
    var path: String {
        guard !pathRange.isEmpty else { return "/" }
        return bytes.getString(at: bytes.readerIndex + pathRange.lowerBound, length: pathRange.count) ?? "/"
    }

    /// Whether that is the path, without making a text of it.
    func hasPath(_ path: StaticString) -> Bool {
        guard pathRange.count == path.utf8CodeUnitCount else { return pathRange.isEmpty && path.description == "/" }
        return bytes.withUnsafeReadableBytes { raw in
            let wanted = UnsafeBufferPointer(start: path.utf8Start, count: path.utf8CodeUnitCount)
            return raw[pathRange].elementsEqual(wanted)
        }
    }

    /// A header's value; those of a name that stands more than once joined by commas (RFC 9110, section 5.3).
    ///
    /// - Parameter name: in lower case.
    func value(of name: StaticString) -> String? {
        bytes.withUnsafeReadableBytes { raw in
            var found: String?
            var index = fields
            while let line = FieldLine(raw, at: index), line.name.count > 0 {
                index = line.end
                guard HTTPSyntax.equals(raw[line.name], name) else { continue }
                let value = String(decoding: raw[line.value], as: UTF8.self)
                found = found.map { "\($0), \(value)" } ?? value
            }
            return found
        }
    }
}

/// Where the parts of a header's line are. Of a line that was found well-formed before; no line for any other.
struct FieldLine {
    let name: Range<Int>
    /// Without the space around it.
    let value: Range<Int>
    /// After the line's end.
    let end: Int

    init?(_ raw: UnsafeRawBufferPointer, at start: Int) {
        var index = start
        while index < raw.count, HTTPSyntax.isToken(raw[index]) { index += 1 }
        guard index < raw.count, raw[index] == HTTPSyntax.colon else { return nil }
        name = start..<index
        index += 1
        while index < raw.count, raw[index] == HTTPSyntax.space || raw[index] == HTTPSyntax.tab { index += 1 }
        let first = index
        while index < raw.count, HTTPSyntax.isValue(raw[index]) { index += 1 }
        var last = index
        while last > first, raw[last - 1] == HTTPSyntax.space || raw[last - 1] == HTTPSyntax.tab { last -= 1 }
        value = first..<last
        if index < raw.count, raw[index] == HTTPSyntax.carriageReturn { index += 1 }
        guard index < raw.count, raw[index] == HTTPSyntax.lineFeed else { return nil }
        end = index + 1
    }
}
