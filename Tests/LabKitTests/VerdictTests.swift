import LabKit
import Testing

struct VerdictTests {
    static func frame(_ values: [String: Double]) -> MetricFrame {
        MetricFrame(
            values: Dictionary(
                uniqueKeysWithValues: values.compactMap { name, value in MetricName(name).map { ($0, value) } }
            )
        )
    }

    private func check(_ expect: String, given: String? = nil) throws -> Check {
        Check(id: "c", says: "It holds", expect: try Expression(expect), given: try given.map { try Expression($0) })
    }

    @Test(arguments: [
        (["shop.orders": 99.0, "ledger.twice": 0.0], false, CheckResult.Verdict.waiting),
        (["shop.orders": 99, "ledger.twice": 0], true, .inconclusive),
        (["shop.orders": 100, "ledger.twice": 0], false, .passed),
        (["shop.orders": 100, "ledger.twice": 1], false, .failed),
        (["shop.orders": 100], true, .inconclusive),
        ([:], false, .waiting),
    ])
    func aCheckWaitsForItsConditionAndIsInconclusiveAtTheEnd(
        values: [String: Double],
        atEnd: Bool,
        verdict: CheckResult.Verdict
    ) throws {
        let check = try check("ledger.twice == 0", given: "shop.orders >= 100")
        #expect(check.judge(Self.frame(values), atEnd: atEnd).verdict == verdict)
    }

    // MARK: Noise

    private static let enough = ["shop.orders": 100.0, "ledger.twice": 0.0]

    @Test(
        arguments: [
            // What a timer may be late by, what one was late by, charged twice, and what comes of it.
            (0.005, 0.005, 0, .passed), (0.005, 0.0051, 0, .inconclusive),
            (0.005, 0.005, 1, .failed), (0.005, 0.0051, 1, .inconclusive),
            (nil, 10, 0, .passed), (nil, 10, 1, .failed), (0.005, nil, 0, .passed),
        ] as [(Double?, Double?, Double, CheckResult.Verdict)]
    )
    func aClaimAboutTimeNeitherPassesNorFailsOnAMachineThatIsTooBusy(
        timing: Double?,
        lateness: Double?,
        twice: Double,
        verdict: CheckResult.Verdict
    ) throws {
        var check = try check("ledger.twice == 0", given: "shop.orders >= 100")
        check.timing = timing
        var frame = Self.frame(["shop.orders": 100, "ledger.twice": twice])
        frame.gauges[EngineMetrics.worstLateness] = lateness
        for atEnd in [false, true] {
            let result = check.judge(frame, atEnd: atEnd)
            #expect(result.verdict == verdict)
            #expect((result.reason != nil) == (verdict == .inconclusive))
        }
    }

    @Test func noiseDecidesNothingBeforeThereIsAVerdict() throws {
        var check = try check("ledger.twice == 0", given: "shop.orders >= 100")
        check.timing = 0.005
        var frame = Self.frame(["shop.orders": 9, "ledger.twice": 0])
        frame.gauges[EngineMetrics.worstLateness] = 1
        #expect(check.judge(frame).verdict == .waiting)
        #expect(check.judge(frame, atEnd: true).reason == nil, "it lacked orders")
    }

    @Test func onlyTheWorstOfTheWindowCounts() throws {
        var check = try check("ledger.twice == 0")
        check.timing = 0.005
        var frame = Self.frame(Self.enough)
        frame.gauges = [EngineMetrics.lateness: 1, EngineMetrics.worstLateness: 0.001]
        #expect(check.judge(frame).verdict == .passed)
    }

    @Test(arguments: [
        (0.012, 0.005, "12 ms late, and this claim needs 5 ms", "timers 12 ms late, needs 5 ms"),
        (0.005_001, 0.005, "5.1 ms late, and this claim needs 5 ms", "timers 5.1 ms late, needs 5 ms"),
        (0.020_4, 0.02, "21 ms late, and this claim needs 20 ms", "timers 21 ms late, needs 20 ms"),
        (1.25, 0.1, "1.25 s late, and this claim needs 100 ms", "timers 1.25 s late, needs 100 ms"),
    ])
    func noiseIsToldInWords(reached: Double, allowed: Double, words: String, brief: String) {
        let noise = MachineNoise(reached: reached, allowed: allowed)
        #expect(noise.description == "The machine was busy: timers fired \(words)")
        #expect(noise.brief == brief)
    }

