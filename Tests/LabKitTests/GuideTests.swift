import Content
import LabKit
import Testing

struct GuideTests {
    private let guide: Guide

    init() throws { guide = try LabManifest.load(id: "idempotency", root: IdempotencyFiles.root).guide }

    @Test func stepsHaveTitlesTextSettingsAndPredictions() {
        #expect(
            guide.steps.map(\.title) == [
                "A shop that never gives up", "A key on each attempt", "A key for each order",
                "Let the database choose",
            ]
        )
        #expect(guide.steps.map { $0.prediction != nil } == [true, true, true, false])
        #expect(guide.steps[2].settings == ["keys": .choice("per order"), "timeout": .number(0.04)])
        #expect(guide.steps[0].textBeforePrediction.blocks.count == 1)
        #expect(guide.steps[0].textAfterPrediction.blocks.count == 1)
        #expect(guide.steps[3].textBeforePrediction.blocks.count == 1)
        #expect(guide.steps[3].textAfterPrediction.blocks.isEmpty)
    }

    @Test func predictionsReadTheirNumbersAndChoices() throws {
        let first = try #require(guide.steps[0].prediction)
        #expect(first.kind == .number(answer: 20, tolerance: 6))
        #expect(first.given?.text == "shop.orders >= 200")
        #expect(first.because.hasPrefix("Each answer is lost with probability 0.2, and"))
        let second = try #require(guide.steps[1].prediction)
        #expect(second.expect == Prediction.Expectation(value: 20, tolerance: 6))
        #expect(second.statedAnswer == .choice("Nothing changes"))
    }

    @Test func attachFillsInAddresses() {
        let addresses = ["payments": "http://127.0.0.1:1", "pay": "wrong"]
        #expect(
            guide.steps[0].attach(addresses: addresses)
                == #"curl -i -X POST http://127.0.0.1:1/payments -H 'Idempotency-Key: mine-1' -d '{"order":"mine-1","amount":500}'"#
        )
        #expect(guide.steps[1].attach(addresses: addresses) == nil)
    }

    /// In the lab's own server its keys stand alone; in somebody's own they are the run's.
    @Test func attachFillsInWhatStandsBeforeAKey() throws {
        let manifest = try LabManifest.load(id: "cache-invalidation", root: IdempotencyFiles.root)
        let step = try #require(manifest.guide.steps.last { $0.attach?.contains("prefix") == true })
        let addresses = ["cache": "redis://127.0.0.1:1"]
        #expect(step.attach(addresses: addresses) == #"redis-cli -u redis://127.0.0.1:1 SET product:3 "v1 1""#)
        #expect(
            step.attach(addresses: addresses, prefixes: ["cache": "backlab-7:"])
                == #"redis-cli -u redis://127.0.0.1:1 SET backlab-7:product:3 "v1 1""#
        )
    }

    @Test(arguments: [
        ("${cash.prefix}", "${cash.prefix}"), ("${cache}", "${cache}"), ("${cache.prefix", "${cache.prefixproduct:3"),
    ])
    func aPlaceholderThatStandsForNothingIsTold(written: String, told: String) throws {
        let root = IdempotencyFiles.root.lab("cache-invalidation")
        let yaml = try String(contentsOf: root.appending(path: "lab.yml"), encoding: .utf8)
        let guide = try String(contentsOf: root.appending(path: "guide.md"), encoding: .utf8)
            .replacingOccurrences(of: "SET ${cache.prefix}", with: "SET \(written)")
        let issues = LabManifest.parse(yaml: yaml, guide: guide, folder: "labs/cache-invalidation").issues
        #expect(issues.map(\.message) == ["\"\(told)\" stands for nothing; one of: ${cache.prefix}"])
    }

    @Test(arguments: [
        (
            "## 1. A shop", "## A shop",
            "1: the heading of step 1 is \"A shop that never gives up\"; begin it with \"1. \""
        ),
        ("## 1. A shop that never gives up", "Text.", "1: text before the first step; begin with \"## 1. …\""),
        (
            "keys: per attempt", "keys: per try",
            "27: keys: unknown choice \"per try\"; one of: none, per attempt, per order"
        ),
        (
            "keys: per attempt", "key: per attempt",
            "27: unknown control \"key\" in the step's set; one of: rate, answer-loss, timeout, attempts, keys, key-check"
        ),
        ("tolerance: 6\n", "", "7: a number needs a \"tolerance\", such as 6"),
        ("answer: 20\n", "answer: many\n", "7: the answer \"many\" isn't a number; give \"choices\", or a number"),
        (
            "answer: Nothing changes", "answer: Nothing",
            "32: the answer \"Nothing\" isn't among the choices: They fall to zero, They halve, Nothing changes"
        ),
        ("expect: 20 ± 6\n", "", "31: a choice needs \"expect\", what is measured when it is right, such as 20 ± 6"),
        ("expect: 20 ± 6", "expect: about 20", "35: expect is \"about 20\"; write it as 20 ± 6"),
        (
            "given: shop.orders >= 200\ntiming: 100ms\nbecause: >\n  Each",
            "given: shop.order >= 200\ntiming: 100ms\nbecause: >\n  Each",
            "11: unknown metric \"shop.order\" in given; shop has: attempts, connection_wait, connections, gave_up, in_flight, order_latency, orders, paid, timeouts, waited, waiting"
        ),
        ("POST $payments/", "POST $ledger/", "20: \"$ledger\" has no address; one of: $network, $payments"),
        (
            "question: Of", "query: Of",
            "7: unknown key \"query\" in the prediction; one of: question, answer, measure, because, tolerance, choices, expect, given, timing"
        ),
        ("```set\nkeys: per attempt\n```", "```set\nkeys: [\n```", "28: YAML: did not find expected node content"),
    ])
    func aBadGuideIsToldWithLineAndRemedy(old: String, new: String, expected: String) {
        #expect(IdempotencyFiles.guide.contains(old))
        let issues = IdempotencyFiles.issues(replacing: old, with: new, inGuide: true)
        #expect(issues.first?.hasPrefix("labs/idempotency/guide.md:\(expected)") == true, "\(issues)")
    }

    @Test func aGuideWithoutStepsIsAnIssue() {
        let issues = LabManifest.parse(yaml: IdempotencyFiles.yaml, guide: "", folder: "labs/x").issues
        #expect(issues.map(\.description) == ["labs/x/guide.md:1: a guide needs steps, each under \"## 1. …\""])
    }
}
