import LabKit
import Testing

@testable import Screens

@Suite struct LabHistoryTests {
    private let settings = LabFixture.manifest.defaults

    private func history(_ frames: [MetricFrame]) -> LabHistory {
        var history = LabHistory(charts: LabFixture.manifest.charts)
        for frame in frames { history.take(frame, settings: settings) }
        return history
    }

    @Test func seriesAndLawsStandOneAfterTheOther() {
        let history = history([.shop(time: 1, orders: 100, twice: 25)])
        #expect(history.values.count == 4)
        #expect(history.values[0] == [1.25])
        #expect(history.values[1] == [1.25], "the law, 1 / (1 - 0.2)")
        #expect((0..<3).map(history.firstSeries) == [0, 2, 3])
    }

    @Test func aRateIsGrowthOverTheLastSecond() {
        let frames = (0...30).map { MetricFrame.shop(time: Double($0) / 10, orders: Double($0) * ($0 <= 10 ? 5 : 10)) }
        let history = history(frames)
        let orders = MetricName(component: "shop", metric: "orders")
        #expect(abs((history.rate(of: orders) ?? 0) - 100) < 1)
        #expect(history.values[2].first == .some(nil), "one frame has no growth")
    }

    @Test func aMinuteIsKeptAndNoMore() {
        let history = history((0..<2_000).map { .shop(time: Double($0) / 10, orders: Double($0)) })
        #expect(history.times.count <= 660)
        #expect(history.times.first ?? 0 >= 199.9 - 66)
        #expect(history.values.allSatisfy { $0.count == history.times.count })
        #expect(history.span == 60)
    }

    @Test func slowMotionDoesNotFillIt() {
        let history = history((0..<5_000).map { .shop(time: Double($0) / 1_000, orders: Double($0)) })
        #expect(history.times.count <= 102, "20 a second")
        #expect(history.times.last == 4.999)
    }

    @Test(arguments: [Double.nan, .infinity, -1, 0.5])
    func timeThatGoesBackIsLeftOut(time: Double) {
        var history = history([.shop(time: 1, orders: 10)])
        history.take(.shop(time: time, orders: 20), settings: settings)
        #expect(history.times == [1])
    }

    @Test func resamplingHoldsValuesAndLeavesTheTimeBeforeTheStartEmpty() {
        let history = history([.shop(time: 2, orders: 10, twice: 10), .shop(time: 4, orders: 10, twice: 20)])
        #expect(history.shown == -6...4)
        #expect(history.resampled(0, points: 6, over: -6...4) == [nil, nil, nil, nil, 2, 3])
        #expect(history.resampled(0, points: 1, over: -6...4).isEmpty)
        #expect(history.resampled(0, points: 3, over: 2...10) == [2, nil, nil], "nor is there anything after the end")
    }

    @Test func windowsAreMarkedWhereTheyBegan() {
        var history = history([.shop(time: 0, orders: 1)])
        history.openWindow(at: 5)
        history.openWindow(at: .nan)
        history.take(.shop(time: 10, orders: 2), settings: settings)
        #expect(history.windowPoints(points: 11, over: 0...10) == [5])
        history.take(.shop(time: 70, orders: 2), settings: settings)
        #expect(history.windowPoints(points: 11, over: 10...70).isEmpty)
    }
}
