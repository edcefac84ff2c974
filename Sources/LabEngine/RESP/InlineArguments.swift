/// Splits an inline command as Redis' sdssplitargs does: words, "double quotes" with escapes, 'single quotes' in which
/// only \' is one. Unquotes in place,
/// which never makes a line longer.
struct InlineArguments {
    private(set) var bytes: [UInt8]
    private var index = 0
    /// Where the next byte of an argument goes; never after `index`.
    private var end = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The next argument's place; nil at the end of the line.
    mutating func next() throws(RESPProtocolError) -> RESPRange? {
        while let byte = current, InlineArguments.isSpace(byte) { index += 1 }
        // As C reads a string: a zero ends it.
        guard let first = current, first != 0 else { return nil }
        end = index
        let start = UInt32(index)
        while let byte = current, byte != 0, !InlineArguments.isSpace(byte) {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): try quoted(by: byte)
            default: put(byte, taking: 1)
            }
        }
        return RESPRange(start: start, end: UInt32(end))
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func put(_ byte: UInt8, taking count: Int) {
        bytes[end] = byte
        end += 1
        index += count
    }

    private mutating func quoted(by quote: UInt8) throws(RESPProtocolError) {
        index += 1
        while let byte = current, byte != 0 {
            if byte == quote {
                index += 1
                // A closing quote ends the word, or the line is malformed.
                if let next = current, next != 0, !InlineArguments.isSpace(next) { break }
                return
            }
            if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
                escaped(in: quote)
            } else {
                put(byte, taking: 1)
            }
        }
        throw RESPProtocolError("unbalanced quotes in request")
    }

    private mutating func escaped(in quote: UInt8) {
        let next = bytes[index + 1]
        if quote == UInt8(ascii: "'") {
            if next == quote { put(next, taking: 2) } else { put(UInt8(ascii: "\\"), taking: 1) }
            return
        }
        if next == UInt8(ascii: "x"), index + 3 < bytes.count, let high = InlineArguments.hexDigit(bytes[index + 2]),
            let low = InlineArguments.hexDigit(bytes[index + 3])
        {
            return put(high << 4 | low, taking: 4)
        }
        let meaning: UInt8 =
            switch next {
            case UInt8(ascii: "n"): 10
            case UInt8(ascii: "r"): 13
            case UInt8(ascii: "t"): 9
            case UInt8(ascii: "b"): 8
            case UInt8(ascii: "a"): 7
            default: next
            }
        put(meaning, taking: 2)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
