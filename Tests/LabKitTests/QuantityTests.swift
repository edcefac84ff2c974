import TestSupport
import Testing

@testable import LabKit

struct QuantityTests {
    @Test(arguments: [
        ("10s", 10), ("500ms", 0.5), (" 1.5 min ", 90), ("50us", 0.00005), ("50 µs", 0.00005), ("50 μs", 0.00005),
        (".5s", 0.5), ("+2s", 2), ("-1s", -1),
    ])
    func readsDurations(text: String, seconds: Double) {
        #expect(Quantity.parse(text, as: .duration) == seconds)
        #expect(Quantity.duration(text) == .seconds(seconds))
    }

    @Test(arguments: [
        "", " ", "s", "10", "10 h", "10S", "1e3s", "--1s", "1.2.3s", "1,5s", "٣s", "infs", "nans", "10 s s", "0x1s",
    ])
    func whatIsNoDurationIsNone(text: String) {
        #expect(Quantity.duration(text) == nil)
    }

    @Test(arguments: [
        (0, "0"), (-0.00001, "0"), (8, "8"), (-3, "-3"), (1.5, "1.5"), (0.12345, "0.1235"), (1e15, "1000000000000000"),
        (0x1p54, "1.8014398509481984e+16"),
        (999_999_999_999_999, "999999999999999"), (2e300, "2e+300"), (.infinity, "inf"), (.nan, "nan"),
    ])
    func aPlainNumberHasAtMostFourDigitsAfterThePoint(value: Double, text: String) {
        #expect(Quantity.plain(value) == text)
    }

    @Test(arguments: [
        (0, "0 s"), (0.0009995, "999.5 us"), (0.001, "1 ms"), (0.9995, "999.5 ms"), (1, "1 s"), (-0.5, "-500 ms"),
        (90, "90 s"),
    ])
    func aDurationIsWrittenInTheUnitThatFits(seconds: Double, text: String) {
        #expect(Quantity.format(seconds, as: .duration) == text)
    }

    /// What is shown can be typed back, whatever the dimension.
    @Test(arguments: [Quantity.Dimension.count, .duration, .percent, .rate])
    func whatIsWrittenReadsBackAsTheSame(dimension: Quantity.Dimension) {
        var generator = SplitMix(seed: 5)
        for _ in 0..<2_000 {
            // Four digits after the point of the largest unit is what is written.
            let scale = dimension == .percent ? 1e6 : 1e4
            let value = Double(Int.random(in: -1_000_000...1_000_000, using: &generator)) / scale
            let text = Quantity.format(value, as: dimension)
            #expect(Quantity.parse(text, as: dimension) == Quantity.rounded(value), "\(text)")
        }
    }

    @Test(arguments: [
        ("shop.orders", "shop", "orders"), ("a-b.c_d", "a-b", "c_d"),
    ])
    func aMetricsNameIsTwoNames(text: String, component: String, metric: String) {
        #expect(MetricName(text) == MetricName(component: component, metric: metric))
        #expect(MetricName(text)?.description == text)
    }

    @Test(arguments: ["", ".", "shop", "shop.", ".orders", "a.b.c", "a..b"])
    func anythingElseIsNoMetric(text: String) {
        #expect(MetricName(text) == nil)
    }
}
