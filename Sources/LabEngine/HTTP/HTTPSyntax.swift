/// Bytes, numbers and lists of HTTP/1, and with them how a message's end is found: the one place that links, which pass
/// what they don't understand, and servers, which refuse it, agree on.
enum HTTPSyntax {
    static let carriageReturn: UInt8 = 13
    static let lineFeed: UInt8 = 10
    static let space: UInt8 = 32
    static let tab: UInt8 = 9
    static let colon: UInt8 = 58

    /// `tchar` below 64, and from 64 to 127, a bit each (RFC 9110, section 5.6.2).
    private static let lowTokens: UInt64 = 0x03ff_6cfa_0000_0000
    private static let highTokens: UInt64 = 0x57ff_ffff_c7ff_fffe

    @inline(__always) static func isToken(_ byte: UInt8) -> Bool {
        byte < 64 ? lowTokens >> byte & 1 != 0 : byte < 128 && highTokens >> (byte - 64) & 1 != 0
    }

    /// What a field's value may hold: no control character but the tab (RFC 9110, section 5.5).
    @inline(__always) static func isValue(_ byte: UInt8) -> Bool { byte >= 32 && byte != 127 || byte == tab }

    /// Letters in lower case; other token characters that two names may differ in aren't changed.
    @inline(__always) static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }

    /// Whether bytes are a word, whatever their case.
    static func equals(_ bytes: some Collection<UInt8>, _ lowercase: StaticString) -> Bool {
        guard bytes.count == lowercase.utf8CodeUnitCount else { return false }
        return zip(bytes, UnsafeBufferPointer(start: lowercase.utf8Start, count: lowercase.utf8CodeUnitCount))
            .allSatisfy { lowercased($0) == $1 }
    }

    /// `Content-Length`: digits and nothing else (RFC 9110, section 8.6).
    enum Length: Equatable {
        case bytes(Int)
        /// More than anybody has.
        case overflow
        case malformed
    }

    static func length(_ value: some Collection<UInt8>) -> Length {
        guard !value.isEmpty else { return .malformed }
        var total = 0
        var isOver = false
        for byte in value {
            let digit = byte &- 48
            guard digit < 10 else { return .malformed }
            if isOver { continue }
            let (product, over) = total.multipliedReportingOverflow(by: 10)
            let (sum, more) = product.addingReportingOverflow(Int(digit))
            total = sum
            isOver = over || more
        }
        return isOver ? .overflow : .bytes(total)
    }

    /// The size in a chunk's first line, given without its line end (RFC 9112, section 7.1); nil where there is none,
    /// or too large a one, or what follows it isn't an extension.
    static func chunkSize(_ line: some Collection<UInt8>) -> Int? {
        var size = 0
        var digits = 0
        var rest = line[...]
        while let byte = rest.first, let digit = hexadecimal(byte) {
            guard size <= Int.max >> 8 else { return nil }
            size = size << 4 | digit
            digits += 1
            rest = rest.dropFirst()
        }
        guard digits > 0 else { return nil }
        let after = rest.drop { $0 == space || $0 == tab }
        guard after.first.map({ $0 == 59 }) ?? rest.isEmpty, after.allSatisfy(isValue) else { return nil }
        return size
    }

    private static func hexadecimal(_ byte: UInt8) -> Int? {
        switch byte {
        case 48...57: Int(byte) - 48
        case 65...70: Int(byte) - 55
        case 97...102: Int(byte) - 87
        default: nil
        }
    }

    /// What `Transfer-Encoding` says of a body's end (RFC 9112, sections 6.1 and 7).
    enum Coding: Equatable {
        case chunked
        /// Chunked, of something that is encoded in another way besides.
        case encodedAndChunked
        /// Not chunked at last, or chunked more than once: only the connection's end could tell.
        case unclear
    }

    static func coding(_ value: some Collection<UInt8>) -> Coding {
        let codings = list(value)
        let chunked = codings.filter { equals($0, "chunked") }.count
        guard let last = codings.last, chunked == 1, equals(last, "chunked") else { return .unclear }
        return codings.count == 1 ? .chunked : .encodedAndChunked
    }

    /// The members of a list, without the space around them; empty ones don't count (RFC 9110, section 5.6.1).
    static func list<Bytes: Collection<UInt8>>(_ value: Bytes) -> [Bytes.SubSequence] {
        value.split(separator: 44).map { member in
            let rest = member.drop { $0 == space || $0 == tab }
            let length = rest.reversed().drop { $0 == space || $0 == tab }.count
            return rest.prefix(length)
        }.filter { !$0.isEmpty }
    }
}
