import TestSupport

extension SplitMix {
    /// Scalars of all planes, thick with what Markdown, YAML and terminals give a meaning to.
    mutating func rubbish(scalars count: Int) -> String {
        let spice: [String] = [
            "\u{1B}", "\u{1B}[", "\u{1B}]0;", "\u{9B}", "\u{7}", "\u{9C}", "\u{202E}", "\u{2066}", "\r", "\n", "\n\n",
            "\t",
            "\0", "---\n", "\n---\n", "id: ", "- ", "  ", "[", "]", "[[", "]]", "|", "\n|---|\n", "`", "```\n", "*",
            "**", "_",
            "~~", ">", "#", "### ", "\n## Check yourself\n", "- [x] ", "= 1 ± ", "&#27;", "&#x9b;", "&#0;", "<", "</b>",
            "\\",
            "\"\\e\"", "&a", "*a", "{", "}", ": ", "!", "\u{E000}", "\u{E001}", "\u{E002}", "é", "👩‍👩‍👧",
        ]
        var text = ""
        for _ in 0..<count {
            switch Int.random(in: 0..<10, using: &self) {
            case 0..<6: text += spice.randomElement(using: &self) ?? ""
            case 6..<8: text.unicodeScalars.append(Unicode.Scalar(UInt8.random(in: 0...0xFF, using: &self)))
            default:
                if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self)) {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        return text
    }
}

extension String {
    /// The first scalar that a terminal could take for a command, or that turns text round.
    var firstForbiddenScalar: Unicode.Scalar? {
        unicodeScalars.first { scalar in
            switch scalar.value {
            case 0x0A: false
            case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
    }
}
