extension StreamID {
    /// What an argument of XADD names: a whole id, or the milliseconds alone (`5-*`).
    enum Wanted: Equatable {
        case exactly(StreamID)
        case anySequence(milliseconds: UInt64)
    }

    /// One end of an interval: `-`, `+`, an id, or `(` and an id, which leaves the id itself out.
    struct Bound: Equatable {
        var id: StreamID
        var isExclusive = false
    }

    /// Longer texts name nothing.
    private static let longestText = 127

    /// `ms` or `ms-seq`, as commands take it that name one entry.
    /// - Parameter missingSequence: what stands for the number where only the milliseconds are given.
    init?(_ text: UnsafeRawBufferPointer, missingSequence: UInt64 = 0) {
        guard case .exactly(let id) = StreamID.wanted(text, missingSequence: missingSequence) else { return nil }
        self = id
    }

    /// What XADD takes besides `*`; nil where it is no id.
    static func wanted(_ text: UnsafeRawBufferPointer) -> Wanted? {
        let wanted = wanted(text, missingSequence: 0, allowsAnySequence: true)
        return wanted
    }

    /// What XRANGE and its like take; nil where it is neither an id nor an end.
    static func bound(_ text: UnsafeRawBufferPointer, missingSequence: UInt64) -> Bound? {
        if text.count > 1, text[0] == UInt8(ascii: "(") {
            let rest = UnsafeRawBufferPointer(rebasing: text[1...])
            return StreamID(rest, missingSequence: missingSequence).map { Bound(id: $0, isExclusive: true) }
        }
        if text.count == 1, text[0] == UInt8(ascii: "-") { return Bound(id: .zero) }
        if text.count == 1, text[0] == UInt8(ascii: "+") { return Bound(id: .greatest) }
        return StreamID(text, missingSequence: missingSequence).map { Bound(id: $0) }
    }

    private static func wanted(
        _ text: UnsafeRawBufferPointer,
        missingSequence: UInt64,
        allowsAnySequence: Bool = false
    ) -> Wanted? {
        guard text.count <= longestText else { return nil }
        // As C reads a string: a zero ends it.
        let text = text.prefix { $0 != 0 }
        guard let dash = text.firstIndex(of: UInt8(ascii: "-")) else {
            return number(text).map { .exactly(StreamID(milliseconds: $0, sequence: missingSequence)) }
        }
        guard let milliseconds = number(text[..<dash]) else { return nil }
        let rest = text[(dash + 1)...]
        if allowsAnySequence, rest.elementsEqual([UInt8(ascii: "*")]) {
            return .anySequence(milliseconds: milliseconds)
        }
        return number(rest).map { .exactly(StreamID(milliseconds: milliseconds, sequence: $0)) }
    }

    /// An unsigned number as Redis reads one here: strictly at first, and then as `strtoull` would, which skips leading
    /// spaces, takes a sign and zeros before the digits, and lets a negative number wrap round.
    private static func number(_ text: Slice<UnsafeRawBufferPointer>) -> UInt64? {
        var digits = text
        var isNegative = false
        var isStrict = true
        while let first = digits.first, first == 32 || (9...13).contains(first) {
            digits.removeFirst()
            isStrict = false
        }
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            if !isNegative { isStrict = false }
            digits.removeFirst()
        }
        guard let first = digits.first else { return nil }
        var value: UInt64 = 0
        for byte in digits {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = product.addingReportingOverflow(UInt64(digit))
            guard !isTooLarge, !overflows else { return nil }
            value = sum
        }
        guard isNegative else { return value }
        // A plain negative number that fits in 64 bits is refused; one that only strtoull understands isn't.
        if isStrict, first != UInt8(ascii: "0"), value <= 1 << 63 { return nil }
        return 0 &- value
    }
}
