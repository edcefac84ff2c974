/// Finds words in text exactly as the index's tokenizer does: runs of letters, digits and private-use characters, told
/// apart by nothing else, without case and without diacritics.
///
/// The index uses `unicode61 remove_diacritics 2` (<https://www.sqlite.org/fts5.html#unicode61_tokenizer>). Extracts are
/// cut by the program, so it has to see the same words. ASCII, nearly all of our text, takes the short way.
struct WordScanner {
    private let bytes: [UInt8]
    private var position = 0

    /// A word's place in the UTF-8 of the text.
    struct Word: Equatable {
        var range: Range<Int>
        var isASCII: Bool
    }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Word? {
        while position < bytes.count {
            let length = wordCharacterLength(at: position)
            if length > 0 { return word() }
            position += WordScanner.sequenceLength(bytes[position])
        }
        return nil
    }

    private mutating func word() -> Word {
        let start = position
        var isASCII = true
        while position < bytes.count {
            let length = wordCharacterLength(at: position)
            guard length > 0 else { break }
            if length > 1 { isASCII = false }
            position += length
        }
        position = min(position, bytes.count)
        return Word(range: start..<position, isASCII: isASCII)
    }

    /// The length in bytes of the word character at `index`; 0 where there is none.
    private func wordCharacterLength(at index: Int) -> Int {
        let byte = bytes[index]
        if byte < 0x80 { return WordScanner.isASCIIWordByte(byte) ? 1 : 0 }
        let length = WordScanner.sequenceLength(byte)
        guard index + length <= bytes.count, let scalar = WordScanner.scalar(bytes[index..<(index + length)]) else {
            return 0
        }
        return WordScanner.isWordScalar(scalar) ? length : 0
    }

    static func isASCIIWordByte(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
    }

    private static func sequenceLength(_ byte: UInt8) -> Int {
        byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }

    private static func scalar(_ sequence: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard sequence.count > 1, let first = sequence.first else { return nil }
        let mask: UInt32 = sequence.count == 2 ? 0x1F : sequence.count == 3 ? 0x0F : 0x07
        let value = sequence.dropFirst().reduce(UInt32(first) & mask) { $0 << 6 | UInt32($1 & 0x3F) }
        return Unicode.Scalar(value)
    }

    static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .privateUse:
            true
        // A combining diacritic belongs to the letter before it, and is dropped when the word is folded.
        case .nonspacingMark: (0x300...0x36F).contains(scalar.value)
        default: false
        }
    }
}
