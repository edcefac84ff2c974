import Testing

@testable import LabEngine

/// Each strategy's conversations, step by step.
struct StrategyTests {
    private let slot = CacheSlot(key: "product:3", leaseKey: "lease:3", ttl: 1.5, token: "t")
    private let v6 = ProductRow(id: 3, version: 6, price: 600)
    private let v7 = ProductRow(id: 3, version: 7, price: 700)

    private func converse(_ conversation: any CacheConversation, _ inputs: [CacheInput]) -> [CacheStep] {
        var conversation = conversation
        return inputs.map { conversation.handle($0) }
    }

    private static let all: [any InvalidationStrategy] = [
        TTLOnlyStrategy(), DeleteOnWriteStrategy(), VersionedSetStrategy(), LeaseStrategy(),
    ]

    @Test(arguments: all.indices)
    func aHitNeedsOneCommand(index: Int) {
        let steps = converse(Self.all[index].read(slot), [.begin, .replies([.bulk("v7 700")])])
        #expect(steps == [.send([["GET", "product:3"]]), .end(.hit(CachedCopy(v7)))])
    }

    @Test func aPlainReadSetsBackWhateverItLoaded() {
        for strategy in Self.all.prefix(2) {
            let steps = converse(
                strategy.read(slot),
                [.begin, .replies([.null]), .row(v6), .replies([.simple("OK")])]
            )
            let set = ["SET", "product:3", "v6 600", "PX", "1500"]
            #expect(steps == [.send([["GET", "product:3"]]), .load, .send([set]), .end(.stored)])
        }
    }

    @Test func rubbishInTheCacheIsAMiss() {
        for rubbish in ["", "v", "v0", "v-1 5", "7 700", "v7 700 x", "v7 ", "vx 1", "v7 1.5"] {
            #expect(CachedCopy(text: rubbish) == nil, "\(rubbish)")
            #expect(converse(PlainRead(slot), [.begin, .replies([.bulk(rubbish)])]).last == .load)
        }
        for copy in [CachedCopy(v7), CachedCopy(version: 7, price: nil)] {
            #expect(CachedCopy(text: copy.text) == copy)
        }
    }

    @Test func writersTellTheCacheWhatTheirStrategySays() {
        let deletion = CacheStep.send([["DEL", "product:3"]])
        #expect(converse(TTLOnlyStrategy().write(v7, slot), [.begin]) == [.end(.leftAlone)])
        let deleting = converse(DeleteOnWriteStrategy().write(v7, slot), [.begin, .replies([.integer(0)])])
        #expect(deleting == [deletion, .end(.told)])
        let voiding = converse(LeaseStrategy().write(v7, slot), [.begin, .replies([.integer(1)])])
        #expect(voiding == [.send([["DEL", "product:3", "lease:3"]]), .end(.told)])
    }

    // MARK: Versioned set

    private let look = CacheStep.send([["WATCH", "product:3"], ["GET", "product:3"]])

    private func store(_ text: String) -> CacheStep {
        .send([["MULTI"], ["SET", "product:3", text, "PX", "1500"], ["EXEC"]])
    }

    @Test(arguments: [
        (nil, true), ("v5 500", true), ("v6", true), ("v6 600", true), ("v7", false), ("v7 700", false),
        ("rubbish", true),
    ])
    func aCopyGoesInUnlessTheCacheHasSeenAHigherVersion(seen: String?, isStored: Bool) {
        let found = seen.map { RESPValue.bulk($0) } ?? .null
        let steps = converse(
            VersionedSetStrategy().read(slot),
            [.begin, .replies([.null]), .row(v6), .replies([.simple("OK"), found]), .replies([.array([])])]
        )
        #expect(steps[1...2] == [.load, look])
        #expect(steps[3] == (isStored ? store("v6 600") : .send([["UNWATCH"]])))
        #expect(steps[4] == .end(isStored ? .stored : .refused))
    }

