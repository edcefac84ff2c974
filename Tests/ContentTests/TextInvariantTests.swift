import TestSupport
import Testing

@testable import Content

/// What holds of every text, over seeded rubbish.
struct TextInvariantTests {
    private func slowly(_ text: String, _ tabs: ControlCharacterFilter.Tabs) -> String {
        var filter = ControlCharacterFilter(tabs: tabs)
        for scalar in text.unicodeScalars { filter.take(scalar) }
        return String(filter.output)
    }

    /// The glance that spares most texts a copy must never let one through that needed the filter.
    @Test func noScalarSlipsPastTheGlance() {
        for scalar in (0..<0x3000).compactMap({ Unicode.Scalar($0 as UInt32) }) {
            let text = "a\(scalar)b"
            let expanded = Array(slowly(text, .expanded).utf8)
            let kept = Array(slowly(text, .kept).utf8)
            guard
                Array(text.withoutControlCharacters.utf8) != expanded
                    || Array(text.withoutControlCharactersButTabs.utf8) != kept
            else { continue }
            Issue.record("U+\(String(scalar.value, radix: 16)) is filtered in another way")
        }
    }

    @Test(arguments: [
        "\u{FEFF}", "a\u{FEFF}", "\u{FEFE}", "\u{2060}x", "\u{206F}", "\u{2070}", "\u{10FFFF}", "\u{EFBB}", "\u{9B}",
    ])
    func textsAtTheEdgesAreFilteredAlike(_ text: String) {
        #expect(Array(text.withoutControlCharacters.utf8) == Array(slowly(text, .expanded).utf8))
    }

    @Test(arguments: 0..<200)
    func oneLineIsOneLineAndStaysOne(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let line = random.rubbish(scalars: 60).onOneLine
        #expect(line.split(whereSeparator: \.isNewline).count == (line.isEmpty ? 0 : 1))
        #expect(!line.hasPrefix(" ") && !line.hasSuffix(" ") && !line.contains("  "))
        #expect(line.onOneLine == line)
        #expect(line.firstForbiddenScalar == nil)
    }

    @Test(arguments: 0..<150)
    func sentencesTogetherAreTheText(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pieces = ["One", "two", ". ", "? ", "! ", ".", "\" ", ") ", "3.5", " ", "\n", "e.g. ", "”", "É", "1"]
        let text = (0..<40).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        let sentences = Words.sentences(text)
        let rest = text.dropFirst(sentences.joined().count)
        #expect(sentences.joined() + rest == text)
        #expect(rest.drop(while: \.isWhitespace) == "")
        for later in sentences.dropFirst() { #expect(later.first.map { $0.isUppercase || $0.isNumber } == true) }
    }

    private func scalars(_ random: inout SplitMix) -> [Unicode.Scalar] {
        (0..<Int.random(in: 0...8, using: &random)).map { _ in
            "abcé".unicodeScalars.randomElement(using: &random) ?? "a"
        }
    }

    @Test(arguments: 0..<200)
    func editsAreSymmetricAndBounded(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let (left, right) = (scalars(&random), scalars(&random))
        let edits = Suggestion.damerauLevenshtein(left, right)
        #expect(edits == Suggestion.damerauLevenshtein(right, left))
        #expect((edits == 0) == (left == right))
        #expect((abs(left.count - right.count)...max(left.count, right.count)).contains(edits))
        var swapped = left
        if swapped.count > 1 {
            let place = Int.random(in: 1..<swapped.count, using: &random)
            swapped.swapAt(place - 1, place)
            #expect(Suggestion.damerauLevenshtein(left, swapped) <= 1)
        }
        var longer = left
        longer.insert("z", at: Int.random(in: 0...left.count, using: &random))
        #expect(Suggestion.damerauLevenshtein(left, longer) == 1)
    }

    @Test(
        arguments: [
            ("a", true), ("http-methods", true), ("k6", true), ("429", true), ("a--b", true), ("", false), ("-", false),
            ("-a", false), ("a-", false), ("A", false), ("a_b", false), ("a.b", false), ("é", false), ("a b", false),
            ("a/b", false), ("..", false), ("a\n", false),
        ]
    )
    func anIdHoldsNothingThatAPathOrALinkCouldMisread(_ text: String, _ isID: Bool) {
        #expect(text.isContentID == isID)
    }

    @Test(arguments: [("abc", 3, "abc"), ("abcd", 3, "abc…"), ("", 0, ""), ("a", 0, "…"), ("👩‍👩‍👧é", 1, "👩‍👩‍👧…")])
    func whatIsCutSaysSo(_ text: String, _ length: Int, _ short: String) {
        #expect(text.shortened(to: length) == short)
    }
}
