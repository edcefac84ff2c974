import NIOCore

/// Writes replies into one buffer, in the version of the protocol that the client speaks. A batch of commands shares the
/// buffer, and goes out in one write.
struct RESPWriter {
    var buffer: ByteBuffer
    /// 3 where the client has said `HELLO 3`.
    var version = 2

    init(buffer: ByteBuffer = ByteBuffer()) { self.buffer = buffer }

    /// `+OK`
    mutating func ok() { raw("+OK\r\n") }

    /// A status of one line, such as `PONG`.
    mutating func simple(_ text: StaticString) { line(UInt8(ascii: "+"), text) }

    /// A status that isn't known when this is compiled. One line.
    mutating func status(_ text: String) {
        buffer.writeInteger(UInt8(ascii: "+"))
        buffer.writeString(text)
        raw("\r\n")
    }

    /// An error with its code, such as `ERR syntax error`. Line ends in it become spaces, as in Redis.
    mutating func error(_ text: StaticString) { line(UInt8(ascii: "-"), text) }

    mutating func error(_ text: String) {
        buffer.writeInteger(UInt8(ascii: "-"))
        for byte in text.utf8 { buffer.writeInteger(byte == 13 || byte == 10 ? 32 : byte) }
        raw("\r\n")
    }

    /// An error that holds bytes of the client's.
    mutating func error(bytes: [UInt8]) {
        buffer.writeInteger(UInt8(ascii: "-"))
        for byte in bytes { buffer.writeInteger(byte == 13 || byte == 10 ? 32 : byte) }
        raw("\r\n")
    }

    mutating func integer(_ number: Int) { header(UInt8(ascii: ":"), number) }

    mutating func integer(_ number: Int64) { header(UInt8(ascii: ":"), Int(number)) }

    mutating func bulk(_ bytes: UnsafeRawBufferPointer) {
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: bytes.count + 32) { target in
            var end = RESPWriter.put(UInt8(ascii: "$"), bytes.count, into: target)
            if let start = bytes.baseAddress {
                UnsafeMutableRawBufferPointer(rebasing: target[end...]).baseAddress?
                    .copyMemory(from: start, byteCount: bytes.count)
            }
            end += bytes.count
            target[end] = 13
            target[end + 1] = 10
            return end + 2
        }
    }

    mutating func bulk(_ bytes: [UInt8]) { bytes.withUnsafeBytes { bulk($0) } }

    mutating func bulk(_ text: String) {
        header(UInt8(ascii: "$"), text.utf8.count)
        buffer.writeString(text)
        raw("\r\n")
    }

    /// No value: a null bulk string in RESP2.
    mutating func null() { raw(version >= 3 ? "_\r\n" : "$-1\r\n") }

    /// No list: a null array in RESP2.
    mutating func nullArray() { raw(version >= 3 ? "_\r\n" : "*-1\r\n") }

    /// So many values follow.
    mutating func arrayHeader(_ count: Int) { header(UInt8(ascii: "*"), count) }

    /// So many pairs follow; in RESP2 an array of twice as many values.
    mutating func mapHeader(_ pairs: Int) {
        version >= 3 ? header(UInt8(ascii: "%"), pairs) : header(UInt8(ascii: "*"), pairs * 2)
    }

    mutating func setHeader(_ count: Int) { header(version >= 3 ? UInt8(ascii: "~") : UInt8(ascii: "*"), count) }

    /// So many values follow, which the client didn't ask for; in RESP2 an array.
    mutating func pushHeader(_ count: Int) { header(version >= 3 ? UInt8(ascii: ">") : UInt8(ascii: "*"), count) }

    /// A text for people, such as INFO's.
    mutating func verbatim(_ text: String) {
        guard version >= 3 else { return bulk(text) }
        header(UInt8(ascii: "="), text.utf8.count + 4)
        raw("txt:")
        buffer.writeString(text)
        raw("\r\n")
    }

    mutating func boolean(_ isTrue: Bool) {
        guard version >= 3 else { return integer(isTrue ? 1 : 0) }
        raw(isTrue ? "#t\r\n" : "#f\r\n")
    }

    /// Bytes that are a reply already.
    mutating func raw(_ text: StaticString) {
        buffer.writeBytes(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func line(_ type: UInt8, _ text: StaticString) {
        buffer.writeInteger(type)
        raw(text)
        raw("\r\n")
    }

    private mutating func header(_ type: UInt8, _ number: Int) {
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: 32) { RESPWriter.put(type, number, into: $0) }
    }

    /// A type, a number and the line's end, at the start of a place that has 24 bytes at least. Returns their length.
    private static func put(_ type: UInt8, _ number: Int, into target: UnsafeMutableRawBufferPointer) -> Int {
        target[0] = type
        var start = 1
        if number < 0 {
            target[1] = UInt8(ascii: "-")
            start = 2
        }
        var rest = number.magnitude
        var end = start + digits(of: rest)
        let length = end + 2
        target[end] = 13
        target[end + 1] = 10
        repeat {
            end -= 1
            target[end] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        return length
    }

    private static func digits(of number: UInt) -> Int {
        var count = 1
        var rest = number
        while rest >= 10 {
            rest /= 10
            count += 1
        }
        return count
    }
}
