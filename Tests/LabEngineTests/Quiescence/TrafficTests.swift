import TestSupport
import Testing

@testable import LabEngine

struct TrafficTests {
    private static let client = Traffic.End(local: 50_000, remote: 80)
    private static let server = Traffic.End(local: 80, remote: 50_000)

    private typealias Entry = (Traffic.End, Traffic.Event)

    /// Both ends are there and ask for what comes.
    private static let opened: [Entry] = [(client, .opened), (server, .opened), (client, .asked), (server, .asked)]

    private static func obstacle(after entries: [Entry], opened: [Entry] = Self.opened) -> Traffic.Obstacle? {
        var traffic = Traffic()
        for (end, event) in opened + entries { traffic.take(event, at: end) }
        return traffic.obstacle
    }

    @Test func aConnectionWithoutTrafficHoldsNothingUp() {
        #expect(Traffic().obstacle == nil)
        #expect(Self.obstacle(after: []) == nil)
    }

    @Test func timeWaitsForTheOtherEnd() {
        #expect(Self.obstacle(after: [], opened: [(Self.client, .opened)]) == .unpaired(Self.client))
        #expect(Self.obstacle(after: [], opened: [(Self.client, .opened), (Self.client, .closed)]) != nil)
    }

    @Test func timeWaitsForWhatIsBeingConnected() {
        var traffic = Traffic()
        traffic.beginConnecting()
        traffic.beginConnecting()
        traffic.endConnecting()
        #expect(traffic.obstacle == .connecting(1))
        traffic.endConnecting()
        #expect(traffic.obstacle == nil)
    }

    @Test(
        arguments: [
            ([], nil), ([Traffic.Event.read(4)], 6), ([.read(4), .served], nil), ([.read(4), .served, .asked], 6),
            ([.read(4), .read(6)], nil), ([.read(10), .served, .asked], nil),
        ] as [([Traffic.Event], Int?)]
    )
    func bytesAreUnderWayUntilWhoeverAsksForThemHasReadThem(server: [Traffic.Event], left: Int?) {
        let obstacle = Self.obstacle(after: [(Self.client, .wrote(10))] + server.map { (Self.server, $0) })
        let expected = server.isEmpty ? 10 : left
        #expect(obstacle == expected.map { .bytes($0, from: Self.client) })
    }

    /// A queue that blocks its publishers doesn't read, and nothing moves however long one waits.
    @Test func whatNobodyAsksForIsBackpressureAndNoObstacle() {
        #expect(Self.obstacle(after: [(Self.server, .served), (Self.client, .wrote(1 << 20))]) == nil)
    }

    @Test func bothDirectionsCount() {
        #expect(
            Self.obstacle(after: [(Self.client, .wrote(3)), (Self.server, .read(3)), (Self.server, .wrote(5))])
                == .bytes(5, from: Self.server)
        )
    }

    @Test(arguments: [Traffic.Event.ended, .closed])
    func theEndOfWhatOneWritesIsUnderWayUntilTheOtherHasSeenIt(event: Traffic.Event) {
        let gone: [Entry] = [(Self.client, event)]
        let before = Self.obstacle(after: gone)
        // Of several obstacles any one is told.
        let isExpected =
            before == .end(of: Self.client) || event == .closed && before == .closing(Self.server)
        #expect(isExpected, "\(String(describing: before))")
        #expect(Self.obstacle(after: gone + [(Self.server, .sawEnd)]) == nil)
    }

    /// RST is on its way.
    @Test func whoeverWroteToOneThatIsGoneIsAboutToBeClosed() {
        let gone: [Entry] = [(Self.client, .closed), (Self.server, .sawEnd), (Self.server, .wrote(8))]
        #expect(Self.obstacle(after: gone) == .closing(Self.server))
        #expect(Self.obstacle(after: gone + [(Self.server, .closed)]) == nil)
    }

    @Test func aPairThatIsGoneLeavesItsPortsToOthers() {
        var traffic = Traffic()
        for (end, event) in Self.opened + [(Self.client, .wrote(5)), (Self.client, .closed), (Self.server, .closed)] {
            traffic.take(event, at: end)
        }
        #expect(traffic == Traffic())
        for (end, event) in Self.opened { traffic.take(event, at: end) }
        #expect(traffic.obstacle == nil)
    }

    @Test func anEventOfNobodyChangesNothing() {
        var traffic = Traffic()
        traffic.take(.wrote(5), at: Self.client)
        traffic.take(.closed, at: Self.client)
        #expect(traffic == Traffic())
    }

    @Test(arguments: [
        (Traffic.Obstacle.connecting(2), "2 being connected"), (.unpaired(client), "50000 to 80 has no other end"),
        (.bytes(3, from: server), "3 bytes under way from 80 to 50000"),
        (.end(of: client), "the end of 50000 to 80 is under way"),
        (.closing(client), "50000 to 80 is about to be closed"),
    ])
    func anObstacleIsToldInWords(obstacle: Traffic.Obstacle, words: String) {
        #expect(obstacle.description == words)
    }

    /// However messages are cut and interleaved, quiescence comes with the last byte and not before.
    @Test func quiescenceComesWithTheLastByte() {
        var generator = SplitMix(seed: 9)
        for _ in 0..<200 {
            var traffic = Traffic()
            for (end, event) in Self.opened { traffic.take(event, at: end) }
            var underWay = [Self.client: 0, Self.server: 0]
            for _ in 0..<60 {
                let end = Bool.random(using: &generator) ? Self.client : Self.server
                let waiting = underWay[end] ?? 0
                if waiting == 0 || Bool.random(using: &generator) {
                    let count = Int.random(in: 1...9, using: &generator)
                    traffic.take(.wrote(count), at: end)
                    underWay[end] = waiting + count
                } else {
                    let count = Int.random(in: 1...waiting, using: &generator)
                    traffic.take(.read(count), at: end.peer)
                    underWay[end] = waiting - count
                }
                #expect((traffic.obstacle == nil) == underWay.values.allSatisfy { $0 == 0 })
            }
        }
    }
}
