import Testing

@testable import LabEngine

struct RetryingCallTests {
    private func call(attempts: Int = 3, base: Double = 0.05) -> RetryingCall {
        RetryingCall(
            attempts: attempts,
            backoff: RetryingCall.Backoff(base: base, jitter: .full, fractions: [0.5, 0.25])
        )
    }

    @Test func anAnswerEndsIt() {
        var call = call()
        #expect(call.handle(.start) == [.send(attempt: 1)])
        #expect(call.handle(.answered(status: 201, retryAfter: nil)) == [.end(.paid)])
        #expect(call.handle(.timedOut) == [])
    }

    @Test func silenceIsRetriedAfterAJitteredWaitThatDoubles() {
        var call = call()
        _ = call.handle(.start)
        #expect(call.handle(.timedOut) == [.wait(0.025)])
        #expect(call.handle(.waited) == [.send(attempt: 2)])
        #expect(call.handle(.connectionFailed) == [.wait(0.025)])
        #expect(call.handle(.waited) == [.send(attempt: 3)])
        #expect(call.handle(.timedOut) == [.end(.gaveUp)])
    }

    @Test(arguments: [(1, 0.05), (2, 0.1), (3, 0.2), (8, 6.4)])
    func withoutJitterTheWaitIsExact(attempt: Int, seconds: Double) {
        let backoff = RetryingCall.Backoff(base: 0.05, jitter: .none, fractions: [])
        #expect((backoff.wait(after: attempt) - seconds).magnitude < 1e-12)
    }

    @Test func equalJitterKeepsHalfOfTheWait() {
        let backoff = RetryingCall.Backoff(base: 0.08, jitter: .equal, fractions: [0, 0.5])
        #expect((backoff.wait(after: 1) - 0.04).magnitude < 1e-12)
        #expect((backoff.wait(after: 2) - 0.12).magnitude < 1e-12)
    }

    @Test func theHundredthAttemptDoesntOverflow() {
        #expect(RetryingCall.Backoff(base: 60, jitter: .none, fractions: []).wait(after: 100).isFinite)
    }

    @Test(arguments: [
        (409, 0.0, [RetryingCall.Action.wait(0.025)]), (409, 2, [.wait(2)]), (409, nil, [.end(.gaveUp)]),
        (503, nil, [.wait(0.025)]), (500, nil, [.wait(0.025)]), (429, 1, [.wait(1)]), (408, nil, [.wait(0.025)]),
        (422, nil, [.end(.gaveUp)]), (404, nil, [.end(.gaveUp)]), (200, nil, [.end(.paid)]),
    ])
    func whatIsWorthRetryingIsRetried(status: Int, retryAfter: Double?, actions: [RetryingCall.Action]) {
        var call = call()
        _ = call.handle(.start)
        #expect(call.handle(.answered(status: status, retryAfter: retryAfter)) == actions)
    }

    @Test func lateNewsChangesNothing() {
        var call = call()
        #expect(call.handle(.waited) == [])
        _ = call.handle(.start)
        _ = call.handle(.timedOut)
        #expect(call.handle(.answered(status: 201, retryAfter: nil)) == [])
        #expect(call.handle(.start) == [])
    }
}
