import TestSupport
import Testing

@testable import TerminalUI

struct DotCanvasTests {
    private func drawn(_ canvas: DotCanvas) -> Buffer {
        var buffer = Buffer(size: canvas.size)
        canvas.render(into: &buffer, area: buffer.area)
        return buffer
    }

    private func canvas(_ width: Int = 1, _ height: Int = 1, glyphs: GlyphSet = .unicode) -> DotCanvas {
        DotCanvas(size: Size(width: width, height: height), glyphs: glyphs)
    }

    /// Unicode, chapter 21.1, by the dots' names in the code chart.
    @Test(arguments: [
        (0, 0, "⠁"), (0, 1, "⠂"), (0, 2, "⠄"), (1, 0, "⠈"), (1, 1, "⠐"), (1, 2, "⠠"), (0, 3, "⡀"), (1, 3, "⢀"),
    ])
    func eachDotHasItsPattern(x: Int, y: Int, expected: String) {
        var canvas = canvas()
        canvas.line(from: Point(x: x, y: y), to: Point(x: x, y: y), style: .plain, stroke: .solid)
        #expect(drawn(canvas).text() == expected)
    }

    @Test func dotsInOneCellAddUp() {
        var canvas = canvas()
        for x in 0...1 {
            canvas.line(from: Point(x: x, y: 0), to: Point(x: x, y: 3), style: .plain, stroke: .solid)
        }
        #expect(drawn(canvas).text() == "⣿")
    }

    @Test func aCanvasHasEightDotsACellInBrailleAndOneInASCII() {
        #expect(canvas(3, 2).dots == Size(width: 6, height: 8))
        #expect(canvas(3, 2, glyphs: .ascii).dots == Size(width: 3, height: 2))
    }

    @Test(arguments: 0..<20)
    func aLineIsUnbrokenFromEndToEnd(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<20 {
            let ends = (0..<2).map { _ in
                Point(x: Int.random(in: 0..<20, using: &random), y: Int.random(in: 0..<12, using: &random))
            }
            var canvas = canvas(20, 12, glyphs: .ascii)
            canvas.line(from: ends[0], to: ends[1], style: .plain, stroke: .solid)
            let buffer = drawn(canvas)
            let points = (0..<12).flatMap { y in (0..<20).map { Point(x: $0, y: y) } }
                .filter { buffer[$0.x, $0.y] != .blank }
            #expect(points.contains(ends[0]) && points.contains(ends[1]))
            #expect(points.count == max(abs(ends[0].x - ends[1].x), abs(ends[0].y - ends[1].y)) + 1)
        }
    }

    @Test(arguments: [
        (Point(x: -3, y: 0), Point(x: 9, y: 0), "****"), (Point(x: 0, y: -5), Point(x: 0, y: 5), "*"),
        (Point(x: -1, y: 0), Point(x: -1, y: 0), ""), (Point(x: 4, y: 0), Point(x: 9, y: 0), ""),
        (Point(x: 0, y: 1), Point(x: 3, y: 1), ""),
    ])
    func whatIsOutsideIsClipped(start: Point, end: Point, expected: String) {
        var canvas = canvas(4, 1, glyphs: .ascii)
        canvas.line(from: start, to: end, style: .plain, stroke: .solid)
        #expect(drawn(canvas).text() == expected)
    }

    @Test(arguments: [(ChartSeries.Stroke.dashed, ".. .. .. "), (.dotted, ". . . . .")])
    func strokesGoOnFromSegmentToSegment(stroke: ChartSeries.Stroke, expected: String) {
        var canvas = canvas(9, 1, glyphs: .ascii)
        for x in 0..<8 {
            canvas.line(from: Point(x: x, y: 0), to: Point(x: x + 1, y: 0), style: .plain, stroke: stroke)
        }
        #expect(drawn(canvas).text() == expected.printable.trimmingEnd)
    }

    @Test(arguments: [true, false])
    func aMeasurementKeepsItsColourWhicheverIsDrawnFirst(isLawFirst: Bool) {
        let red = Style(foreground: .ansi(1))
        var canvas = canvas(1, 1, glyphs: .ascii)
        let lines: [(Style, ChartSeries.Stroke)] = [(.plain, .dotted), (red, .solid)]
        for (style, stroke) in isLawFirst ? lines : lines.reversed() {
            canvas.line(from: Point(x: 0, y: 0), to: Point(x: 0, y: 0), style: style, stroke: stroke)
        }
        #expect(drawn(canvas)[0, 0] == Cell("*", style: red))
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
