import Testing

@testable import Content

struct SuggestionTests {
    private let ids = ["idempotency", "webhooks", "timeouts", "http-methods", "http-protocol", "caching-fundamentals"]

    @Test(
        arguments: [
            ("idempotancy", ["idempotency"]),
            ("Webhoosk", ["webhooks"]),
            ("idem", ["idempotency"]),
            ("http", ["http-methods", "http-protocol"]),
            ("timeout", ["timeouts"]),
            ("caching", ["caching-fundamentals"]),
            ("quaternion", []),
            ("", []),
        ]
    )
    func nearestIsWhatWasMeant(_ word: String, _ expected: [String]) {
        #expect(Suggestion.nearest(to: word, among: ids) == expected)
    }

    @Test func limitAndLengthBind() {
        #expect(Suggestion.nearest(to: "aaab", among: ["aaaa", "aaac", "aaad", "aaae"], limit: 2) == ["aaaa", "aaac"])
        #expect(Suggestion.nearest(to: String(repeating: "a", count: 100_000), among: ids).isEmpty)
        #expect(Suggestion.nearest(to: "idempotency", among: ids, limit: 0).isEmpty)
    }

    @Test(arguments: [("", "", 0), ("ab", "ba", 1), ("kitten", "sitting", 3), ("abc", "", 3), ("ca", "abc", 3)])
    func editsAreCounted(_ left: String, _ right: String, _ edits: Int) {
        #expect(Suggestion.damerauLevenshtein(Array(left.unicodeScalars), Array(right.unicodeScalars)) == edits)
    }

    @Test func aQuestionNamesAllCandidates() {
        #expect(Suggestion.question(for: "http", among: ids) == "; did you mean \"http-methods\" or \"http-protocol\"?")
        #expect(Suggestion.question(for: "zzz", among: ids) == "")
    }
}
