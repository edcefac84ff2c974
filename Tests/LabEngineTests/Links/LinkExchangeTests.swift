import LabKit
import NIOCore
import Testing

@testable import LabEngine

struct LinkExchangeTests {
    private let judge = TestJudge()
    private var exchange = LinkExchange(.http, isConnected: true)

    private static func request(_ order: Int) -> String {
        "POST /payments HTTP/1.1\r\nBacklab-Work: 1/\(order)/1\r\nContent-Length: 2\r\n\r\n{}"
    }

    private static let created = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok"
    private static let length = request(1).utf8.count

    // MARK: What passes and what is lost

    @Test mutating func exactlyOneAnswerIsLostAndItsNeighboursPass() {
        let requests = Self.request(1) + Self.request(2) + Self.request(3)
        let sent = exchange.tell(requests, .request, judge)
        #expect(sent.requests == requests)
        #expect(sent.notes == (1...3).map { "request of \(Self.length): \($0)" })
        judge.lose([2], .response)
        let back = exchange.tell(
            Self.created + Self.created.replacing("ok", with: "no") + Self.created,
            .response,
            judge
        )
        #expect(back.answers == Self.created + Self.created)
        #expect(back.notes == ["response of 45: 1", "lost response: 2", "response of 45: 3"])
    }

    @Test mutating func aLostRequestAwaitsNoAnswer() {
        judge.lose([1], .request)
        let sent = exchange.tell(Self.request(1) + Self.request(2), .request, judge)
        #expect(sent.requests == Self.request(2))
        #expect(sent.notes == ["lost request: 1", "request of \(Self.length): 2"])
        judge.lose([1], .response)
        #expect(exchange.tell(Self.created, .response, judge).notes == ["response of 45: 2"])
    }

    @Test mutating func drippedByteByByteTheSameIsLost() {
        judge.lose([1], .response)
        for byte in (Self.request(1) + Self.request(2)).utf8 {
            exchange.read(ByteBuffer(bytes: [byte]), .request, judge)
            _ = exchange.proceed(judge)
        }
        var back = LinkTold()
        for byte in (Self.created + Self.created).utf8 {
            exchange.read(ByteBuffer(bytes: [byte]), .response, judge)
            for action in exchange.proceed(judge) { back.take(action) }
        }
        #expect(back.answers == Self.created)
        #expect(back.notes == ["lost response: 1", "response of 45: 2"])
    }

    @Test mutating func anInterimAnswerDoesntCountAsTheAnswer() {
        judge.lose([1], .response)
        _ = exchange.tell(Self.request(1), .request, judge)
        let back = exchange.tell("HTTP/1.1 100 Continue\r\n\r\n" + Self.created, .response, judge)
        #expect(back.answers.isEmpty)
        #expect(back.notes == ["lost response: 1"])
    }

    @Test mutating func whatIsntHTTPPassesAndNothingIsLost() {
        #expect(exchange.tell("rubbish\n\n", .request, judge).requests == "rubbish\n\n")
        let refusal = "HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n"
        #expect(exchange.tell(refusal, .response, judge).answers == refusal)
    }

    // MARK: Time

    @Test mutating func aDelayedMessageWaitsAndSoDoesWhatComesAfterIt() {
        judge.meet([1], .request, with: LinkFate(delay: 2))
        let sent = exchange.tell(Self.request(1) + Self.request(2), .request, judge)
        #expect(sent == LinkTold([.note(.delayed, WorkIdentity(unit: .order(1), window: 1, attempt: 1))]))
        #expect(exchange.nextDue == 2)
        #expect(exchange.messages == 2)
        #expect(exchange.bytes == 2 * Self.length)
        #expect(exchange.wait(until: 1.999, judge) == LinkTold())
        #expect(exchange.wait(until: 2, judge).requests == Self.request(1) + Self.request(2))
        #expect(exchange.nextDue == nil)
        #expect(exchange.messages == 0 && exchange.bytes == 0)
    }

    @Test mutating func aShorterDelayOvertakesNothing() {
        judge.meet([1], with: LinkFate(delay: 3))
        judge.meet([2], with: LinkFate(delay: 1))
        _ = exchange.tell(Self.request(1) + Self.request(2), .request, judge)
        #expect(exchange.wait(until: 2, judge).requests.isEmpty)
        #expect(exchange.wait(until: 3, judge).requests == Self.request(1) + Self.request(2))
    }

    @Test mutating func bandwidthLetsBytesTrickle() {
        let rate = Double(Self.length) * 10
        judge.fates = { _, direction in direction == .request ? LinkFate(rate: rate) : LinkFate() }
        var sent = exchange.tell(Self.request(1) + Self.request(2), .request, judge).requests
        #expect(sent.isEmpty)
        var times = 0
        while let due = exchange.nextDue {
            #expect(Double(sent.utf8.count) <= rate * judge.now + 1e-6)
            sent += exchange.wait(until: due, judge).requests
            times += 1
        }
        #expect(sent == Self.request(1) + Self.request(2))
        #expect(abs(judge.now - 0.2) < 1e-9, "20 requests' bytes each second")
        #expect(times >= 20, "a hundredth of a second each at most")
    }

