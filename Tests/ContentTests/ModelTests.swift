import Testing

@testable import Content

struct ModelTests {
    @Test(
        arguments: [
            ("kafka", .topic, "kafka"), ("tool:kafka", .tool, "kafka"), ("lab:a-b", .lab, "a-b"),
            ("term:ack", .term, "ack"),
            ("reference:codes", .reference, "codes"), ("path:start", .path, "start"),
        ] as [(String, ContentKind, String)]
    )
    func referencesAreReadAndWritten(_ text: String, _ kind: ContentKind, _ id: String) {
        let reference = ContentReference(parsing: text)
        #expect(reference == ContentReference(kind: kind, id: id))
        #expect(reference?.description == text)
    }

    @Test(arguments: ["", "tool:", "colour:red", ":x", "Tool:x"])
    func whatNamesNothingIsNoReference(_ text: String) {
        #expect(ContentReference(parsing: text) == nil)
    }

    @Test func partsAreNumberedInTheirOrder() {
        #expect(Part.allCases.map(\.number) == [1, 2, 3, 4, 5, 6, 7])
        #expect(Part.tradeOffs.rawValue == "trade-offs")
    }

    @Test func anIssueSaysWhereInOneLine() {
        #expect(ContentIssue(file: "a.md", line: 3, "wrong; mend it").description == "a.md:3: wrong; mend it")
        #expect(ContentIssue(file: "a.md", "wrong").description == "a.md: wrong")
        #expect(ContentIssue(file: "a.md", line: 3, severity: .warning, "odd").description == "a.md:3: warning: odd")
        #expect(ContentIssue(file: "a.md", "two\nlines").description == "a.md: two lines")
    }

    @Test(arguments: ["a", "http-methods", "k6", "3-2-1"])
    func idsAreLowerCaseWords(_ id: String) {
        #expect(id.isContentID)
    }

    @Test(arguments: ["", "-a", "a-", "A", "a b", "a_b", "é", "a/b", "a.b", "../x"])
    func otherTextsAreNoIDs(_ id: String) {
        #expect(!id.isContentID)
    }

    @Test func longTextsAreCutAtACharacter() {
        #expect("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧".shortened(to: 2) == "👩‍👩‍👧👩‍👩‍👧…")
        #expect("ab".shortened(to: 2) == "ab")
    }
}
