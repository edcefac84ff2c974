import Testing

@testable import KnowledgeStore

/// Texts that aren't in the index are found as its own are.
@Suite struct TextExtractTests {
    private func marks(_ query: String, in text: String) -> [String]? {
        SearchQuery(parsing: query).extract(from: text)?.segments.filter(\.isMatch).map(\.text)
    }

    @Test(arguments: [
        ("lease", "A lease ends.", ["lease"]), ("LEA", "A lease ends.", ["lease"]), ("cafe", "The Café", ["Café"]),
        ("lease ends", "A lease ends.", ["lease", "ends"]), ("le lease", "A lease.", ["lease"]),
        ("c++ x", "C and x", ["C", "x"]),
    ])
    func everyWordBeginsOne(query: String, text: String, marked: [String]) {
        #expect(marks(query, in: text) == marked)
    }

    @Test(arguments: [
        ("lease missing", "A lease ends."), ("ease", "A lease ends."), ("lease", ""),
    ])
    func whatLacksAWordIsNotFound(query: String, text: String) {
        #expect(marks(query, in: text) == nil)
    }

    /// A list of notes asked for by their kind alone shows how each begins.
    @Test(arguments: ["", "kind:note"]) func withoutWordsItIsTheBeginning(query: String) {
        let extract = SearchQuery(parsing: query).extract(from: "A lease.")
        #expect(extract?.text == "A lease.")
        #expect(extract?.segments.contains { $0.isMatch } == false)
    }

    @Test func aLongTextIsCutAroundTheWords() throws {
        let text =
            String(repeating: "nothing here ", count: 2_000) + "the lease " + String(repeating: "and on ", count: 90)
        let extract = try #require(SearchQuery(parsing: "lease").extract(from: text))
        #expect(extract.text.contains("the lease and"))
        #expect(extract.text.utf8.count < 200)
    }
}
