/// Keeps `[[id|words]]` whole while Markdown is parsed.
///
/// Between parser and tree the brackets and the bar stand as private-use characters: the bar would split a table's
/// cell, the brackets could name a reference, and afterwards nobody could tell an escaped bracket from a real one.
/// Where they end up in code they turn back into what they were.
struct LinkBrackets {
    static let open: Unicode.Scalar = "\u{E000}"
    static let bar: Unicode.Scalar = "\u{E001}"
    static let close: Unicode.Scalar = "\u{E002}"

    /// With which each of the three begins in UTF-8.
    static let leadingByte: UInt8 = 0xEE
    private static let openBytes = Array("\u{E000}".utf8)
    private static let barBytes = Array("\u{E001}".utf8)
    private static let closeBytes = Array("\u{E002}".utf8)

    /// A link's words end within this many bytes; what goes on longer is no link.
    private static let longestLink = 300

    /// The text to parse.
    let text: String
    /// False where the text holds no link, so that there is nothing to turn back.
    let hasLinks: Bool

    /// The same characters standing in the author's text are taken out: they have no meaning in public.
    init(marking original: String) {
        var original = original
        let (output, hasLinks) = original.withUTF8 { Self.mark($0) }
        self.hasLinks = hasLinks
        text = output.map { String(decoding: $0, as: UTF8.self) } ?? original
    }

    /// The marked text, or nil where there is nothing to mark or to take out.
    private static func mark(_ bytes: UnsafeBufferPointer<UInt8>) -> (output: [UInt8]?, hasLinks: Bool) {
        var output: [UInt8] = []
        var hasLinks = false
        // What is before this index has been copied.
        var copied = 0
        var index = 0
        func copy(upTo end: Int, resumingAt next: Int) {
            if output.isEmpty { output.reserveCapacity(bytes.count + 64) }
            output += bytes[copied..<end]
            copied = next
            index = next
        }
        while index < bytes.count {
            if bytes[index] == 0x5B, let end = endOfLink(in: bytes, from: index) {
                copy(upTo: index, resumingAt: index + 2)
                output += openBytes
                while let bar = bytes[index..<end].firstIndex(of: UInt8(ascii: "|")) {
                    copy(upTo: bar, resumingAt: bar + 1)
                    output += barBytes
                }
                copy(upTo: end, resumingAt: end + 2)
                output += closeBytes
                hasLinks = true
            } else if isReserved(bytes, at: index) {
                copy(upTo: index, resumingAt: index + 3)
            } else {
                index += 1
            }
        }
        guard copied > 0 else { return (nil, false) }
        copy(upTo: bytes.count, resumingAt: bytes.count)
        return (output, hasLinks)
    }

    /// The text with the author's brackets again.
    func restored(_ text: String) -> String {
        guard hasLinks, text.utf8.contains(Self.leadingByte) else { return text }
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case Self.open: output += "[["
            case Self.bar: output += "|"
            case Self.close: output += "]]"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    /// Where `]]` stands, if a link begins at `start`: both within one paragraph, no bracket between, none escaped.
    private static func endOfLink(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start + 3 < bytes.count, bytes[start + 1] == 0x5B, !isEscaped(bytes, at: start) else { return nil }
        var index = start + 2
        let limit = min(bytes.count - 1, start + longestLink)
        while index < limit {
            switch bytes[index] {
            case 0x5D: return bytes[index + 1] == 0x5D && index > start + 2 ? index : nil
            case 0x5B: return nil
            case 0x0A where bytes[index + 1] == 0x0A: return nil
            default:
                if isReserved(bytes, at: index) { return nil }
                index += 1
            }
        }
        return nil
    }

    private static func isEscaped(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        var backslashes = 0
        while index - backslashes > 0, bytes[index - backslashes - 1] == UInt8(ascii: "\\") { backslashes += 1 }
        return !backslashes.isMultiple(of: 2)
    }

    /// U+E000 to U+E002 are EE 80 80 to EE 80 82.
    private static func isReserved(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        bytes[index] == leadingByte && bytes[index + 1] == 0x80 && bytes[index + 2] <= 0x82
    }
}
