extension String {
    /// True for `http-methods` and `k6`: lower-case letters and digits in groups joined by hyphens.
    var isContentID: Bool {
        guard !isEmpty, utf8.first != UInt8(ascii: "-"), utf8.last != UInt8(ascii: "-") else { return false }
        return utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
    }

    /// At most `length` characters, with an ellipsis where something was cut.
    func shortened(to length: Int) -> String {
        guard let end = index(startIndex, offsetBy: length, limitedBy: endIndex), end < endIndex else { return self }
        return self[..<end] + "…"
    }
}
