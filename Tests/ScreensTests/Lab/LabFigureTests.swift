import Testing

@testable import Screens

@Suite struct LabFigureTests {
    @Test(arguments: [
        (712.0, "712"), (0, "0"), (1.25, "1.25"), (1.2, "1.2"), (20.66, "20.7"), (140.4, "140"), (-0.5, "-0.5"),
        (0.004, "0"), (2_000_000, "2000000"), (.infinity, "?"), (.nan, "?"), (1e300, "?"),
    ])
    func numbersHaveAboutThreeDigits(value: Double, text: String) {
        #expect(LabFigure.number(value) == text)
    }

    @Test(arguments: [(0.0214, "21"), (0.388, "388"), (0.0012, "1.2"), (0, "0"), (2.5, "2500"), (.nan, "?")])
    func latenciesAreMilliseconds(seconds: Double, text: String) {
        #expect(LabFigure.milliseconds(seconds) == text)
    }

    @Test(arguments: [
        (14.9, "00:14"), (0, "00:00"), (75, "01:15"), (3_614, "1:00:14"), (-3, "00:00"), (.nan, "00:00"),
        (.infinity, "00:00"),
    ])
    func labTimeIsAClock(seconds: Double, text: String) {
        #expect(LabFigure.clock(seconds) == text)
    }

    @Test(arguments: [(1.0, "1"), (4, "4"), (0.01, "1/100"), (0.25, "1/4"), (0.05, "1/20")])
    func speedsBelowOneAreFractions(factor: Double, text: String) {
        #expect(LabFigure.speed(factor) == text)
    }

    @Test(arguments: [
        (0.0, "0 B"), (640, "640 B"), (1_023, "1023 B"), (1_024, "1.0 KiB"), (1_258_291, "1.2 MiB"),
        (1_023.6 * 1_024, "1.0 MiB"), (104_857_600, "100 MiB"), (5.5e12, "5.0 TiB"), (-2_048, "-2.0 KiB"), (.nan, "?"),
    ])
    func bytesHaveABinaryUnit(value: Double, text: String) {
        #expect(LabFigure.bytes(value) == text)
    }

    @Test(arguments: [(3.0, "", "3"), (0.388, "s", "388 ms"), (2_048, "B", "2.0 KiB"), (3, "rows", "3 rows")])
    func aValueReadsInItsMetricsUnit(value: Double, unit: String, text: String) {
        #expect(LabFigure.text(value, unit: unit) == text)
    }
}
