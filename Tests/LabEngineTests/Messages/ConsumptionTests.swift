import TestSupport
import Testing

@testable import LabEngine

struct ConsumptionTests {
    private static func message(_ number: Int) -> Message { Message(id: "\(number)-0", work: nil, due: nil) }

    private static func delivery(_ number: Int, isAgain: Bool = false) -> Consumption.Delivery {
        Consumption.Delivery(message: message(number), isAgain: isAgain)
    }

    /// One that has joined its group and waits for messages, at ten a second.
    private static func reading() -> Consumption {
        var consumption = Consumption(rate: 10, mostDeliveries: 3, batch: 10)
        #expect(consumption.handle(.start, now: 0) == [.join])
        #expect(consumption.handle(.joined, now: 0) == [.read])
        return consumption
    }

    @Test func messagesAreWorkedOnOneAfterTheOtherAndEachIsAcknowledged() {
        var consumption = Self.reading()
        #expect(
            consumption.handle(.received([Self.message(1), Self.message(2)]), now: 5)
                == [.work(Self.delivery(1), until: 5)]
        )
        #expect(consumption.holding == 2)
        #expect(
            consumption.handle(.worked, now: 5)
                == [.acknowledge(Self.delivery(1)), .work(Self.delivery(2), until: 5.1)]
        )
        #expect(consumption.handle(.worked, now: 5.1) == [.acknowledge(Self.delivery(2)), .read])
        #expect(consumption.holding == 0)
    }

    @Test func whoWakesLateDoesNotFallBehindItsRate() {
        var consumption = Self.reading()
        var due: [Double] = []
        var now = 0.0
        var actions = consumption.handle(.received((1...20).map(Self.message)), now: now)
        while case .work(_, let until)? = actions.last {
            due.append(until)
            now = until + 0.03
            actions = consumption.handle(.worked, now: now)
        }
        #expect(due.count == 20)
        #expect(abs((due.last ?? 0) - 2) < 0.001)
    }

    /// Later than a message takes, again and again; a full batch tells that there was always something to do.
    @Test func whoWakesVeryLateCatchesUpAsLongAsMessagesWait() {
        var consumption = Self.reading()
        var now = 0.0
        var worked = 0
        while now < 10 {
            var actions = consumption.handle(.received((1...10).map(Self.message)), now: now)
            while case .work(_, let until)? = actions.last {
                now = worked % 4 == 0 ? until + 0.35 : until
                worked += 1
                actions = consumption.handle(.worked, now: now)
            }
        }
        #expect(abs(Double(worked) - now * 10) < 5)
    }

    @Test func moreThanASecondIsNotMadeUpFor() {
        var consumption = Self.reading()
        _ = consumption.handle(.received((1...30).map(Self.message)), now: 0)
        var actions = consumption.handle(.worked, now: 60)
        var atOnce = 0
        while case .work(_, let until)? = actions.last, until <= 60 {
            atOnce += 1
            actions = consumption.handle(.worked, now: 60)
        }
        #expect((9...11).contains(atOnce))
    }

    @Test func idleTimeIsNotSavedUp() {
        var consumption = Self.reading()
        _ = consumption.handle(.received([Self.message(1), Self.message(2)]), now: 0)
        _ = consumption.handle(.worked, now: 0)
        _ = consumption.handle(.worked, now: 0.1)
        _ = consumption.handle(.received([Self.message(3), Self.message(4)]), now: 60)
        #expect(
            consumption.handle(.worked, now: 60)
                == [.acknowledge(Self.delivery(3)), .work(Self.delivery(4), until: 60.1)]
        )
    }

    @Test func nothingInTimeIsAskedForAgain() {
        var consumption = Self.reading()
        #expect(consumption.handle(.received([]), now: 1) == [.read])
    }

    @Test func whatWasLeftBehindIsTakenOverOnceNothingIsInHand() {
        var consumption = Self.reading()
        #expect(consumption.handle(.look, now: 1).isEmpty)
        #expect(
            consumption.handle(.received([Self.message(1)]), now: 1) == [.work(Self.delivery(1), until: 1)]
        )
        #expect(consumption.handle(.worked, now: 1) == [.acknowledge(Self.delivery(1)), .find])
        #expect(consumption.handle(.found([.init(id: "9-0", deliveries: 1)]), now: 1) == [.claim])
        #expect(
            consumption.handle(.received([Self.message(9)]), now: 2)
                == [.work(Self.delivery(9, isAgain: true), until: 2)]
        )
    }

    @Test func whatWasDeliveredOftenEnoughGoesToTheDeadLetters() {
        var consumption = Self.reading()
        _ = consumption.handle(.look, now: 1)
        #expect(consumption.handle(.received([]), now: 1) == [.find])
        #expect(
            consumption.handle(.found([.init(id: "8-0", deliveries: 3), .init(id: "9-0", deliveries: 4)]), now: 1)
                == [.bury(id: "8-0"), .bury(id: "9-0"), .read]
        )
        _ = consumption.handle(.look, now: 2)
        _ = consumption.handle(.received([]), now: 2)
        #expect(
            consumption.handle(.found([.init(id: "8-0", deliveries: 3), .init(id: "9-0", deliveries: 2)]), now: 2)
                == [.bury(id: "8-0"), .claim]
        )
    }

    @Test func aFailureIsFollowedByAPauseAndAnotherTry() {
        var consumption = Consumption(rate: 10, mostDeliveries: 3, batch: 10)
        _ = consumption.handle(.start, now: 0)
        #expect(consumption.handle(.failed, now: 0) == [.pause])
        #expect(consumption.handle(.waited, now: 1) == [.join])
        #expect(consumption.handle(.joined, now: 1) == [.read])
        #expect(consumption.handle(.failed, now: 1) == [.pause])
        #expect(consumption.handle(.waited, now: 2) == [.read])
    }

    @Test func whatIsBegunEndsAndTheRestStaysWithTheGroup() {
        var consumption = Self.reading()
        _ = consumption.handle(.received([Self.message(1), Self.message(2)]), now: 0)
        #expect(consumption.handle(.stop, now: 0).isEmpty)
        #expect(!consumption.isStopped)
        #expect(consumption.holding == 1)
        #expect(consumption.handle(.worked, now: 0.1) == [.acknowledge(Self.delivery(1))])
        #expect(consumption.isStopped)
    }

    @Test func whatComesAfterTheEndChangesNothing() {
        var consumption = Self.reading()
        _ = consumption.handle(.stop, now: 0)
        #expect(consumption.handle(.received([Self.message(1)]), now: 0).isEmpty)
        #expect(consumption.isStopped)
        let after = consumption
        for input: Consumption.Input in [.start, .joined, .worked, .found([]), .failed, .waited] {
            #expect(consumption.handle(input, now: 1).isEmpty)
            #expect(consumption == after)
        }
    }

    /// Whatever comes in whatever order: every message is acknowledged once after it was worked on, and never two are
    /// worked on at once.
    @Test func anyOrderOfEventsKeepsTheRules() {
        var generator = SplitMix(seed: 3)
        for _ in 0..<300 {
            var consumption = Consumption(rate: 5, mostDeliveries: 2, batch: 10)
            var next = 0
            var now = 0.0
            var working: Consumption.Delivery?
            var acknowledged: Set<String> = []
            func take(_ actions: [Consumption.Action]) {
                for action in actions {
                    switch action {
                    case .work(let delivery, let until):
                        #expect(working == nil)
                        #expect(until >= now)
                        working = delivery
                    case .acknowledge(let delivery):
                        #expect(delivery == working)
                        #expect(acknowledged.insert(delivery.message.id).inserted)
                        working = nil
                    default: break
                    }
                }
            }
            take(consumption.handle(.start, now: 0))
            for _ in 0..<60 {
                now += Double.random(in: 0..<0.3, using: &generator)
                let input: Consumption.Input
                switch Int.random(in: 0..<9, using: &generator) {
                case 0: input = .joined
                case 1, 2:
                    let count = Int.random(in: 0...3, using: &generator)
                    input = .received((0..<count).map { Self.message(next + $0) })
                    next += count
                case 3, 4: input = .worked
                case 5: input = .look
                case 6: input = .found([.init(id: "x", deliveries: Int.random(in: 1...3, using: &generator))])
                case 7: input = .failed
                default: input = .waited
                }
                take(consumption.handle(input, now: now))
            }
        }
    }
}
