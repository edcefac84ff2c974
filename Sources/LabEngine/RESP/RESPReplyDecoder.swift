import NIOCore

/// Reads replies, for clients. Nothing is consumed until a reply is there whole.
///
/// A reply that comes in pieces is looked at again from its start with each of them, but for a text of known length,
/// which is waited for.
struct RESPReplyDecoder: Sendable {
    /// Arrays in arrays; the deepest that Redis sends are a handful.
    var deepest = 32
    /// Bytes of one text.
    var longestText = 64 * 1_024 * 1_024
    /// Elements of one reply, over all its levels.
    var mostElements = 1_048_576
    /// Bytes that have to be there before another try makes sense.
    private var worthTrying = 0

    init() {}

    /// The next reply; nil where more has to come.
    mutating func next(_ buffer: inout ByteBuffer) throws(RESPProtocolError) -> RESPValue? {
        guard buffer.readableBytes > 0, buffer.readableBytes >= worthTrying else { return nil }
        var reading = Reading(buffer: buffer, limits: self)
        guard let value = try reading.value(depth: 0) else {
            worthTrying = reading.isInText ? reading.needed : buffer.readableBytes + 1
            return nil
        }
        worthTrying = 0
        buffer.moveReaderIndex(to: reading.buffer.readerIndex)
        return value
    }

    /// One try at a reply, on a copy that shares the bytes.
    private struct Reading {
        var buffer: ByteBuffer
        let limits: RESPReplyDecoder
        let start: Int
        var elements = 0
        /// Where a text's end is known, the bytes that the reply has at least.
        var needed = 0
        var isInText = false

        init(buffer: ByteBuffer, limits: RESPReplyDecoder) {
            self.buffer = buffer
            self.limits = limits
            start = buffer.readerIndex
        }

        mutating func value(depth: Int) throws(RESPProtocolError) -> RESPValue? {
            guard depth <= limits.deepest else { throw RESPProtocolError("too deeply nested") }
            guard let line = try line(), let type = line.first else { return nil }
            let text = String(line.dropFirst())
            switch type {
            case "+": return .simple(text)
            case "-": return .error(text)
            case ":": return .integer(try integer(text))
            case "_": return .null
            case "#":
                guard text == "t" || text == "f" else { throw RESPProtocolError("invalid boolean") }
                return .boolean(text == "t")
            case ",":
                guard let number = Double(text) else { throw RESPProtocolError("invalid double") }
                return .double(number)
            case "(":
                return .bigNumber(text)
            case "$", "=":
                guard let bytes = try bulk(text) else { return isInText ? nil : .null }
                return type == "$" ? .bulk(bytes) : try verbatim(bytes)
            case "*":
                guard text != "-1" else { return .null }
                return try list(text, depth: depth).map { .array($0) }
            case "~": return try list(text, depth: depth).map { .set($0) }
            case ">": return try list(text, depth: depth).map { .push($0) }
            case "%": return try map(text, depth: depth).map { .map($0) }
            default: throw RESPProtocolError("unknown reply type '\(type)'")
            }
        }

        /// A line without its end. Lines are short: what is long comes as a text with a length.
        private mutating func line() throws(RESPProtocolError) -> String? {
            let longest = 64 * 1_024
            let view = buffer.readableBytesView
            guard let end = view.prefix(longest).firstIndex(of: RESPLine.newline) else {
                if view.count >= longest { throw RESPProtocolError("too long a line") }
                return nil
            }
            guard end - view.startIndex >= 2, view[end - 1] == RESPLine.carriageReturn else {
                throw RESPProtocolError("a line without a type or a carriage return")
            }
            let line = String(decoding: view[..<(end - 1)], as: UTF8.self)
            buffer.moveReaderIndex(to: end + 1)
            return line
        }

        private func integer(_ text: String) throws(RESPProtocolError) -> Int64 {
            guard let number = Int64(text) else { throw RESPProtocolError("invalid integer") }
            return number
        }

        private mutating func bulk(_ text: String) throws(RESPProtocolError) -> ByteBuffer? {
            guard let length = Int(text), length >= -1, length <= limits.longestText else {
                throw RESPProtocolError("invalid bulk length")
            }
            guard length >= 0 else { return nil }
            guard buffer.readableBytes >= length + 2, let bytes = buffer.readSlice(length: length) else {
                isInText = true
                needed = buffer.readerIndex - start + length + 2
                return nil
            }
            guard buffer.readString(length: 2) == "\r\n" else { throw RESPProtocolError("a text without its end") }
            return bytes
        }

        private func verbatim(_ bytes: ByteBuffer) throws(RESPProtocolError) -> RESPValue {
            var bytes = bytes
            guard let format = bytes.readString(length: 4), format.last == ":" else {
                throw RESPProtocolError("invalid verbatim text")
            }
            return .verbatim(format: String(format.dropLast()), bytes)
        }

        private mutating func count(_ text: String, of size: Int) throws(RESPProtocolError) -> Int {
            guard let count = Int(text), count >= 0, count <= limits.mostElements else {
                throw RESPProtocolError("invalid multibulk length")
            }
            elements += count * size
            guard elements <= limits.mostElements else { throw RESPProtocolError("too many elements") }
            return count
        }

        private mutating func list(_ text: String, depth: Int) throws(RESPProtocolError) -> [RESPValue]? {
            var list: [RESPValue] = []
            for _ in 0..<(try count(text, of: 1)) {
                guard let element = try value(depth: depth + 1) else { return nil }
                list.append(element)
            }
            return list
        }

        private mutating func map(_ text: String, depth: Int) throws(RESPProtocolError) -> [RESPPair]? {
            var pairs: [RESPPair] = []
            for _ in 0..<(try count(text, of: 2)) {
                guard let key = try value(depth: depth + 1), let value = try value(depth: depth + 1) else { return nil }
                pairs.append(RESPPair(key: key, value: value))
            }
            return pairs
        }
    }
}
