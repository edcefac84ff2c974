import TestSupport
import Testing

@testable import Content

/// Rubbish may be refused; it may neither trap nor reach a terminal.
struct FuzzTests {
    @Test(arguments: 0..<150)
    func markdownOfRubbishIsHarmless(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let document = MarkdownParser.parse(random.rubbish(scalars: 600))
        #expect(document.plainText.firstForbiddenScalar == nil)
        #expect(String(describing: document).firstForbiddenScalar == nil)
    }

    @Test(arguments: 0..<150)
    func filesOfRubbishAreRefusedInOneLine(seed: UInt64) {
        var random = SplitMix(seed: seed &+ 1_000)
        let rubbish = random.rubbish(scalars: 300)
        let body = "---\nid: a\ntitle: \"\(random.rubbish(scalars: 5))\"\n---\n" + rubbish
        for text in [rubbish, body] {
            let readings = [
                TopicParser.read(text, file: "t.md").issues, PageParser.read(text, file: "p.md").issues,
                PathParser.read(text, file: "p.yml").issues, CategoriesParser.read(text, file: "c.yml").issues,
                GlossaryParser.read(text, file: "g.yml").issues, PlannedParser.read(text, file: "p.tsv").issues,
            ]
            for issue in readings.joined() {
                #expect(issue.description.firstForbiddenScalar == nil)
                #expect(!issue.message.contains("\n"))
            }
        }
    }

    @Test(arguments: 0..<150)
    func theExemplarWithHolesNeverTraps(seed: UInt64) throws {
        var random = SplitMix(seed: seed &+ 2_000)
        var bytes = Array(try Exemplar.text().utf8)
        for _ in 0..<20 {
            let index = Int.random(in: bytes.indices, using: &random)
            let count = Int.random(in: 0...min(40, bytes.count - index), using: &random)
            bytes.replaceSubrange(index..<(index + count), with: Array(random.rubbish(scalars: 3).utf8))
        }
        let (topic, issues) = TopicParser.parseCollectingIssues(String(decoding: bytes, as: UTF8.self), file: "t.md")
        #expect(topic != nil || !issues.isEmpty)
        for part in Part.allCases { #expect(topic?.plainText(of: part).firstForbiddenScalar == nil) }
        #expect(topic?.header.title.firstForbiddenScalar == nil)
        #expect(topic?.header.summary.contains("\n") != true)
    }
}
