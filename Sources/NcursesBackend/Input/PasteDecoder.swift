/// Collects the bytes of a bracketed paste from behind `ESC [ 200 ~`, up to `ESC [ 201 ~`.
struct PasteDecoder: Equatable {
    /// More than this isn't kept; the rest is read and dropped. Bytes.
    static let limit = 1 << 20

    private static let end = Array("\u{1B}[201~".utf8)
    private var bytes: [UInt8] = []
    /// How many of the end mark's bytes have been seen.
    private var matched = 0

    /// Whether the byte was the last of the paste.
    mutating func consume(_ byte: UInt8) -> Bool {
        if byte == Self.end[matched] {
            matched += 1
            return matched == Self.end.count
        }
        // ESC occurs in the mark only as its first byte, so that what was matched can't hide another beginning.
        keep(Self.end[..<matched])
        matched = 0
        if byte == Self.end[0] {
            matched = 1
        } else {
            keep(CollectionOfOne(byte))
        }
        return false
    }

    /// The text so far. Line ends, which terminals send as carriage returns, are newlines; bytes that aren't UTF-8 are
    /// replacement characters.
    var text: String {
        var normal: [UInt8] = []
        normal.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0D {
                normal.append(0x0A)
            } else if byte != 0x0A || index == 0 || bytes[index - 1] != 0x0D {
                normal.append(byte)
            }
        }
        return String(decoding: normal, as: UTF8.self)
    }

    private mutating func keep(_ more: some Collection<UInt8>) {
        bytes.append(contentsOf: more.prefix(Self.limit - bytes.count))
    }
}
