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
}
