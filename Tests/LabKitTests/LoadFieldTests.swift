import Testing

@testable import LabKit

/// What `load:` and `serviceTime:` may say.
struct LoadFieldTests {
    private static let load = "{arrivals: poisson, rate: $rate}"
    private static let time = "{exponential: 20ms}"

    private func client(load: String) -> HTTPClientSpec? {
        let yaml = IdempotencyFiles.yaml.replacing(Self.load, with: load)
        let (manifest, _) = LabManifest.parse(yaml: yaml, guide: IdempotencyFiles.guide, folder: "labs/x") { _ in "1" }
        guard case .httpClient(let spec)? = manifest?.component("shop")?.kind else { return nil }
        return spec
    }

    private func server(time: String) -> HTTPServerSpec? {
        let yaml = IdempotencyFiles.yaml.replacing(Self.time, with: time)
        let (manifest, _) = LabManifest.parse(yaml: yaml, guide: IdempotencyFiles.guide, folder: "labs/x")
        guard case .httpServer(let spec)? = manifest?.component("payments")?.kind else { return nil }
        return spec
    }

    @Test func eachArrivalPatternIsRead() throws {
        let open = Parameter<LoadSpec.Loop>.literal(.open)
        #expect(
            client(load: "{arrivals: uniform, rate: 20}")?.load
                == LoadSpec(loop: open, arrivals: .literal(.uniform), rate: .literal(20))
        )
        #expect(
            client(load: "{arrivals: bursts, burst: {size: 50, every: 500ms}}")?.load
                == LoadSpec(
                    loop: open,
                    arrivals: .literal(.bursts),
                    burst: LoadSpec.Burst(size: .literal(50), every: .literal(0.5))
                )
        )
        #expect(
            client(load: "{arrivals: trace, trace: fixtures/x.csv}")?.load
                == LoadSpec(loop: open, arrivals: .literal(.trace), trace: try ArrivalTrace("1"))
        )
    }

    @Test func aClosedLoopHasClientsThatThink() {
        let closed = Parameter<LoadSpec.Loop>.literal(.closed)
        #expect(
            client(load: "{closed: 20}")?.load
                == LoadSpec(loop: closed, clients: .init(count: .literal(20), think: nil))
        )
        #expect(
            client(load: "{closed: $attempts, think: 100ms}")?.load
                == LoadSpec(
                    loop: closed,
                    clients: .init(count: .control("attempts"), think: .constant(.literal(0.1)))
                )
        )
        #expect(
            client(load: "{closed: 5, think: {exponential: $timeout}}")?.load.clients?.think
                == .exponential(mean: .control("timeout"))
        )
    }

    @Test(arguments: [
        ("{constant: 5ms}", ServiceTime.constant(.literal(0.005))),
        ("{exponential: $timeout}", .exponential(mean: .control("timeout"))),
        ("{uniform: [5ms, 15ms]}", .uniform(.literal(0.005), .literal(0.015))),
        ("{lognormal: {median: 20ms, sigma: 0.5}}", .lognormal(.median(.literal(0.02)), sigma: .literal(0.5))),
        ("{lognormal: {mean: 20ms, sigma: 1}}", .lognormal(.mean(.literal(0.02)), sigma: .literal(1))),
        ("{pareto: {minimum: 5ms, shape: 1.5}}", .pareto(minimum: .literal(0.005), shape: .literal(1.5))),
    ])
    func eachDistributionIsRead(text: String, time: ServiceTime) {
        #expect(server(time: text)?.serviceTime == time)
    }

    @Test(arguments: [
        ("{}", "load of component shop needs \"arrivals\" or \"closed\", such as {arrivals: poisson, rate: 50}"),
        (
            "{arrivals: poisson, rate: 5, closed: 5}",
            "load of component shop has \"arrivals\" and \"closed\"; add \"loop\" to say when it is which"
        ),
        (
            "{arrivals: poisson}",
            "load of component shop lacks \"rate\", which arrivals \"poisson\" needs; add it"
        ),
        (
            "{arrivals: bursts, rate: 5}",
            "load of component shop lacks \"burst\", which arrivals \"bursts\" needs; add it"
        ),
        ("{arrivals: trace}", "load of component shop lacks \"trace\", which arrivals \"trace\" needs; add it"),
        (
            "{loop: closed, arrivals: poisson}",
            "load of component shop lacks \"closed\", which a closed loop needs; add it"
        ),
        ("{loop: open, closed: 5}", "load of component shop lacks \"arrivals\", which an open loop needs; add it"),
        ("{closed: 0}", "closed of load of component shop is 0; it must be from 1 to 2000"),
        (
            "{arrivals: bursts, burst: {size: 5, every: 1ms}}",
            "every of burst of load of component shop is 1ms; it must be from 10 ms to 60 s"
        ),
        (
            "{closed: 5, think: long}",
            "think of load of component shop is \"long\"; a duration with its unit, such as 40ms or 2s, or $control"
        ),
    ])
    func aBadLoadIsToldWithItsRemedy(load: String, message: String) {
        let issues = IdempotencyFiles.issues(replacing: Self.load, with: load)
        #expect(issues.first == "labs/idempotency/lab.yml:17: \(message)")
    }

    @Test(arguments: [
        (
            "{}",
            "serviceTime of component payments is empty; one of: constant, exponential, uniform, lognormal, pareto"
        ),
        (
            "{constant: 1ms, exponential: 1ms}", "serviceTime of component payments has 2 distributions; write one"
        ),
        (
            "{uniform: [1ms]}",
            "uniform of serviceTime of component payments has 1 bounds; write two, such as [5ms, 15ms]"
        ),
        (
            "{lognormal: {sigma: 1}}",
            "lognormal of serviceTime of component payments needs either \"median\" or \"mean\""
        ),
        (
            "{pareto: {minimum: 1ms, shape: 1}}",
            "shape of pareto of serviceTime of component payments is 1; it must be from 1.01 to 100"
        ),
    ])
    func aBadDistributionIsToldWithItsRemedy(time: String, message: String) {
        let issues = IdempotencyFiles.issues(replacing: Self.time, with: time)
        #expect(issues.first == "labs/idempotency/lab.yml:31: \(message)")
    }

    /// Whatever a control can choose has to have what it needs.
    @Test func aPatternThatAControlChoosesNeedsWhatAnyOfItsChoicesNeeds() {
        let control = "rate:        {label: Orders"
        let yaml = IdempotencyFiles.yaml
            .replacing(control, with: "pattern: {label: P, choices: [poisson, bursts], default: poisson}\n  \(control)")
            .replacing(Self.load, with: "{arrivals: $pattern, rate: $rate}")
        let issues = LabManifest.parse(yaml: yaml, guide: IdempotencyFiles.guide, folder: "labs/x").issues
        #expect(
            issues.first?.description
                == "labs/x/lab.yml:17: load of component shop lacks \"burst\", which arrivals \"bursts\" needs; add it"
        )
    }

    @Test func connectionsOfAClientAreBounded() {
        let yaml = { (text: String) in
            IdempotencyFiles.issues(
                replacing: "attempts: $attempts",
                with: "attempts: $attempts\n    connections: \(text)"
            )
        }
        #expect(yaml("4") == [])
        #expect(
            yaml("0").first
                == "labs/idempotency/lab.yml:20: connections of component shop is 0; it must be from 1 to 2000"
        )
    }
}