    @Test mutating func aLateTimerMakesBandwidthNoNarrower() {
        judge.fates = { _, _ in LinkFate(rate: 1_000) }
        _ = exchange.tell(Self.request(1), .request, judge)
        let expected = Double(Self.length) / 1_000
        #expect(exchange.wait(until: expected + 1e-9, judge).requests == Self.request(1))
    }

    // MARK: Holds

    @Test mutating func whatIsHeldWaitsUntilNothingHoldsItAnyMore() {
        judge.fates = { _, _ in LinkFate(isHeld: true) }
        judge.holding = [.request]
        #expect(exchange.tell(Self.request(1), .request, judge) == LinkTold())
        #expect(exchange.held == 1)
        #expect(exchange.nextDue == nil)
        #expect(exchange.wait(until: 1_000, judge) == LinkTold())
        judge.holding = [.response]
        #expect(exchange.wait(until: 1_001, judge).requests == Self.request(1))
        #expect(exchange.tell(Self.created, .response, judge).answers.isEmpty)
        judge.holding = []
        #expect(exchange.wait(until: 1_002, judge).answers == Self.created)
        #expect(exchange.held == 0)
    }

    @Test mutating func newWorkPassesWhileTheHoldIsOffForIt() {
        judge.meet([1], with: LinkFate(isHeld: true))
        judge.holding = [.request, .response]
        #expect(exchange.tell(Self.request(2), .request, judge).requests == Self.request(2))
        _ = exchange.tell(Self.request(1), .request, judge)
        #expect(exchange.tell(Self.request(2), .request, judge).requests.isEmpty, "order is kept behind it")
        #expect(exchange.held == 2)
    }

    /// What a hold keeps is bounded, and so is what is empty or lost.
    @Test mutating func aSideWhoseQueueIsFullIsReadNoFurther() {
        judge.fates = { _, _ in LinkFate(isHeld: true) }
        judge.holding = [.request]
        var sent = 0
        while !exchange.isFull(.request), sent < 10_000 {
            _ = exchange.tell(Self.request(1), .request, judge)
            sent += 1
        }
        #expect(sent * (Self.length + LinkLane.overhead) - LinkLane.mostBytes < Self.length + LinkLane.overhead)
        #expect(!exchange.isFull(.response))
        judge.holding = []
        #expect(exchange.wait(until: 1, judge).requests.utf8.count == sent * Self.length)
        #expect(!exchange.isFull(.request))
    }

    // MARK: Ends

    @Test mutating func aHalfClosePassesAfterWhatWaits() {
        judge.meet([1], with: LinkFate(delay: 1))
        _ = exchange.tell(Self.request(1), .request, judge)
        exchange.ended(.request)
        #expect(exchange.proceed(judge) == [])
        let later = exchange.wait(until: 1, judge)
        #expect(later.requests == Self.request(1))
        #expect(later.rest == [.end(.request)])
        #expect(exchange.tell(Self.created, .response, judge).rest.isEmpty)
    }

    @Test mutating func whoeverLeavesIsFollowedWhenWhatHeSentHasGoneOn() {
        judge.meet([1], with: LinkFate(delay: 1))
        _ = exchange.tell(Self.request(1), .request, judge)
        exchange.left(.request)
        #expect(exchange.proceed(judge) == [])
        let later = exchange.wait(until: 1, judge)
        #expect(later.requests == Self.request(1))
        #expect(later.rest == [.close(.request)])
    }

    @Test mutating func aResetComesInTheMessagesPlaceAndEndsEverything() {
        judge.meet([2], .response, with: LinkFate(end: .resets))
        _ = exchange.tell(Self.request(1) + Self.request(2) + Self.request(3), .request, judge)
        let back = exchange.tell(Self.created + Self.created + Self.created, .response, judge)
        #expect(back.answers == Self.created)
        #expect(back.notes == ["response of 45: 1", "reset by response: 2"])
        #expect(back.rest == [.reset])
        #expect(exchange.tell(Self.request(4), .request, judge) == LinkTold())
        exchange.left(.request)
        #expect(exchange.proceed(judge) == [])
    }

    @Test mutating func aRequestThatResetsReachesNobody() {
        judge.meet([1], .request, with: LinkFate(end: .resets))
        let sent = exchange.tell(Self.request(1), .request, judge)
        #expect(sent.requests.isEmpty)
        #expect(sent.rest == [.reset])
    }

    // MARK: Black holes

    @Test mutating func intoABlackHoleNobodyIsConnectedAndNothingEverComes() {
        var exchange = LinkExchange(.http, isConnected: false)
        judge.meet([1], .request, with: LinkFate(end: .vanishes))
        let sent = exchange.tell(Self.request(1), .request, judge)
        #expect(sent == LinkTold([.note(.vanished, WorkIdentity(unit: .order(1), window: 1, attempt: 1))]))
        #expect(exchange.isBlackHole)
        #expect(exchange.tell(Self.request(2), .request, judge).notes == ["vanished: 2"])
        exchange.ended(.request)
        #expect(exchange.proceed(judge) == [.close(.response)], "whoever gave up leaves its place to others")
        exchange.left(.request)
        #expect(exchange.proceed(judge) == [.close(.request)])
    }

