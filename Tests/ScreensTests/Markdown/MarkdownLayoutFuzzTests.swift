import Content
import TestSupport
import Testing

@testable import Screens

@Suite struct MarkdownLayoutFuzzTests {
    private static let pieces = [
        "word", "a", "缓存", "e\u{301}", "👩‍👩‍👧", "`code here`", "**bold**", "*it*", "[[timeouts]]",
        "[x y](http://z.test)",
        " ",
        " ", " ", "\n", "\n\n", "\n- ", "\n  - ", "\n1. ", "\n> ", "\n> - ", "\n## ", "\n### ", "\n---\n",
        "\n```sql\nSELECT 1 -- x\n```\n", "\n\n| a | b |\n|---|:-:|\n| ccc ccc | 测试测试 |\n", "  \n", "- [x] ",
        "superlongwordwithoutanyspaceinit", "\u{7}", "\t", "~~s~~", "\\", "|", "سلام",
    ]

    private func document(_ generator: inout SplitMix) -> String {
        (0..<Int.random(in: 0..<60, using: &generator))
            .map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
    }

    @Test(arguments: 0..<8) func anyTextFitsAnyWidthAndKeepsItsOrder(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        for _ in 0..<60 {
            let markdown = document(&generator)
            let columns = Int.random(in: -1...120, using: &generator)
            let layout = layout(markdown, columns: columns)
            let limit = max(columns, MarkdownLayout.narrowest)
            for line in layout.lines {
                let shift = Int.random(in: 0..<40, using: &generator)
                for mark in ["…", "..."] {
                    let shown = line.visibleSpans(columns: limit, shift: shift, mark: mark)
                    #expect(shown.columns <= limit, "\(markdown.debugDescription) at \(columns)")
                }
                if line.pan == nil { #expect(line.columns <= limit, "\(markdown.debugDescription) at \(columns)") }
            }
            let anchors = layout.lines.map(\.anchor)
            #expect(zip(anchors, anchors.dropFirst()).allSatisfy { $0 < $1 }, "\(markdown.debugDescription)")
        }
    }

    @Test(arguments: 0..<4) func aPlaceIsFoundAgainAtTheSameWidthAndNearItAtAnother(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        for _ in 0..<40 {
            let markdown = document(&generator)
            let narrow = layout(markdown, columns: 30)
            let wide = layout(markdown, columns: 90)
            for (index, line) in narrow.lines.enumerated() {
                #expect(narrow.line(at: line.anchor) == index)
                let there = wide.lines[wide.line(at: line.anchor)].anchor
                #expect(there <= line.anchor || wide.lines[0].anchor > line.anchor)
            }
        }
    }
}
