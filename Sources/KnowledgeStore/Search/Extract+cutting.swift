extension Extract {
    /// Cuts about `length` bytes out of `text` where most of the query's words stand together, and marks them.
    ///
    /// - parameter matches: What `TextMatcher` found in the text's UTF-8, in order.
    static func cut(from text: [UInt8], matches: [TextMatcher.Match], length: Int = 160) -> Extract {
        let window = self.window(in: text, matches: matches, length: length)
        var segments: [Segment] = window.lowerBound > 0 ? [Segment("… ")] : []
        var position = window.lowerBound
        for match in matches where match.range.lowerBound >= position && match.range.upperBound <= window.upperBound {
            append(text[position..<match.range.lowerBound], isMatch: false, to: &segments)
            append(text[match.range], isMatch: true, to: &segments)
            position = match.range.upperBound
        }
        append(text[position..<window.upperBound], isMatch: false, to: &segments)
        if window.upperBound < text.count { segments.append(Segment(" …")) }
        return Extract(segments: segments)
    }

    /// The stretch of text to show: it begins a little before the match after which most different words follow.
    private static func window(in text: [UInt8], matches: [TextMatcher.Match], length: Int) -> Range<Int> {
        let best = bestMatch(matches, length: length).map { matches[$0].range } ?? 0..<0
        // Whoever reads from the beginning understands most, so it is left only for a match far behind it.
        let isNearBeginning = best.upperBound <= length * 3 / 4
        let wanted = isNearBeginning ? 0 : max(0, min(best.lowerBound - length / 4, text.count - length))
        let start = wanted == 0 ? 0 : boundary(in: text, atOrAfter: wanted, notAfter: best.lowerBound)
        let end = min(text.count, max(start + length, best.upperBound))
        return start..<boundary(in: text, atOrBefore: end, notBefore: best.upperBound)
    }

    private static func bestMatch(_ matches: [TextMatcher.Match], length: Int) -> Int? {
        var best: (index: Int, words: Int)?
        for (index, match) in matches.enumerated() {
            let reach = match.range.lowerBound + length * 3 / 4
            var seen: Set<Int> = []
            for other in matches[index...] {
                guard other.range.upperBound <= reach else { break }
                seen.insert(other.word)
            }
            if seen.count > best?.words ?? -1 { best = (index, seen.count) }
        }
        return best?.index
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }

    /// The first place at or after `index` where a word begins after a space.
    private static func boundary(in text: [UInt8], atOrAfter index: Int, notAfter limit: Int) -> Int {
        var place = index
        while place < limit && !isSpace(text[place - 1]) { place += 1 }
        return place
    }

    private static func boundary(in text: [UInt8], atOrBefore index: Int, notBefore limit: Int) -> Int {
        guard index < text.count else { return text.count }
        var place = index
        while place > limit && !isSpace(text[place]) { place -= 1 }
        // A text without spaces is cut between scalars.
        if place == limit { place = index }
        while place > limit && text[place] & 0xC0 == 0x80 { place -= 1 }
        while place > limit && isSpace(text[place - 1]) { place -= 1 }
        return place
    }

    /// Line breaks and runs of blanks become one space.
    private static func append(_ bytes: ArraySlice<UInt8>, isMatch: Bool, to segments: inout [Segment]) {
        guard !bytes.isEmpty else { return }
        var line: [UInt8] = []
        line.reserveCapacity(bytes.count)
        for byte in bytes {
            if isSpace(byte) {
                if line.last != 0x20 { line.append(0x20) }
            } else {
                line.append(byte)
            }
        }
        segments.append(Segment(String(decoding: line, as: UTF8.self), isMatch: isMatch))
    }
}
