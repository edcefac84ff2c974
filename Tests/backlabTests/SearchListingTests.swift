import Content
import KnowledgeStore
import TerminalUI
import Testing

@testable import backlab

@Suite struct SearchListingTests {
    private static let hit = SearchHit(
        kind: .tool,
        id: "curl",
        title: "curl",
        part: .how,
        extract: Extract(segments: [
            Extract.Segment("Send a ", isMatch: false), Extract.Segment("request", isMatch: true),
        ]),
        score: 7.126,
        detail: "Tool"
    )

    @Test func hitIsItsTitleReferenceAndPlaceWithTheExtractUnderIt() {
        let lines = SearchListing(results: SearchResults(hits: [Self.hit], total: 1)).lines()
        #expect(lines.map(\.text) == ["curl  tool:curl  Tool · How it works", "    Send a request"])
    }

    @Test func onlyMatchesAreMarkedInTheExtract() throws {
        let extract = try #require(SearchListing(results: SearchResults(hits: [Self.hit])).lines().last)
        let marked = extract.spans.filter { $0.style.attributes.contains(.underline) }
        #expect(marked.map(\.text) == ["request"])
    }

    @Test func whatHasNoPartDetailOrExtractLeavesNoGap() {
        var hit = Self.hit
        hit.part = nil
        hit.extract = Extract(segments: [])
        #expect(SearchListing(results: SearchResults(hits: [hit])).lines().map(\.text) == ["curl  tool:curl  Tool"])
        hit.detail = ""
        #expect(SearchListing(results: SearchResults(hits: [hit])).lines().map(\.text) == ["curl  tool:curl"])
    }

    @Test func correctedSpellingIsSaidFirst() {
        let results = SearchResults(hits: [Self.hit], total: 1, didYouMean: "curl request")
        #expect(
            SearchListing(results: results).lines().first?.text
                == "Nothing matches as typed. Did you mean “curl request”?"
        )
        #expect(SearchListing(results: SearchResults()).lines().map(\.text) == ["Nothing found."])
    }

    @Test func jsonHasEveryKeyAndAScoreOfTwoDecimals() throws {
        var hit = Self.hit
        hit.part = nil
        #expect(
            try JSONOutput.encode([SearchRow(hit)]) == """
                [
                  {
                    "extract" : "Send a request",
                    "id" : "curl",
                    "kind" : "tool",
                    "part" : null,
                    "score" : 7.13,
                    "title" : "curl"
                  }
                ]
                """
        )
    }
}
