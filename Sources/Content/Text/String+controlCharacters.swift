extension String {
    /// The text without anything that a terminal could interpret: no escape sequence, no control character but the
    /// line feed, no bidirectional override. Tabs become spaces up to the next multiple of four columns, and every
    /// line end becomes LF.
    ///
    /// A text that holds none of these is returned as it is, without a copy.
    public var withoutControlCharacters: String { filtered(tabs: .expanded) }

    /// As `withoutControlCharacters`, with tabs left alone: they mean something to Markdown and to YAML.
    var withoutControlCharactersButTabs: String { filtered(tabs: .kept) }

    /// `withoutControlCharacters` on one line: each run of spaces and line ends is a space, and none stands at either
    /// end.
    var onOneLine: String {
        withoutControlCharacters.split { $0 == " " || $0.isNewline }.joined(separator: " ")
    }

    private func filtered(tabs: ControlCharacterFilter.Tabs) -> String {
        guard mayHoldControlCharacters(tabs: tabs) else { return self }
        var filter = ControlCharacterFilter(tabs: tabs)
        for scalar in unicodeScalars { filter.take(scalar) }
        return String(filter.output)
    }

    /// Looks at bytes alone; errs on the side of yes (U+2060 to U+2065 are taken for suspects too).
    private func mayHoldControlCharacters(tabs: ControlCharacterFilter.Tabs) -> Bool {
        let tab: UInt8 = tabs == .kept ? 0x09 : 0x0A
        return utf8.withContiguousStorageIfAvailable { Self.mayHoldControlCharacters($0, tab: tab) } ?? true
    }

    private static func mayHoldControlCharacters(_ bytes: UnsafeBufferPointer<UInt8>, tab: UInt8) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            if byte >= 0x20, byte < 0x7F { continue }
            switch byte {
            case 0x0A, tab: break
            case 0x00...0x1F, 0x7F: return true
            // Swift's strings are valid UTF-8, so the bytes that a leading byte promises are there.
            case 0xC2: if bytes[index + 1] < 0xA0 { return true }
            case 0xE2:
                switch (bytes[index + 1], bytes[index + 2]) {
                case (0x80, 0xA8...0xAE), (0x81, 0xA0...0xAF): return true
                default: break
                }
            case 0xEF: if bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF { return true }
            default: break
            }
        }
        return false
    }
}
