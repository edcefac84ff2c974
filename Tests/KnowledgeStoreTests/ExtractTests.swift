import TestSupport
import Testing

@testable import KnowledgeStore

/// What holds of every extract, over seeded texts.
@Suite struct ExtractTests {
    private static let pieces = [
        "lease", "Lease", "leases", "client", "clients", "naïve", "测试", "a", "p99.9", "—", "\n\n", "  ", "\t", "x_y",
        "🙂",
        "e\u{301}t", "supercalifragilisticexpialidocious", "(lease)", "lease-client",
    ]

    private static func text(seed: UInt64) -> String {
        var random = SplitMix(seed: seed)
        let count = Int.random(in: 0...120, using: &random)
        let gaps = seed.isMultiple(of: 5) ? [""] : [" ", " ", " ", "\n", ""]
        return (0..<count).map { _ in
            (pieces.randomElement(using: &random) ?? "") + (gaps.randomElement(using: &random) ?? "")
        }.joined()
    }

    private static func onOneLine(_ text: String) -> String {
        var line = ""
        for character in text.unicodeScalars.map({ $0 == "\n" || $0 == "\t" ? " " : Character($0) }) {
            if character == " " && line.unicodeScalars.last == " " { continue }
            line.unicodeScalars.append(contentsOf: character.unicodeScalars)
        }
        return line
    }

    @Test(arguments: 0..<120)
    func anExtractIsAStretchOfItsText(seed: UInt64) {
        let text = ExtractTests.text(seed: seed)
        let bytes = Array(text.utf8)
        let matches = TextMatcher(prefixes: ["lease", "client", "naive"]).matches(in: bytes)
        let length = 20 + Int(seed % 7) * 30
        let extract = Extract.cut(from: bytes, matches: matches, length: length)
        var shown = extract.segments
        if shown.first?.text == "… " { shown.removeFirst() }
        if shown.last?.text == " …" { shown.removeLast() }
        let words = ExtractTests.onOneLine(shown.map(\.text).joined())
        #expect(Array(ExtractTests.onOneLine(text).utf8).contains(Array(words.utf8)))
        #expect(!extract.text.contains("\u{FFFD}"), "cut within a character")
        #expect(!extract.text.contains("\n") && !extract.text.contains("\t"))
        // The match that was cut around is never cut itself, so only a longer one makes the extract longer.
        #expect(shown.map(\.text.utf8.count).reduce(0, +) <= max(length, matches.map(\.range.count).max() ?? 0))
        #expect(matches.isEmpty || shown.contains(where: \.isMatch))
        let marked = shown.filter(\.isMatch).flatMap { WordScanner.words(in: $0.text) }
        #expect(marked.allSatisfy { $0.hasPrefix("lease") || $0.hasPrefix("client") || $0.hasPrefix("naive") })
        #expect(bytes.count > length || extract.segments == shown)
    }

    @Test func aMatchLongerThanTheExtractIsShownWhole() {
        let word = String(repeating: "lease", count: 30)
        let bytes = Array(("before " + word + " after").utf8)
        let extract = Extract.cut(
            from: bytes,
            matches: TextMatcher(prefixes: ["lease"]).matches(in: bytes),
            length: 20
        )
        #expect(extract.segments.filter(\.isMatch).map(\.text) == [word])
    }

    @Test func ofEqualPlacesTheFirstIsShown() {
        let gap = String(repeating: "filler ", count: 60)
        let bytes = Array((gap + "lease one " + gap + "lease two " + gap).utf8)
        let extract = Extract.cut(
            from: bytes,
            matches: TextMatcher(prefixes: ["lease"]).matches(in: bytes),
            length: 60
        )
        #expect(extract.text.contains("lease one"))
    }
}

extension Array where Element == UInt8 {
    /// Whether the other bytes stand in these, one after the other.
    fileprivate func contains(_ other: [UInt8]) -> Bool {
        guard !other.isEmpty else { return true }
        return indices.contains { self[$0...].starts(with: other) }
    }
}
