import Foundation
import TestSupport
import Testing

@testable import LabKit

struct LabRecordingTests {
    private static let orders = MetricName(component: "shop", metric: "orders")

    private func frame(_ time: Double, window: Int = 1, orders: Double = 0) -> MetricFrame {
        MetricFrame(
            time: time,
            window: window,
            values: [Self.orders: orders],
            totals: [Self.orders: orders],
            gauges: [MetricName(component: "shop", metric: "in_flight"): 2]
        )
    }

    private func event(_ time: Double, _ text: String = "x", kind: LabEvent.Kind = .story) -> LabEvent {
        LabEvent(time: time, kind: kind, text: text)
    }

    private func recording(_ updates: [LabUpdate], bound: LabRecording.Bound = .init()) -> LabRecording {
        updates.reduce(into: LabRecording(bound: bound)) { $0.take($1) }
    }

    @Test func anEmptyOneAnswersNothing() {
        let empty = LabRecording()
        #expect(empty.span == nil)
        #expect(empty.frame(at: 1) == nil)
        #expect(empty.window(at: 1) == nil)
        #expect(empty.events(in: 0...1).isEmpty)
        #expect(empty.csv() == "time,window\r\n")
    }

    @Test(arguments: [(-1, 0), (0, 0), (0.05, 0), (0.1, 0.1), (0.25, 0.2), (9, 0.3)])
    func theFrameOfATimeIsTheLastBeforeIt(time: Double, found: Double) {
        let recorded = recording([0, 0.1, 0.2, 0.3].map { .frame(frame($0)) })
        #expect(recorded.frame(at: time)?.time == found)
    }

    @Test func theEventsOfARangeAreThoseWithinItsEndsInOrder() {
        let recorded = recording([1, 2, 2, 3, 4].enumerated().map { .event(event($1, "\($0)")) })
        #expect(recorded.events(in: 2...3).map(\.text) == ["1", "2", "3"])
        #expect(recorded.events(in: 5...6).isEmpty)
        #expect(recorded.events(in: 0...0.5).isEmpty)
        #expect(recorded.span == 1...4)
    }

    @Test func windowsHaveTheirStartAndSettings() {
        let other = LabSettings(["rate": .number(2)])
        let recorded = recording([
            .window(1, LabSettings()), .frame(frame(0.1)), .window(2, other),
            .event(event(0.15, kind: .windowOpened(2))), .frame(frame(0.2, window: 2)),
        ])
        #expect(recorded.windows.map(\.start) == [0, 0.15])
        #expect(recorded.window(at: 0.14)?.number == 1)
        #expect(recorded.window(at: 0.15)?.settings == other)
    }

    @Test func whenThereAreTooManyFramesThePastLosesEverySecondOneAndTheFirstAndLastStay() {
        var recorded = LabRecording(bound: .init(figures: 30))
        for index in 0..<200 { recorded.take(.frame(frame(Double(index)))) }
        let times = recorded.frames.map(\.time)
        #expect(times.count <= 10)
        #expect(times.first == 0)
        #expect(times.last == 199)
        #expect(times.suffix(4) == [196, 197, 198, 199])
        #expect(times == times.sorted())
        #expect(recorded.thinnedFrames == 200 - times.count)
    }

    @Test func theOldestEventsGoAndAreCounted() {
        var recorded = LabRecording(bound: .init(events: 100, textBytes: 1_000))
        for index in 0..<5_000 { recorded.take(.event(event(Double(index), "\(index)"))) }
        #expect(recorded.events.count == 100)
        #expect(recorded.events.first?.text == "4900")
        #expect(recorded.droppedEvents == 4_900)
        recorded.take(.event(event(5_000, String(repeating: "a", count: 990))))
        #expect(recorded.events.count == 3)
        recorded.take(.dropped(events: 7))
        #expect(recorded.droppedEvents == 4_900 + 98 + 7)
    }

    /// However it is fed, it stays within its bounds and in order.
    @Test func itStaysWithinItsBoundWhateverComes() {
        var generator = SplitMix(seed: 3)
        let bound = LabRecording.Bound(figures: 400, events: 50, textBytes: 500, windows: 5)
        var recorded = LabRecording(bound: bound)
        var time = 0.0
        for number in 1...3_000 {
            time += Double.random(in: 0...0.2, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: recorded.take(.window(number, LabSettings()))
            case 1: recorded.take(.event(event(time, String(repeating: "y", count: number % 40))))
            default: recorded.take(.frame(frame(time)))
            }
            #expect(recorded.frames.count * 3 <= bound.figures)
            #expect(recorded.events.count <= bound.events)
            #expect(recorded.events.reduce(0) { $0 + $1.text.utf8.count } <= bound.textBytes)
            #expect(recorded.windows.count <= bound.windows)
        }
        #expect(recorded.frames.map(\.time) == recorded.frames.map(\.time).sorted())
    }

    @Test func csvHasARowForEachFrameAndQuotesWhatNeedsIt() {
        var odd = frame(0.5, window: 2, orders: 3)
        odd.distributions[MetricName(component: "a,\"b\"", metric: "wait")] = Distribution(count: 1, mean: 0.25, p50: 1)
        let text = recording([.frame(frame(0, orders: 1)), .frame(odd)]).csv()
        let columns = ["count", "mean", "p50", "p90", "p99", "max"].map { "\"a,\"\"b\"\".wait.\($0)\"" }
        #expect(
            text.components(separatedBy: "\r\n") == [
                "time,window,shop.orders,shop.orders.total,shop.in_flight," + columns.joined(separator: ","),
                "0,1,1,1,2,,,,,,", "0.5,2,3,3,2,1,0.25,1,0,0,0", "",
            ]
        )
    }

    @Test func jsonHoldsWindowsFramesEventsAndTheReport() throws {
        let report = LabReport(
            lab: "idempotency",
            seed: 7,
            seconds: 1,
            settings: LabSettings(),
            addresses: [:],
            checks: [],
            frame: MetricFrame()
        )
        let recorded = recording([
            .started(addresses: ["payments": "http://127.0.0.1:1"], prefixes: [:]),
            .window(1, LabSettings(["keys": .choice("none")])),
            .event(
                LabEvent(
                    time: 0.1,
                    unit: .order(4),
                    attempt: 2,
                    component: "network",
                    kind: .lost(from: "a", to: "b"),
                    text: "answer lost"
                )
            ),
            .frame(frame(0.1, orders: 5)), .finished(report),
        ])
        let object = try #require(try JSONSerialization.jsonObject(with: recorded.json()) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "addresses", "windows", "frames", "events", "thinnedFrames", "droppedEvents", "report",
            ]
        )
        let event = try #require((object["events"] as? [[String: Any]])?.first)
        #expect(event["kind"] as? String == "lost")
        #expect(event["from"] as? String == "a")
        #expect(event["unit"] as? String == "4")
        let frames = try #require(object["frames"] as? [[String: Any]])
        #expect((frames.first?["values"] as? [String: Double])?["shop.orders"] == 5)
        #expect((object["report"] as? [String: Any])?["seed"] as? Int == 7)
    }
}
