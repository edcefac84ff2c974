import Testing

@testable import TerminalUI

struct ChartTests {
    private let rising = ChartSeries(values: (0...15).map { Double($0) })
    private let uneven = ChartSeries(values: [1, 5, 3, 9, 2])

    @Test func aSeriesRisesFromLeftToRight() {
        #expect(picture(BrailleChart(series: [rising]), 11, 4) == "15┤      ⡠⠊\n  │    ⡠⠊\n  │  ⡠⠊\n 0┤⡠⠊")
        let ascii = BrailleChart(series: [rising], glyphs: .ascii)
        #expect(picture(ascii, 11, 4) == "15+      **\n  |   ***\n  | ***\n 0+*")
    }

    @Test func aMomentWithoutSampleInterruptsTheLine() {
        let chart = BrailleChart(series: [ChartSeries(values: [1, 1, nil, .nan, 1, 1])], range: 0...2)
        #expect(picture(chart, 7, 1) == "2┤⠤  ⠠⠤")
    }

    @Test func aSeriesThatHasBegunStandsAtTheRight() {
        let chart = BrailleChart(series: [ChartSeries(values: [1, 2])], range: 0...2, capacity: 8)
        #expect(picture(chart, 10, 2) == "2┤      ⢀⠎\n0┤      ⠁")
    }

    @Test func aLawIsDashedAndNeverHidesAMeasurement() {
        let law = ChartSeries.constant(6, count: 5, style: Style(attributes: .dim))
        let chart = BrailleChart(series: [uneven, law], startLabel: "10 s ago", endLabel: "now")
        #expect(
            picture(chart, 24, 6) == """
                10┤              ⢀⢄
                  │            ⢀⠔⠁ ⠱⡀
                 5┤⠉⠉ ⠉⣉⠤⣉⡉ ⠉⠉⡠⠋⠉ ⠉⠉⠈⠫⡉
                  │ ⢀⠔⠊   ⠈⠉⠑⠊        ⠑⢄
                 0┤⠊⠁
                   10 s ago          now
                """
        )
        let buffer = rendered(chart, 24, 6)
        #expect(buffer[3, 2].style == Style(attributes: .dim))
        #expect(buffer[7, 2].style == .plain)
    }

    @Test func aLawIsDottedInASCII() {
        let law = ChartSeries.constant(6, count: 5, stroke: .dotted)
        let chart = BrailleChart(series: [uneven, law], startLabel: "10 s ago", endLabel: "now", glyphs: .ascii)
        #expect(
            picture(chart, 24, 6) == """
                10+               *
                  |             ** **
                 5+. . ****. .** . . **.
                  |  **    ***         *
                 0+**
                   10 s ago          now
                """
        )
    }

    @Test(arguments: [(ChartSeries.Stroke.dashed, "0┤⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉"), (.dotted, "0┤⠁ ⠁ ⠁ ⠁ ⠁ ⠁")])
    func strokesAreToldApart(stroke: ChartSeries.Stroke, expected: String) {
        let chart = BrailleChart(series: [.constant(1, count: 2, stroke: stroke)], range: 0...2)
        #expect(picture(chart, 14, 2) == "2┤\n" + expected)
    }

    @Test func whatIsOffTheScaleIsClipped() {
        let chart = BrailleChart(series: [ChartSeries(values: [1e200, -1e200, 1e308, 0.5])], range: 0...1)
        #expect(staysInside(chart))
    }

    @Test func aChartWithoutSamplesIsItsAxis() {
        #expect(picture(BrailleChart(series: []), 10, 3) == "1┤\n │\n0┤")
    }

    @Test func noneDrawsOutsideItsArea() {
        #expect(staysInside(BrailleChart(series: [uneven, rising], startLabel: "10 s ago", endLabel: "now")))
    }

    @Test(arguments: [
        ([1.0, 4], "1", "4"), ([1.02, 1.29], "1.0", "1.3"), ([0.0], "0", "1"), ([5.0], "0", "5"), ([-3.0], "-3", "0"),
        ([20_000, 50_000], "20k", "50k"), ([0, 3_400_000], "0M", "4M"), ([0.001, 0.0035], "0.001", "0.004"),
        ([], "0", "1"), ([.nan, .infinity, 1e308], "0", "1"), ([0, 841], "0", "1000"),
    ])
    func scalesEndInRoundFigures(values: [Double], lower: String, upper: String) {
        let scale = ChartScale(holding: values)
        #expect(scale.labels([scale.lower, scale.upper]) == [lower, upper])
    }

    @Test(arguments: [
        (1.25, 2, "1.25"), (-0.5, 1, "-0.5"), (3, 0, "3"), (0.05, 1, "0.1"), (1e20, 0, "1e+20"), (-2.001, 2, "-2.00"),
    ])
    func decimalsAreWrittenOut(value: Double, places: Int, expected: String) {
        #expect(ChartScale.decimal(value, places: places) == expected)
    }

    @Test(arguments: [(0.3, 0.5), (1, 1), (1.1, 2), (2.2, 2.5), (3, 5), (60, 100), (0.0007, 0.001)])
    func stepsAreRound(minimum: Double, expected: Double) {
        #expect(abs(ChartScale.roundStep(atLeast: minimum) - expected) < expected * 1e-9)
    }
}
