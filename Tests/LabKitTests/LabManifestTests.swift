import Content
import Foundation
import LabKit
import Testing

struct LabManifestTests {
    private let manifest: LabManifest

    init() throws { manifest = try LabManifest.load(id: "idempotency", root: IdempotencyFiles.root) }

    @Test func theShippedLabReadsWhole() throws {
        #expect(manifest.title == "Idempotency keys")
        #expect(manifest.topics == ["idempotency", "retries-and-backoff"])
        #expect(manifest.run == RunLength(.seconds(10)))
        #expect(manifest.check == RunLength(.seconds(5)))
        #expect(manifest.components.map(\.id) == ["shop", "network", "payments", "ledger"])
        #expect(manifest.components.map(\.kind.name) == [.httpClient, .link, .httpServer, .sqlite])
        #expect(manifest.controls.map(\.id) == ["rate", "answer-loss", "timeout", "attempts", "keys", "key-check"])
        #expect(manifest.presets.map(\.name) == ["impatient client", "half the answers lost"])
        #expect(manifest.presets[1].values == ["answer-loss": .number(0.5)])
        #expect(manifest.charts.map(\.form) == [.value, .rate, .percentiles])
        #expect(manifest.checks.map(\.id) == ["charged-once", "all-heard", "real-loss", "real-overlap"])
        #expect(manifest.guide.steps.count == 4)
        #expect(try LabManifest.ids(in: IdempotencyFiles.root).contains("idempotency"))
    }

    @Test func defaultsAndSolutionAreInBaseUnits() {
        #expect(manifest.defaults["answer-loss"] == .number(0.2))
        #expect(manifest.defaults["timeout"] == .number(0.4))
        #expect(manifest.solved["timeout"] == .number(0.04))
        #expect(manifest.solved["key-check"] == .choice("unique insert"))
        #expect(manifest.solved["rate"] == .number(50))
    }

    @Test func aStepKeepsWhatThoseBeforeItSet() {
        #expect(manifest.settings(atStep: 0) == manifest.defaults)
        #expect(manifest.settings(atStep: 1)["keys"] == .choice("per attempt"))
        #expect(manifest.settings(atStep: 3) == manifest.solved)
    }

    @Test func theLawIsWhatTheGuideSays() throws {
        let law = try #require(manifest.charts[0].law)
        let value = try #require(law.number(in: manifest.defaults))
        #expect((value - 1.2499968).magnitude < 1e-9)
    }

