import Content
import LabKit
import Testing

/// Faults that a reader of `lab.yml` meets field by field, beside those of `LabManifestTests`.
struct ManifestFieldTests {
    @Test(arguments: [
        ("title: Idempotency keys", "title:", "5: title is nothing; write a text"),
        ("title: Idempotency keys", "title: [a]", "5: title is a list; write a text"),
        ("title: Idempotency keys", "title: \"  \"", "5: title is \"\"; write a text"),
        ("level: 1", "level: 1.5", "8: level is \"1.5\"; a whole number from 1 to 3"),
        ("minutes: 8", "minutes: 0", "9: minutes is \"0\"; a whole number from 1 to 120"),
        ("minutes: 8", "minutes: 121", "9: minutes is \"121\"; a whole number from 1 to 120"),
        ("topics: [idempotency, retries-and-backoff]", "topics: a", "7: topics is \"a\"; write a list"),
        (
            "topics: [idempotency, retries-and-backoff]", "topics: [idempotency, [b]]",
            "7: an entry of topics is a list; write a text"
        ),
        ("run: {for: 10s}", "run: 10s", "10: run is \"10s\"; write keys and values"),
        ("run: {for: 10s}", "run: {for: 0s}", "10: for of run is \"0s\"; a duration with its unit, such as 40ms or 2s"),
        (
            "check: {for: 5s}", "check: {for: -1s}",
            "11: for of check is \"-1s\"; a duration with its unit, such as 40ms or 2s"
        ),
        (
            "    kind: sqlite", "    store: sqlite",
            "34: component ledger lacks \"kind\"; one of: \(kinds)"
        ),
        (
            "    kind: sqlite", "    kind: sqlite\n    path: x",
            "36: unknown key \"path\" in component ledger; one of: kind"
        ),
        (
            "      - {lose: response, chance: $answer-loss}", "      - {}",
            "26: a fault without a name in a fault of component network; one of: \(IdempotencyFiles.faults)"
        ),
        (
            "      - {lose: response, chance: $answer-loss}", "      - {lose: response}",
            "26: a fault of component network lacks \"chance\"; add it"
        ),
        (
            "arrivals: poisson", "arrivals: steady",
            "17: arrivals of load of component shop is \"steady\"; one of: poisson, uniform, bursts, trace, or $control"
        ),
        (
            "base: 50ms", "base: 50",
            "20: base of backoff of component shop is \"50\"; a duration with its unit, such as 40ms or 2s, or $control"
        ),
        (
            "base: 50ms", "base: 61s",
            "20: base of backoff of component shop is 61s; it must be from 0 s to 60 s"
        ),
        (
            "timeout: $timeout", "timeout: 0s",
            "18: timeout of component shop is 0s; it must be from 1 ms to 60 s"
        ),
        (
            "attempts: $attempts", "attempts: $keys",
            "19: attempts of component shop needs a number, such as 8, which $keys isn't"
        ),
        (
            "idempotencyKey: $keys", "idempotencyKey: $rate",
            "21: idempotencyKey of component shop needs a control whose choices are among: none, per attempt, per order"
        ),
        ("store: ledger", "store: network", "27: payments can't use network; it needs a component of kind sqlite"),
    ])
    func aBadFieldIsToldWithLineAndRemedy(old: String, new: String, expected: String) {
        #expect(IdempotencyFiles.yaml.contains(old))
        let issues = IdempotencyFiles.issues(replacing: old, with: new)
        #expect(issues.first == "labs/idempotency/lab.yml:\(expected)")
    }

    private static let attempts = "{label: Attempts at most, range: [1, 8], default: 8}"

    @Test(arguments: [
        ("{label: A, default: 8}", "control attempts needs either \"range\" or \"choices\""),
        (
            "{label: A, range: [1, 8], choices: [a, b], default: 8}",
            "control attempts needs either \"range\" or \"choices\""
        ),
        (
            "{label: A, choices: [a, b], step: 2, default: a}",
            "control attempts has choices, so \"step\" means nothing; take it out"
        ),
        (
            "{label: A, choices: [a, b], unit: percent, default: a}",
            "control attempts has choices, so \"unit\" means nothing; take it out"
        ),
        ("{label: A, choices: [a], default: a}", "choices of control attempts must be two or more, all different"),
        ("{label: A, choices: [a, a], default: a}", "choices of control attempts must be two or more, all different"),
        ("{label: A, range: [1, many], default: 8}", "range of control attempts: \"many\" isn't a number, such as 8"),
        (
            "{label: A, range: [1ms, 8], step: 1ms, default: 8ms}",
            "range of control attempts: \"8\" isn't a duration with its unit, such as 40ms or 2s"
        ),
        (
            "{label: A, range: [1, 8], step: no, default: 8}",
            "step of control attempts: \"no\" isn't a number, such as 8"
        ),
        (
            "{label: A, range: [1, 8], step: 0, default: 8}",
            "range of control attempts must go upwards, with a step that fits into it"
        ),
        (
            "{label: A, range: [1, 8], step: 8, default: 8}",
            "range of control attempts must go upwards, with a step that fits into it"
        ),
        ("{label: A, range: [1, 8], default: eight}", "default of attempts: \"eight\" isn't a number, such as 8"),
    ])
    func aBadControlIsToldAndWhoeverRefersToItIsNot(control: String, message: String) {
        #expect(IdempotencyFiles.yaml.contains(Self.attempts))
        let issues = IdempotencyFiles.issues(replacing: Self.attempts, with: control)
        #expect(issues.first == "labs/idempotency/lab.yml:41: \(message)")
        // `$attempts` in the component is no second fault; the law's control has no number, which is one.
        #expect(!issues.contains { $0.contains("unknown control") })
    }

