import TerminalUI
import Testing

@testable import Screens

@Suite struct ReaderGeometryTests {
    @Test(arguments: [
        (Size(width: 40, height: 8), 38, Rect(x: 1, y: 0, width: 38, height: 8), nil),
        (Size(width: 80, height: 20), 72, Rect(x: 4, y: 0, width: 75, height: 20), nil),
        (Size(width: 109, height: 20), 72, Rect(x: 18, y: 0, width: 90, height: 20), nil),
        (Size(width: 110, height: 20), 72, Rect(x: 3, y: 0, width: 72, height: 20), 78),
        (Size(width: 120, height: 36), 72, Rect(x: 8, y: 0, width: 77, height: 36), 88),
    ])
    func textIsCentredAtItsMeasureAndTheOutlineStandsBeside(
        _ size: Size,
        columns: Int,
        text: Rect,
        outline: Int?
    ) {
        let geometry = ReaderGeometry(size: size, hasOutline: true, isFinding: false)
        #expect(geometry.columns == columns)
        #expect(geometry.text == text)
        #expect(geometry.outline?.x == outline)
        #expect(geometry.find == nil)
    }

    @Test func findingTakesTheLastRow() {
        let geometry = ReaderGeometry(size: Size(width: 80, height: 20), hasOutline: true, isFinding: true)
        #expect(geometry.text.height == 19)
        #expect(geometry.find == Rect(x: 4, y: 19, width: 72, height: 1))
    }

    /// Wherever the line before the outline stands, running text ends before it.
    @Test func textEndsBeforeTheLine() throws {
        for width in [110, 120, 200] {
            for share in stride(from: 0, through: 100, by: 5) {
                let size = Size(width: width, height: 20)
                let geometry = ReaderGeometry(size: size, hasOutline: true, isFinding: false, share: share)
                let (rule, outline) = (try #require(geometry.divided?.rule), try #require(geometry.outline))
                #expect(geometry.columns > 0 && geometry.columns <= geometry.text.width)
                #expect(geometry.text.maxX < rule.x)
                #expect(rule.maxX < outline.x && outline.maxX <= width)
            }
        }
    }

    @Test func nothingIsNegativeInNoRoom() {
        for width in 0..<6 {
            let geometry = ReaderGeometry(size: Size(width: width, height: 0), hasOutline: true, isFinding: true)
            #expect(geometry.columns >= 0)
            #expect(geometry.text.height == 0)
        }
    }
}

@Suite struct LinkHintsTests {
    @Test func aFewLinksHaveOneLetterEach() {
        #expect(LinkHints.labels(count: 0) == [])
        #expect(LinkHints.labels(count: 3) == ["a", "s", "d"])
        #expect(Set(LinkHints.labels(count: 26)).count == 26)
    }

    @Test func manyLinksHaveTwoAndNoneBeginsAnother() {
        let labels = LinkHints.labels(count: 200)
        #expect(Set(labels).count == 200)
        #expect(labels.allSatisfy { $0.count == 2 })
        #expect(LinkHints.labels(count: 1_000).count == 26 * 26)
    }
}
