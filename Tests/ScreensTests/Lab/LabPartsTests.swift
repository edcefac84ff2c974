import LabKit
import Testing

@testable import Screens

@Suite struct LabPartsTests {
    private func form(_ step: Int) throws -> PredictionForm {
        PredictionForm(try #require(LabFixture.manifest.guide.steps[step].prediction))
    }

    @Test(arguments: [
        ("20", PredictionAnswer.number(20)), ("2,5", .number(2.5)), ("-3.5", .number(-3.5)), ("", nil), ("-", nil),
        ("1.2.3", nil), ("abc", nil), ("4x2", .number(42)), ("12345678901234", .number(123_456_789_012)),
    ])
    func aNumberIsTypedDigitByDigit(text: String, answer: PredictionAnswer?) throws {
        var form = try form(0)
        for character in text { form.type(character) }
        #expect(form.answer == answer)
        form.select(.down)
        form.select(1)
        #expect(form.answer == answer, "a number has no choices")
    }

    @Test func aChoiceIsSelectedByArrowOrLetter() throws {
        var form = try form(1)
        #expect(form.answer == nil)
        form.select(.up)
        #expect(form.answer == .choice("Nothing changes"))
        form.select(.down)
        #expect(form.answer == .choice("Nothing changes"), "it stays at the end")
        form.select(0)
        form.select(9)
        form.type("1")
        #expect(form.answer == .choice("They fall to zero"))
    }

    @Test func theLogKeepsWhatMattersAndIsBounded() {
        var log = LabLog()
        log.take(LabEvent(time: 1, unit: .order(1), kind: .retried, text: "part of a story"))
        log.take(LabEvent(time: 1, unit: .order(1), kind: .message(from: "a", to: "b"), text: ""))
        log.take(LabEvent(time: 1, unit: .outsider(1), kind: .message(from: "a", to: "b"), text: ""))
        log.take(LabEvent(time: 1, unit: .outsider(1), kind: .replayed, text: "yours"))
        #expect(log.entries.map(\.text) == ["yours"])
        for number in 0..<1_000 {
            log.take(LabEvent(time: 2, unit: .order(number), kind: .story, text: "\(number)"))
        }
        #expect(log.entries.count <= LabLog.mostEntries)
        #expect(log.entries.last?.text == "999")
    }

    @Test func droppedEventsAddUpAndNeverOverflow() {
        var log = LabLog()
        for count in [3, -5, Int.max] { log.drop(count) }
        #expect(log.dropped == .max)
    }

    @Test func aRunThatDecidedNothingSaysWhatItNeeded() {
        let checks = LabFixture.manifest.checks
        let early = MetricFrame.shop(time: 1, orders: 12)
        let results = checks.map { $0.judge(early, atEnd: true) }
        let reasons = zip(checks, results).map { LabChecksView.reason($0, $1, in: early) }
        #expect(reasons == ["needs shop.orders >= 100", "needs shop.orders >= 100", nil])
        let nothing = checks[2].judge(MetricFrame(), atEnd: true)
        #expect(LabChecksView.reason(checks[2], nothing, in: nil) == "nothing measured")
    }

    @Test func aCheckThatABusyMachineDidNotDecideSaysSo() {
        var check = LabFixture.manifest.checks[1]
        check.timing = 0.005
        var frame = MetricFrame.shop(time: 1, orders: 712)
        frame.gauges[EngineMetrics.worstLateness] = 0.012
        #expect(LabChecksView.reason(check, check.judge(frame), in: frame) == "timers 12 ms late, needs 5 ms")
        #expect(LabFixture.manifest.unit(of: EngineMetrics.lateness) == "s")
    }

    @Test func aCheckShowsItsFigures() throws {
        let checks = LabFixture.manifest.checks
        let frame = MetricFrame.shop(time: 1, orders: 712, twice: 16, lost: 141)
        let manifest = LabFixture.manifest
        #expect(checks.map { LabChecksView.figure($0, in: frame, manifest: manifest) } == ["16", "0 of 712", "141"])
        #expect(LabChecksView.figure(checks[0], in: nil, manifest: manifest) == "")
        #expect(LabChecksView.figure(checks[1], in: MetricFrame(), manifest: manifest) == "none yet of none yet")
    }
}