    @Test func parametersFollowTheirControls() throws {
        guard case .httpClient(let shop) = manifest.components[0].kind,
            case .link(let network) = manifest.components[1].kind,
            case .httpServer(let server) = manifest.components[2].kind,
            case .payments(let payments) = server.service
        else { return #expect(Bool(false), "the components are of other kinds") }
        #expect(shop.timeout.value(in: manifest.defaults) == 0.4)
        #expect(shop.timeout.value(in: manifest.solved) == 0.04)
        #expect(shop.attempts.value(in: manifest.defaults) == 8)
        #expect(shop.idempotencyKey.value(in: manifest.solved) == .perOrder)
        #expect(shop.backoff.base == .literal(0.05))
        #expect(network.faults == [LinkFault(.lose, .response, chance: .control("answer-loss"))])
        #expect(server.workers == .literal(32))
        #expect(server.serviceTime == .exponential(mean: .literal(0.02)))
        #expect(payments.keyCheck.value(in: manifest.solved) == .uniqueInsert)
    }

    @Test(arguments: [
        ("formatVersion: 1", "formatVersion: 2", "3: formatVersion is \"2\"; a whole number from 1 to 1"),
        ("level: 1", "level: 4", "8: level is \"4\"; a whole number from 1 to 3"),
        ("run: {for: 10s}", "run: {for: 10}", "10: for of run is \"10\"; a duration with its unit, such as 40ms or 2s"),
        ("run: {for: 10s}", "run: {until: 10s}", "10: unknown key \"until\" in run; one of: for"),
        (
            "summary: Lose", "sumary: Lose",
            "6: unknown key \"sumary\" in the lab; one of: formatVersion, id, title, summary, topics, level, minutes, run, components, controls, charts, checks, solution, check, limits, presets, law"
        ),
        ("topics: [idempotency, retries-and-backoff]\n", "", "3: the lab lacks \"topics\"; add it"),
        (
            "kind: link ", "kind: wire ",
            "23: unknown kind \"wire\" in component network; one of: \(kinds)"
        ),
        (
            "lose: response", "loose: response",
            "26: unknown fault \"loose\" in a fault of component network; one of: \(IdempotencyFiles.faults)"
        ),
        (
            "lose: response", "lose: answer",
            "26: unknown direction \"answer\" in a fault of component network; one of: request, response"
        ),
        (
            "chance: $answer-loss", "chance: $loss",
            "26: unknown control \"$loss\" in chance of a fault of component network; one of: rate, answer-loss, timeout, attempts, keys, key-check"
        ),
        (
            "chance: $answer-loss", "chance: 120",
            "26: chance of a fault of component network is 120; it must be from 0 % to 100 %"
        ),
        (
            "chance: $answer-loss", "chance: $timeout",
            "26: chance of a fault of component network needs a percentage, such as 20, which $timeout isn't"
        ),
        (
            "to: payments", "to: pay",
            "22: network refers to \"pay\", which isn't a component; one of: shop, network, payments, ledger"
        ),
        (
            "to: payments", "to: ledger",
            "22: network can't use ledger; it needs a component of kind link or http-server or cache or queue"
        ),
        ("to: payments", "to: network", "22: network refers to network, which must stand after it"),
        ("workers: 32", "workers: 3.5", "30: workers of component payments is 3.5; a whole number"),
        ("workers: 32", "workers: 0", "30: workers of component payments is 0; it must be from 1 to 1000"),
        (
            "jitter: full", "jitter: some",
            "20: jitter of backoff of component shop is \"some\"; one of: full, equal, none, or $control"
        ),
        (
            "service: payments", "service: refunds",
            "29: unknown service \"refunds\" in component payments; one of: payments, catalogue"
        ),
        (
            "    service: payments             # POST /payments, GET /payments/{order}\n", "",
            "28: component payments lacks \"service\"; one of: payments, catalogue"
        ),
        (
            "keyCheck: $key-check", "keyCheck: $keys",
            "33: keyCheck of component payments needs a control whose choices are among: select then insert, unique insert"
        ),
        (
            "{exponential: 20ms}", "{gamma: 20ms}",
            "31: unknown distribution \"gamma\" in serviceTime of component payments; one of: constant, exponential, uniform, lognormal, pareto"
        ),
        (
            "range: [1, 8], default: 8", "range: [1, 200], default: 8",
            "19: attempts of component shop must be from 1 to 100, and $attempts goes from 1 to 200"
        ),
        ("default: 50}", "default: 501}", "38: default of rate: 501 /s is out of range; from 1 /s to 500 /s"),
        (
            "range: [1, 500]", "range: [500, 1]",
            "38: range of control rate must go upwards, with a step that fits into it"
        ),
        ("range: [1, 500]", "range: [1]", "38: range of control rate has 1 entries; write [lowest, highest]"),
        (
            "unit: per second", "unit: hertz",
            "38: unknown unit \"hertz\" in control rate; one of: percent, per second, duration, bytes, bytes per second"
        ),
        ("step: 10, ", "", "38: control rate lacks \"step\"; say how far one key press turns it"),
        (
            "default: none}", "default: never}",
            "42: default of keys: unknown choice \"never\"; one of: none, per attempt, per order"
        ),
        (
            "{timeout: 40ms}", "{patience: 40ms}",
            "46: unknown control \"patience\" in preset impatient client; one of: rate, answer-loss, timeout, attempts, keys, key-check"
        ),
        (
            "as: rate}", "as: speed}",
            "51: unknown form \"speed\" in chart \"Attempts per second\"; one of: value, rate, percentiles"
        ),
        (
            "[shop.order_latency]", "[shop.attempts]",
            "52: chart \"Latency of an order\" shows percentiles, and shop.attempts isn't a distribution"
        ),
        (
            "ledger.charges / ", "ledger.charge / ",
            "50: unknown metric \"ledger.charge\" in series of chart \"Charges for each order\"; ledger has: charged_twice, charged_twice_overlapping, charges, orders"
        ),
        (
            "/ (1 - answer-loss)}", "/ (1 - loss)}",
            "50: \"loss\" in law of chart \"Charges for each order\" isn't a control with a number; one of: rate, answer-loss, timeout, attempts"
        ),
        (
            "ledger.charged_twice == 0", "ledger.charged_twice",
            "55: expect of check charged-once must compare, such as shop.orders >= 100"
        ),
        (
            "ledger.charged_twice == 0", "shops.orders == 0",
            "55: unknown metric \"shops.orders\" in expect of check charged-once; components are: engine, ledger, network, payments, shop"
        ),
        (
            "ledger.charged_twice == 0", "rate == 0",
            "55: \"rate\" in expect of check charged-once isn't a metric, which is written component.metric"
        ),
        (
            "ledger.charged_twice == 0", "ledger.charged_twice == (0",
            "55: expect of check charged-once \"ledger.charged_twice == (0\": expected \")\", found the end"
        ),
        (
            "timing: 20ms", "timing: 20",
            "56: timing of check all-heard is \"20\"; a duration with its unit, such as 40ms or 2s"
        ),
        (
            "timing: 20ms", "timing: 0ms",
            "56: timing of check all-heard is \"0ms\"; a duration with its unit, such as 40ms or 2s"
        ),
        (
            "timing: 20ms", "timeing: 20ms",
            "56: unknown key \"timeing\" in a check; one of: id, says, expect, given, timing"
        ),
        (
            "network.lost_responses >= 20", "engine.late >= 20",
            "57: unknown metric \"engine.late\" in expect of check real-loss; engine has: lateness, worst_lateness"
        ),
        (
            "  ledger:\n", "  engine:\n",
            "34: component engine has a name that the engine's own metrics have; give it another"
        ),
        ("id: all-heard", "id: charged-once", "56: two checks are called \"charged-once\"; give one another id"),
        ("timeout: 40ms}\n\nlaw", "timeout: 5s}\n\nlaw", "63: timeout: 5 s is out of range; from 20 ms to 1 s"),
        (
            "solution: {keys: per order, key-check: unique insert, timeout: 40ms}", "solution: {}",
            "63: solution names no control; say what the learner is to find"
        ),
    ])
    func aBadManifestIsToldWithLineAndRemedy(old: String, new: String, expected: String) {
        #expect(IdempotencyFiles.yaml.contains(old))
        let issues = IdempotencyFiles.issues(replacing: old, with: new)
        #expect(issues.first == "labs/idempotency/lab.yml:\(expected)")
    }

    @Test(arguments: [
        "", "[]", "just text", "a: [", "title: &a [*a, *a]", "\u{0}", String(repeating: "- ", count: 5_000),
    ])
    func rubbishIsAnIssueAndNoTrap(yaml: String) {
        let (manifest, issues) = LabManifest.parse(yaml: yaml, guide: "## 1. A", folder: "labs/x")
        #expect(manifest == nil)
        #expect(!issues.isEmpty)
        #expect(issues.allSatisfy { !$0.message.contains("\n") })
    }

    @Test func everyFaultIsToldAtOnce() {
        let yaml = IdempotencyFiles.yaml.replacingOccurrences(of: "level: 1", with: "level: 9")
            .replacingOccurrences(of: "lose: response", with: "loose: response")
            .replacingOccurrences(of: "default: 50}", with: "default: 0}")
        let issues = LabManifest.parse(yaml: yaml, guide: IdempotencyFiles.guide, folder: "labs/x").issues
        #expect(Set(issues.compactMap(\.line)).isSuperset(of: [8, 26, 38]))
    }

    @Test func aCheckMaySpeakOfTheEnginesOwnMetrics() throws {
        let yaml = IdempotencyFiles.yaml.replacing("network.lost_responses >= 20", with: "engine.lateness <= 1")
        let (manifest, issues) = LabManifest.parse(yaml: yaml, guide: IdempotencyFiles.guide, folder: "labs/x")
        #expect(issues == [])
        #expect(manifest?.checks.map(\.timing) == [nil, 0.02, nil, nil])
        #expect(manifest?.guide.steps.map(\.prediction?.timing) == [0.1, 0.1, nil, nil])
    }

    @Test func anUnknownLabIsOneLine() {
        let error = #expect(throws: ContentIssue.self) {
            try LabManifest.load(id: "nothing", root: IdempotencyFiles.root)
        }
        #expect(error?.description == "labs/nothing/lab.yml: it can't be read; a lab has lab.yml and guide.md")
    }

    @Test func everyMetricHasALineOfMeaningAndFiguresAreOfTheKindsOwnMetrics() throws {
        let labs = try FileManager.default.contentsOfDirectory(atPath: IdempotencyFiles.root.labs.path).sorted()
        for id in labs {
            for component in try LabManifest.load(id: id, root: IdempotencyFiles.root).components {
                let known = Set(component.kind.metrics.map(\.name))
                #expect(!known.isEmpty && known.count == component.kind.metrics.count, "\(component.kind.name)")
                #expect(component.kind.metrics.allSatisfy { !$0.meaning.isEmpty }, "\(component.kind.name)")
                #expect(!component.kind.figures.isEmpty, "\(component.kind.name)")
                for figure in component.kind.figures {
                    #expect(known.isSuperset(of: figure.metrics), "\(component.kind.name): \(figure.metrics)")
                    #expect(figure.metrics.isEmpty == (figure.form == .wire))
                    guard case .slots(of: .metric(let capacity)) = figure.form else { continue }
                    #expect(known.contains(capacity))
                }
            }
        }
    }
}
