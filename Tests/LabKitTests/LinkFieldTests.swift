import Content
import LabKit
import Testing

/// A link's faults, as `lab.yml` writes them.
struct LinkFieldTests {
    private static let line = "      - {lose: response, chance: $answer-loss}"
    private static let fault = "a fault of component network"

    private func faults(_ lines: String..., controls: String = "") throws -> [LinkFault] {
        let yaml = IdempotencyFiles.yaml
            .replacing(Self.line, with: lines.map { "      - \($0)" }.joined(separator: "\n"))
            .replacing("controls:\n", with: "controls:\n\(controls)")
        let (manifest, issues) = LabManifest.parse(
            yaml: yaml,
            guide: IdempotencyFiles.guide,
            folder: "labs/idempotency"
        )
        #expect(issues.map(\.description) == [])
        guard case .link(let link)? = manifest?.components.first(where: { $0.id == "network" })?.kind else { return [] }
        return link.faults
    }

    @Test func everyFaultIsRead() throws {
        let read = try faults(
            "{lose: request, chance: 5}",
            "{reset: response, chance: 1 %}",
            "{delay: 40ms}",
            "{delay: 1s, direction: response, chance: 10}",
            "{jitter: 20ms, direction: request}",
            "{bandwidth: 64 KiB/s, direction: response}",
            "{hold: off}",
            "{hold: on, direction: request, chance: 50}",
            "{blackhole: off, chance: 20}"
        )
        #expect(
            read == [
                LinkFault(.lose, .request, chance: .literal(0.05)),
                LinkFault(.reset, .response, chance: .literal(0.01)),
                LinkFault(.delay(.literal(0.04))),
                LinkFault(.delay(.literal(1)), .response, chance: .literal(0.1)),
                LinkFault(.jitter(.literal(0.02)), .request),
                LinkFault(.bandwidth(.literal(65_536)), .response),
                LinkFault(.hold(.literal(.off))),
                LinkFault(.hold(.literal(.on)), .request, chance: .literal(0.5)),
                LinkFault(.blackhole(.literal(.off)), chance: .literal(0.2)),
            ]
        )
    }

    @Test func everyAmountCanBeAControl() throws {
        let controls = """
              far:   {label: Delay, range: [0ms, 500ms], step: 10ms, default: 40ms}
              pipe:  {label: Bandwidth, range: [1 KiB/s, 1 MiB/s], step: 1 KiB/s, default: 64 KiB/s}
              valve: {label: Held, choices: [off, on], default: off}

            """
        let read = try faults(
            "{lose: response, chance: $answer-loss}",
            "{reset: request, chance: $answer-loss}",
            "{delay: $far, chance: $answer-loss}",
            "{jitter: $far}",
            "{bandwidth: $pipe}",
            "{hold: $valve}",
            "{blackhole: $valve}",
            controls: controls
        )
        let loss = Parameter<Double>.control("answer-loss")
        #expect(
            read == [
                LinkFault(.lose, .response, chance: loss), LinkFault(.reset, .request, chance: loss),
                LinkFault(.delay(.control("far")), chance: loss), LinkFault(.jitter(.control("far"))),
                LinkFault(.bandwidth(.control("pipe"))), LinkFault(.hold(.control("valve"))),
                LinkFault(.blackhole(.control("valve"))),
            ]
        )
    }

    @Test func aFaultWithoutADirectionConcernsBoth() {
        #expect(LinkFault(.delay(.literal(1))).concerns(.request))
        #expect(LinkFault(.delay(.literal(1))).concerns(.response))
        #expect(!LinkFault(.delay(.literal(1)), .response).concerns(.request))
    }

    @Test(arguments: [
        ("{}", "a fault without a name in \(fault); one of: \(IdempotencyFiles.faults)"),
        ("{slow: 5ms}", "unknown fault \"slow\" in \(fault); one of: \(IdempotencyFiles.faults)"),
        ("delay", "\(fault) is \"delay\"; write keys and values"),
        ("{reset: request}", "\(fault) lacks \"chance\"; add it"),
        ("{reset: both, chance: 5}", "unknown direction \"both\" in \(fault); one of: request, response"),
        (
            "{lose: request, chance: 5, direction: request}",
            "unknown key \"direction\" in \(fault); one of: lose, chance"
        ),
        ("{delay: 40}", "delay of \(fault) is \"40\"; a duration with its unit, such as 40ms or 2s, or $control"),
        ("{delay: 61s}", "delay of \(fault) is 61s; it must be from 0 s to 60 s"),
        ("{delay: $rate}", "delay of \(fault) needs a duration with its unit, such as 40ms or 2s, which $rate isn't"),
        ("{delay: 1s, direction: up}", "unknown direction \"up\" in \(fault); one of: request, response"),
        ("{delay: 1s, chance: 101}", "chance of \(fault) is 101; it must be from 0 % to 100 %"),
        ("{jitter: -1ms}", "jitter of \(fault) is -1ms; it must be from 0 s to 60 s"),
        (
            "{bandwidth: 64 KiB}",
            "bandwidth of \(fault) is \"64 KiB\"; a rate of bytes with its unit, such as 100 KiB/s, or $control"
        ),
        ("{bandwidth: 0 B/s}", "bandwidth of \(fault) is 0 B/s; it must be from 16 B/s to 1 GiB/s"),
        (
            "{bandwidth: 1 KiB/s, chance: 5}",
            "unknown key \"chance\" in \(fault); one of: bandwidth, direction"
        ),
        ("{hold: maybe}", "hold of \(fault) is \"maybe\"; one of: off, on, or $control"),
        ("{hold: $keys}", "hold of \(fault) needs a control whose choices are among: off, on"),
        (
            "{blackhole: on, direction: request}",
            "unknown key \"direction\" in \(fault); one of: blackhole, chance"
        ),
    ])
    func aBadFaultIsToldWithLineAndRemedy(written: String, expected: String) {
        #expect(IdempotencyFiles.yaml.contains(Self.line))
        let issues = IdempotencyFiles.issues(replacing: Self.line, with: "      - \(written)")
        #expect(issues.first == "labs/idempotency/lab.yml:26: \(expected)")
    }
}