    @Test func aTombstoneIsAMissAndIsLeftByTheWriter() {
        let strategy = VersionedSetStrategy()
        #expect(converse(strategy.read(slot), [.begin, .replies([.bulk("v7")])]).last == .load)
        let steps = converse(
            strategy.write(v7, slot),
            [.begin, .replies([.simple("OK"), .bulk("v6 600")]), .replies([.array([])])]
        )
        #expect(steps == [look, store("v7"), .end(.stored)])
    }

    @Test func aTombstoneDoesntBuryItsOwnValue() {
        let steps = converse(
            VersionedSetStrategy().write(v7, slot),
            [.begin, .replies([.simple("OK"), .bulk("v7 700")]), .replies([.simple("OK")])]
        )
        #expect(steps == [look, .send([["UNWATCH"]]), .end(.refused)])
    }

    @Test func whoeverWasOvertakenBetweenLookAndExecLooksAgain() {
        let steps = converse(
            VersionedSetStrategy().read(slot),
            [
                .begin, .replies([.null]), .row(v6), .replies([.simple("OK"), .null]),
                .replies([.simple("OK"), .simple("QUEUED"), .null]), .replies([.simple("OK"), .bulk("v7")]),
                .replies([.simple("OK")]),
            ]
        )
        #expect(steps[2...] == [look, store("v6 600"), look, .send([["UNWATCH"]]), .end(.refused)])
    }

    // MARK: Lease

    private let take = CacheStep.send([["SET", "lease:3", "t", "NX", "PX", "3000"]])
    private let check = CacheStep.send([["WATCH", "lease:3"], ["GET", "lease:3"]])

    @Test func theHolderSetsBackAndEndsItsLease() {
        let steps = converse(
            LeaseStrategy().read(slot),
            [
                .begin, .replies([.null]), .replies([.simple("OK")]), .row(v6),
                .replies([.simple("OK"), .bulk("t")]), .replies([.array([])]),
            ]
        )
        let store = [["MULTI"], ["SET", "product:3", "v6 600", "PX", "1500"], ["DEL", "lease:3"], ["EXEC"]]
        #expect(steps == [.send([["GET", "product:3"]]), take, .load, check, .send(store), .end(.stored)])
    }

    @Test(arguments: [nil, "another"])
    func withoutItsTokenTheHolderIsRefused(found: String?) {
        let steps = converse(
            LeaseStrategy().read(slot),
            [
                .begin, .replies([.null]), .replies([.simple("OK")]), .row(v6),
                .replies([.simple("OK"), found.map { .bulk($0) } ?? .null]), .replies([.simple("OK")]),
            ]
        )
        #expect(steps[3...] == [check, .send([["UNWATCH"]]), .end(.refused)])
    }

    @Test func aLeaseThatGoesBetweenLookAndExecRefuses() {
        let steps = converse(
            LeaseStrategy().read(slot),
            [
                .begin, .replies([.null]), .replies([.simple("OK")]), .row(v6),
                .replies([.simple("OK"), .bulk("t")]), .replies([.simple("OK"), .null]),
            ]
        )
        #expect(steps.last == .end(.refused))
    }

    @Test func theOthersWaitLookAgainAndLoseTheirPatience() {
        var conversation = LeaseStrategy().read(slot)
        var steps = [conversation.handle(.begin)]
        for _ in 0..<1_000 where steps.last != .load {
            steps.append(conversation.handle(.replies([.null])))
            steps.append(conversation.handle(.replies([.null])))
            if steps.last == .wait(LeaseStrategy.look) { steps.append(conversation.handle(.waited)) }
        }
        #expect(steps.prefix(4) == [.send([["GET", "product:3"]]), take, .wait(0.01), .send([["GET", "product:3"]])])
        #expect(steps.count { $0 == .wait(0.01) } == 99)
        // Without a lease nothing is set back.
        #expect(conversation.handle(.row(v6)) == .end(.leftAlone))
    }
}
