/// A pattern of KEYS, SCAN and PSUBSCRIBE: `*`, `?`, `[a-z]`, `[^a]` and `\` before what is meant literally. As Redis'
/// stringmatchlen reads it, oddities included: an unclosed bracket ends at the end of the pattern.
struct GlobPattern {
    private let pattern: [UInt8]

    init(_ pattern: some Sequence<UInt8>) { self.pattern = Array(pattern) }

    /// Matches in time proportional to both lengths: where a star fails, only the last one is tried further along.
    func matches(_ text: some Collection<UInt8>) -> Bool {
        let text = Array(text)
        var place = 0
        var index = 0
        var star: (place: Int, index: Int)?
        while index < text.count {
            if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
                star = (place + 1, index)
                place += 1
            } else if let next = place < pattern.count ? match(text[index], at: place) : nil {
                place = next
                index += 1
            } else if let last = star {
                star = (last.place, last.index + 1)
                place = last.place
                index = last.index + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    /// Where the pattern goes on if this byte matches at a place; nil if it doesn't.
    private func match(_ byte: UInt8, at place: Int) -> Int? {
        switch pattern[place] {
        case UInt8(ascii: "?"): return place + 1
        case UInt8(ascii: "["): return matchClass(byte, at: place + 1)
        case UInt8(ascii: "\\") where place + 1 < pattern.count:
            return pattern[place + 1] == byte ? place + 2 : nil
        default: return pattern[place] == byte ? place + 1 : nil
        }
    }

    private func matchClass(_ byte: UInt8, at start: Int) -> Int? {
        var place = start
        let isNegated = place < pattern.count && pattern[place] == UInt8(ascii: "^")
        if isNegated { place += 1 }
        var isMatch = false
        while place < pattern.count, pattern[place] != UInt8(ascii: "]") {
            if pattern[place] == UInt8(ascii: "\\"), place + 1 < pattern.count {
                isMatch = isMatch || pattern[place + 1] == byte
                place += 2
            } else if place + 2 < pattern.count, pattern[place + 1] == UInt8(ascii: "-") {
                let ends = [pattern[place], pattern[place + 2]].sorted()
                isMatch = isMatch || ends[0] <= byte && byte <= ends[1]
                place += 3
            } else {
                isMatch = isMatch || pattern[place] == byte
                place += 1
            }
        }
        return isMatch != isNegated ? min(place + 1, pattern.count) : nil
    }
}
