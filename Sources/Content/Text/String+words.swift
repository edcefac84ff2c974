extension StringProtocol {
    /// How many words stand between white space; a lone dash or arrow is none.
    var wordCount: Int {
        var count = 0
        var isInWord = false
        for scalar in unicodeScalars {
            if scalar.isWhiteSpace {
                isInWord = false
            } else if !isInWord, scalar.isLetterOrDigit {
                isInWord = true
                count += 1
            }
        }
        return count
    }
}

extension Unicode.Scalar {
    /// Unicode's properties cost a look-up each, which the bulk of a text can do without.
    fileprivate var isWhiteSpace: Bool {
        isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }

    var isLetterOrDigit: Bool {
        isASCII
            ? (0x30...0x39).contains(value) || (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
            : properties.isAlphabetic || properties.numericType != nil
    }
}
