import Content
import Testing

@testable import Screens

@Suite struct LinkLayoutTests {
    @Test func aLinkKnowsEachRowThatItStandsIn() {
        let layout = layout("see [the very long words](http://x.test) now", columns: 16)
        #expect(layout.lines.map(\.text) == ["see the very", "long words now"])
        #expect(
            layout.links == [
                LaidOutLink(
                    target: .url("http://x.test"),
                    isPlanned: false,
                    words: "the very long words",
                    fragments: [
                        LaidOutLink.Fragment(line: 0, columns: 4..<12), LaidOutLink.Fragment(line: 1, columns: 0..<10),
                    ]
                )
            ]
        )
        #expect(layout.link(line: 0, column: 11) == 0)
        #expect(layout.link(line: 0, column: 12) == nil)
        #expect(layout.links(in: 1..<2) == [0])
    }

    @Test func emphasisWithinALinkLeavesItOneFragment() {
        let layout = layout("[a **b** `c`](http://x.test)", columns: 20)
        #expect(layout.links.map(\.fragments) == [[LaidOutLink.Fragment(line: 0, columns: 0..<5)]])
    }

    @Test func aLinkToWhatIsNotWrittenIsPlanned() {
        let blocks = MarkdownParser.parse("[[timeouts]] and [[sagas|sagas, later]]").blocks
        let layout = MarkdownLayout(blocks: blocks, columns: 60, written: [.topic("timeouts")])
        #expect(layout.links.map(\.isPlanned) == [false, true])
        #expect(layout.links.map(\.words) == ["timeouts", "sagas, later"])
        #expect(layout.lines[0].spans.map(\.role.kind) == [.link, .body, .plannedLink])
    }

    @Test func linksShowWithoutColoursAndPlannedOnesAreDim() {
        #expect(
            picture("[a](http://x.test)", columns: 16, styled: true).hasSuffix("a fg 4 underline")
        )
    }
}
