import Testing

@testable import Screens

@Suite struct FramePacerTests {
    private func pacer() -> FramePacer { FramePacer(interval: .milliseconds(33), drawn: .zero) }

    @Test func whatAPersonWaitsForIsDrawnAtOnce() {
        var pacer = pacer()
        #expect(pacer.take([.change, .urgent], at: .milliseconds(1)) == .draw)
        #expect(pacer.take([.change, .urgent], at: .milliseconds(1)) == .draw)
    }

    @Test func otherChangesWaitForTheInterval() {
        var pacer = pacer()
        #expect(pacer.take(.change, at: .milliseconds(10)) == .wake(after: .milliseconds(23)))
        #expect(pacer.take(.change, at: .milliseconds(20)) == .wait)
        #expect(pacer.take(.alarm, at: .milliseconds(33)) == .draw)
    }

    @Test func afterAQuietIntervalAChangeIsDrawnAtOnce() {
        var pacer = pacer()
        #expect(pacer.take(.change, at: .milliseconds(40)) == .draw)
        #expect(pacer.take(.change, at: .milliseconds(41)) == .wake(after: .milliseconds(32)))
    }

    @Test func anAlarmWithNothingNewDrawsNothing() {
        var pacer = pacer()
        #expect(pacer.take(.change, at: .milliseconds(10)) == .wake(after: .milliseconds(23)))
        #expect(pacer.take([.change, .urgent], at: .milliseconds(12)) == .draw)
        #expect(pacer.take(.alarm, at: .milliseconds(33)) == .wait)
    }

    @Test func anAlarmThatComesTooSoonAfterAnUrgentFrameIsPutOff() {
        var pacer = pacer()
        _ = pacer.take(.change, at: .milliseconds(10))
        _ = pacer.take([.change, .urgent], at: .milliseconds(20))
        #expect(pacer.take(.change, at: .milliseconds(21)) == .wait)
        #expect(pacer.take(.alarm, at: .milliseconds(33)) == .wake(after: .milliseconds(20)))
        #expect(pacer.take(.alarm, at: .milliseconds(53)) == .draw)
    }

    @Test func anAlarmInABatchWithNewsCountsOnce() {
        var pacer = pacer()
        _ = pacer.take(.change, at: .milliseconds(10))
        #expect(pacer.take([.alarm, .change], at: .milliseconds(33)) == .draw)
        #expect(pacer.take(.alarm, at: .milliseconds(34)) == .wait)
    }
}