    @Test mutating func aConnectionThatTurnsBlackGivesNoAnswerThatWasUnderWay() {
        judge.meet([2], .request, with: LinkFate(end: .vanishes))
        _ = exchange.tell(Self.request(1), .request, judge)
        _ = exchange.tell(Self.request(2), .request, judge)
        #expect(exchange.tell(Self.created, .response, judge) == LinkTold())
    }

    @Test mutating func whoeverPassesIsConnectedOnceAndThenServed() {
        var exchange = LinkExchange(.http, isConnected: false)
        #expect(exchange.tell(Self.request(1), .request, judge).rest == [.connect])
        #expect(exchange.tell(Self.request(2), .request, judge) == LinkTold())
        exchange.connected()
        #expect(exchange.wait(until: 0, judge).requests == Self.request(1) + Self.request(2))
        #expect(exchange.tell(Self.created, .response, judge).answers == Self.created)
    }

    @Test mutating func whoeverLeavesWithoutAWordNeedsNobody() {
        var exchange = LinkExchange(.http, isConnected: false)
        exchange.left(.request)
        #expect(!exchange.needsCallee)
        #expect(exchange.proceed(judge) == [.close(.request)])
    }

    // MARK: Steps

    @Test mutating func whileTimeStandsStillWholeMessagesWaitForASteps() {
        judge.isPaused = true
        #expect(exchange.tell(Self.request(1) + Self.request(2), .request, judge) == LinkTold())
        #expect(exchange.held == 2)
        #expect(exchange.steppable(now: 0)?.direction == .request)
        exchange.grant(.request)
        #expect(exchange.wait(until: 0, judge).requests == Self.request(1))
        #expect(exchange.wait(until: 0, judge) == LinkTold())
        judge.isPaused = false
        #expect(exchange.wait(until: 0, judge).requests == Self.request(2))
    }

    @Test mutating func theOldestMessageGoesFirstWhicheverWay() {
        _ = exchange.tell(Self.request(1), .request, judge)
        judge.isPaused = true
        _ = exchange.tell(Self.created, .response, judge)
        _ = exchange.tell(Self.request(2), .request, judge)
        #expect(exchange.steppable(now: 0)?.direction == .response)
        exchange.grant(.response)
        #expect(exchange.wait(until: 0, judge).answers == Self.created)
        #expect(exchange.steppable(now: 0)?.direction == .request)
    }

    @Test mutating func aMessageThatIsntThereWholeOrNotDueIsntSteppable() {
        judge.isPaused = true
        let request = Self.request(1)
        _ = exchange.tell(String(request.dropLast()), .request, judge)
        #expect(exchange.steppable(now: 0) == nil)
        _ = exchange.tell(String(request.suffix(1)), .request, judge)
        #expect(exchange.steppable(now: 0) != nil)
        judge.meet([2], with: LinkFate(delay: 2))
        var other = LinkExchange(.http, isConnected: true)
        _ = other.tell(Self.request(2), .request, judge)
        #expect(other.steppable(now: 1.9) == nil)
        #expect(other.nextDue == 2)
        #expect(other.steppable(now: 2) != nil)
        #expect(other.wait(until: 2, judge) == LinkTold(), "its time alone doesn't let it go on")
    }

    @Test mutating func theRestOfAMessageThatBeganBeforeThePauseIsAStep() {
        let request = Self.request(1)
        let before = exchange.tell(String(request.dropLast(2)), .request, judge)
        judge.isPaused = true
        #expect(exchange.tell(String(request.suffix(2)), .request, judge) == LinkTold())
        exchange.grant(.request)
        let after = exchange.wait(until: 0, judge)
        #expect(before.requests + after.requests == request)
        #expect(after.notes == ["request of \(Self.length): 1"])
    }

    @Test mutating func aStepGoesPastAHoldAndPastBandwidth() {
        judge.fates = { _, _ in LinkFate(rate: 1, isHeld: true) }
        judge.holding = [.request]
        _ = exchange.tell(Self.request(1) + Self.request(2), .request, judge)
        exchange.grant(.request)
        #expect(exchange.wait(until: 0, judge).requests == Self.request(1))
        #expect(exchange.held == 1)
    }

    /// A message that is lost, or resets, is a step too: it is seen when it comes to its turn.
    @Test mutating func aStepLosesWhatIsLost() {
        judge.isPaused = true
        judge.lose([1], .request)
        judge.meet([2], .request, with: LinkFate(end: .resets))
        #expect(exchange.tell(Self.request(1) + Self.request(2), .request, judge) == LinkTold())
        exchange.grant(.request)
        #expect(exchange.wait(until: 0, judge).notes == ["lost request: 1"])
        exchange.grant(.request)
        #expect(exchange.wait(until: 0, judge).rest == [.reset])
    }
}
