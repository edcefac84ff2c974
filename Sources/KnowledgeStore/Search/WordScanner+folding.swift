extension WordScanner {
    /// The words of a text, folded, in order.
    static func words(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        var scanner = WordScanner(bytes)
        var words: [String] = []
        while let word = scanner.next() {
            words.append(String(decoding: folded(bytes, word), as: UTF8.self))
        }
        return words
    }

    /// A name as it is compared: its folded words with one space between them.
    static func folded(_ name: String) -> String { words(in: name).joined(separator: " ") }

    /// The word's letters without case and diacritics, in UTF-8.
    static func folded(_ bytes: [UInt8], _ word: Word) -> [UInt8] {
        if word.isASCII { return bytes[word.range].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 } }
        var folded: [UInt8] = []
        for scalar in String(decoding: bytes[word.range], as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x300...0x36F: continue
            case 0xC0..<0x180: folded.append(contentsOf: base(ofLatin: scalar).utf8)
            default: folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
        return folded
    }

    /// Letters U+00C0 to U+017F without their diacritics, as SQLite strips them; `-` where a letter stands for itself
    /// in lower case (æ, ø, ł…).
    private static let latinBases = Array(
        "aaaaaa-ceeeeiiii-nooooo--uuuuy--aaaaaa-ceeeeiiii-nooooo--uuuuy-y"
            + "aaaaaaccccccccdd--eeeeeeeeeegggggggghh--iiiiiiiii---jjkk-llllll----nnnnnn---oooooo--"
            + "rrrrrrsssssssstttt--uuuuuuuuuuuuwwyyyzzzzzz-"
    )

    private static func base(ofLatin scalar: Unicode.Scalar) -> String {
        let base = latinBases[Int(scalar.value) - 0xC0]
        return base == "-" ? scalar.properties.lowercaseMapping : String(base)
    }
}
