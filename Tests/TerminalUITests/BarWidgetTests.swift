import Testing

@testable import TerminalUI

struct BarWidgetTests {
    @Test(arguments: [
        (0.0, "░░░░░░░░░░"), (0.001, "█░░░░░░░░░"), (0.5, "█████░░░░░"), (0.999, "█████████░"), (1.0, "██████████"),
        (-1.0, "░░░░░░░░░░"), (9.0, "██████████"), (.nan, "░░░░░░░░░░"), (.infinity, "██████████"),
    ])
    func whatHasBegunShowsAndOnlyWhatIsDoneIsFull(fraction: Double, expected: String) {
        #expect(picture(ProgressBar(fraction: fraction), 10, 1) == expected)
    }

    @Test func aProgressBarIsASCIIWhereItMustBe() {
        #expect(picture(ProgressBar(fraction: 0.25, glyphs: .ascii), 8, 1) == "##------")
        #expect(picture(ProgressBar(fraction: 0.5), 1, 1) == "█")
    }

    @Test func aSparklineTellsNoSampleFromZero() {
        #expect(picture(Sparkline(values: [nil, 0, 3.5, 7, nil, .nan]), 6, 1) == "·▁▅█··")
        #expect(picture(Sparkline(values: [nil, 0, 7], glyphs: .ascii), 3, 1) == "._#")
    }

    @Test(arguments: [
        ([1.0, 2, 3, 4], 2, "▆█"), ([7.0], 4, "   █"), ([0.0, 0], 2, "▁▁"), ([-7.0, 0], 2, "▁█"), ([], 3, ""),
    ])
    func aSparklineShowsTheNewestAtTheRight(values: [Double], width: Int, expected: String) {
        #expect(picture(Sparkline(values: values), width, 1) == expected)
    }

    @Test func aSparklineIsClampedToItsRange() {
        #expect(picture(Sparkline(values: [-5, 5, 50], range: 0...10), 3, 1) == "▁▅█")
    }

    @Test func barsAreLabelledAndMeasuredInEighths() {
        let chart = BarChart([
            .init(label: "one", value: 8, text: "8 ms"), .init(label: "three", value: 3, text: "3 ms"),
            .init(label: "none", value: 0, text: "0 ms"), .init(label: "odd", value: .nan, text: "?"),
        ])
        #expect(picture(chart, 15, 4) == "one   ████ 8 ms\nthree █▌   3 ms\nnone       0 ms\nodd           ?")
    }

    @Test func barsAreWholeCellsInASCII() {
        let chart = BarChart([.init(label: "a", value: 1, text: "1")], maximum: 2, glyphs: .ascii)
        #expect(picture(chart, 8, 1) == "a ##   1")
    }

    @Test func aHistogramGrowsFromTheBottom() {
        #expect(picture(Histogram(counts: [0, 1, 16, 8]), 4, 2) == "  █\n ▁██")
        #expect(picture(Histogram(counts: [1, 1000]), 4, 1) == "▁▁██")
        #expect(picture(Histogram(counts: []), 4, 1) == "")
        #expect(picture(Histogram(counts: [0, 0]), 4, 1) == "")
    }

    @Test func aHistogramAddsUpWhatIsTooFine() {
        #expect(Histogram.merged([1, 2, 3, 4, 5], into: 3) == [3, 7, 5])
        #expect(Histogram.merged([1, 2], into: 3) == [1, 2])
    }

    @Test func noneDrawsOutsideItsArea() {
        #expect(staysInside(ProgressBar(fraction: 0.3)))
        #expect(staysInside(Sparkline(values: Array(repeating: 3, count: 20))))
        #expect(staysInside(Histogram(counts: Array(1...20))))
        #expect(staysInside(BarChart([.init(label: "label", value: 3, text: "3 ms")])))
    }
}