    /// Metrics can't be told where a component can't be read, so nobody is blamed for naming one.
    @Test func aBadComponentIsTheOnlyFault() {
        let issues = IdempotencyFiles.issues(replacing: "workers: 32", with: "workers: many")
        #expect(issues.count == 1)
        #expect(
            issues.first?.contains("workers of component payments is \"many\"; a number, such as 8, or $control")
                == true
        )
    }

    @Test(arguments: [
        (
            "law: (1 - answer-loss ^ attempts)", "law: keys + (1 - answer-loss ^ attempts)",
            "50: \"keys\" in law of chart \"Charges for each order\" isn't a control with a number; one of: rate, answer-loss, timeout, attempts"
        ),
        (
            "/ (1 - answer-loss)}", "/ (1 - answer-loss) < 2}",
            "50: law of chart \"Charges for each order\" must be a number"
        ),
        (
            "series: [shop.attempts]", "series: [shop.attempts > 1]",
            "51: series of chart \"Attempts per second\" must be a number"
        ),
        (
            "series: [shop.attempts]", "series: shop.attempts",
            "51: series of chart \"Attempts per second\" is \"shop.attempts\"; write a list"
        ),
        (
            "expect: network.lost_responses >= 20", "given: network.lost_responses >= 20",
            "57: a check lacks \"expect\"; add it"
        ),
        (
            "given: shop.orders >= 100}", "given: shop.orders}",
            "55: given of check charged-once must compare, such as shop.orders >= 100"
        ),
        (
            "  impatient client: {timeout: 40ms}", "  impatient client: {timeout: }",
            "46: timeout in preset impatient client is nothing; write a text"
        ),
        (
            "  impatient client: {timeout: 40ms}", "  impatient client: {timeout: 40}",
            "46: timeout: \"40\" isn't a duration with its unit, such as 40ms or 2s"
        ),
    ])
    func aBadChartCheckOrPresetIsToldWithLineAndRemedy(old: String, new: String, expected: String) {
        #expect(IdempotencyFiles.yaml.contains(old))
        let issues = IdempotencyFiles.issues(replacing: old, with: new)
        #expect(issues.first == "labs/idempotency/lab.yml:\(expected)")
    }

    @Test func aLabWithoutChecksProvesNothing() throws {
        let start = try #require(IdempotencyFiles.yaml.firstRange(of: "checks:\n"))
        let end = try #require(IdempotencyFiles.yaml.firstRange(of: "# At the defaults"))
        var yaml = IdempotencyFiles.yaml
        yaml.replaceSubrange(start.lowerBound..<end.lowerBound, with: "checks: []\n")
        let issues = LabManifest.parse(yaml: yaml, guide: IdempotencyFiles.guide, folder: "labs/x").issues
        #expect(issues.map(\.description) == ["labs/x/lab.yml:54: a lab needs at least one check"])
    }

    @Test func aFoldedTextIsOneLine() throws {
        let yaml = IdempotencyFiles.yaml.replacing("title: Idempotency keys", with: "title: >\n  Idempotency\n  keys\n")
        let manifest = LabManifest.parse(yaml: yaml, guide: IdempotencyFiles.guide, folder: "labs/x").manifest
        #expect(manifest?.title == "Idempotency keys")
    }

    @Test func faultsAndPresetsAndLawMayBeLeftOut() throws {
        let yaml = IdempotencyFiles.yaml
            .replacing("    faults:\n      - {lose: response, chance: $answer-loss}\n", with: "")
            .replacing("check: {for: 5s}\n", with: "")
        let (manifest, issues) = LabManifest.parse(yaml: yaml, guide: IdempotencyFiles.guide, folder: "labs/x")
        #expect(issues == [])
        #expect(manifest?.check == nil)
        guard case .link(let link)? = manifest?.component("network")?.kind else {
            return #expect(Bool(false), "the network is no link")
        }
        #expect(link.faults.isEmpty)
    }
}