    @Test(arguments: [("Nothing changes", 40.0), ("They halve", 40), ("Nothing changes", 20)])
    func nobodyIsRightOrWrongOnAMachineThatIsTooBusy(choice: String, twice: Double) throws {
        var prediction = try number()
        prediction.timing = 0.005
        var frame = Self.frame(["shop.orders": 200, "ledger.twice": twice])
        frame.gauges[EngineMetrics.worstLateness] = 0.012
        let reason = "The machine was busy: timers fired 12 ms late, and this claim needs 5 ms"
        let result = PredictionResult(verdict: .inconclusive, measured: twice / 2, reason: reason)
        #expect(prediction.score(.number(20), frame: frame) == result)
        prediction.kind = .choice(["They halve", "Nothing changes"], answer: "Nothing changes")
        prediction.expect = Prediction.Expectation(value: 20, tolerance: 6)
        #expect(prediction.score(.choice(choice), frame: frame) == result)
        frame.values[MetricName(component: "shop", metric: "orders")] = 1
        #expect(prediction.score(.choice(choice), frame: frame) == PredictionResult(verdict: .waiting, measured: nil))
    }

    @Test func aDivisionByZeroIsNoVerdict() throws {
        let check = try check("shop.gave_up / shop.orders <= 0.01")
        let frame = Self.frame(["shop.orders": 0, "shop.gave_up": 0])
        #expect(check.judge(frame).verdict == .waiting)
        #expect(check.judge(frame, atEnd: true).verdict == .inconclusive)
    }

    @Test func aCheckSaysWhatWasMeasured() throws {
        let check = try check("shop.gave_up / shop.orders <= 0.01")
        #expect(check.judge(Self.frame(["shop.orders": 7])).measured == "shop.gave_up = nothing yet, shop.orders = 7")
    }

    @Test func gaugesAndMeansOfDistributionsAreValuesToo() throws {
        let busy = MetricName(component: "payments", metric: "busy")
        let latency = MetricName(component: "shop", metric: "latency")
        var frame = MetricFrame(gauges: [busy: 3], distributions: [latency: Distribution(count: 2, mean: 0.5)])
        #expect(try Expression("payments.busy + shop.latency").number(in: frame) == 3.5)
        frame.distributions[latency] = Distribution()
        #expect(try Expression("shop.latency").number(in: frame) == nil)
    }

    private func number(tolerance: Double = 6) throws -> Prediction {
        Prediction(
            question: "How many?",
            kind: .number(answer: 20, tolerance: tolerance),
            measure: try Expression("100 * ledger.twice / shop.orders"),
            given: try Expression("shop.orders >= 200"),
            because: "It is so."
        )
    }

    @Test(arguments: [
        (20.0, 40.0, PredictionResult.Verdict.right), (26, 40, .right), (14, 40, .right), (26.1, 40, .wrong),
        (20, 60, .wrong),
        (30, 60, .right),
    ])
    func aNumberIsScoredAgainstWhatWasMeasured(answer: Double, twice: Double, verdict: PredictionResult.Verdict) throws
    {
        let frame = Self.frame(["shop.orders": 200, "ledger.twice": twice])
        let result = try number().score(.number(answer), frame: frame)
        #expect(result == PredictionResult(verdict: verdict, measured: twice / 2))
    }

    @Test func aPredictionWaitsForItsCondition() throws {
        let frame = Self.frame(["shop.orders": 199, "ledger.twice": 40])
        #expect(try number().score(.number(20), frame: frame) == PredictionResult(verdict: .waiting, measured: nil))
        let end = try number().score(.number(20), frame: frame, atEnd: true)
        #expect(end == PredictionResult(verdict: .inconclusive, measured: nil))
    }

    @Test(arguments: [
        ("Nothing changes", 40.0, PredictionResult.Verdict.right), ("They halve", 40, .wrong),
        ("Nothing changes", 20, .inconclusive), ("They halve", 20, .inconclusive),
    ])
    func aChoiceIsScoredOnlyWhereTheExpectedWasMeasured(
        choice: String,
        twice: Double,
        verdict: PredictionResult.Verdict
    ) throws {
        var prediction = try number()
        prediction.kind = .choice(["They halve", "Nothing changes"], answer: "Nothing changes")
        prediction.expect = Prediction.Expectation(value: 20, tolerance: 6)
        let frame = Self.frame(["shop.orders": 200, "ledger.twice": twice])
        #expect(prediction.score(.choice(choice), frame: frame).verdict == verdict)
    }
}
